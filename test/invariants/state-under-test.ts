import type { LoopLimits } from '../../src/state-machines/context.ts'
import { type ExperimentState, thaw } from '../../src/state-machines/step.ts'
import type { Experiment } from '../../src/store/experiments.ts'
import { Experiment as ExperimentRow } from '../../src/store/experiments.ts'
import type { Store } from '../../src/store/store.ts'

export interface StateUnderTest {
  readonly store: Store
  /** Every file below it is searched for `canaries`; runs are looked for in its folder `runs`. */
  readonly folder?: string
  /** Experiments that somebody was told of. */
  readonly experiments?: readonly string[]
  /** Secret values that must be in no file and no row, under no encoding. */
  readonly canaries?: readonly string[]
  /** A daemon is up and has nothing left to do but to wait: then nothing may be open that a dead daemon may leave. */
  readonly isAtRest?: boolean
  /** Ids of runs (or pods named by their run) that really go on; those of the folder `runs` when it is not given. */
  readonly liveRuns?: readonly string[]
}

/** What is wrong, in one line each; it begins with the experiment where there is one. */
export type Invariant = (state: StateUnderTest) => readonly string[]

export function experimentsOf({ db, experiments }: Store): readonly Experiment[] {
  const ids = ExperimentRow.pick({ id: true }).array().parse(db.prepare('select id from experiments').all())
  return ids.map(({ id }) => experiments.get(id))
}

/** Those whose state can be read; the others were put aside. */
export function readable(store: Store): readonly Experiment[] {
  return experimentsOf(store).filter(({ quarantined }) => quarantined === null)
}

export function stateOf({ snapshot }: Experiment): ExperimentState {
  return thaw(snapshot)
}

export function limitsOf(row: Experiment): LoopLimits {
  return stateOf(row).context.limits
}
