import type { GateSet } from '../../domain/effect.ts'
import type { GateName } from '../../domain/gate.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'

/** Where and for whom a gate is about to judge. */
export interface GateContext {
  readonly experiment: Experiment
  readonly at: GateSet
}

/** Reads what one gate judges: from rows, git, files and drivers; never from what an agent says. */
export type Gather<Name extends GateName> = (
  deps: EngineDeps,
  context: GateContext,
  signal: AbortSignal,
) => Promise<FactsOf[Name]>
