import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId, LeaseId, RunId, Sha256 } from '../domain/ids.ts'
import type { Json } from '../domain/plan.ts'
import { Milestone, type RunExit, RunState } from '../domain/run.ts'
import { AnyJson, json } from './columns.ts'
import type { Database } from './database.ts'
import { prepareRuns } from './run-statements.ts'

/** One run of the matrix or of the smoke test. */
export const Run = z.object({
  id: RunId,
  experiment: ExperimentId,
  kind: z.enum(['matrix', 'smoke']),
  condition: z.string(),
  seed: z.number(),
  attempt: z.number(),
  state: RunState,
  driver: z.string(),
  handle: json(z.object({ driver: z.string(), ref: z.string() })).nullable(),
  lease: LeaseId.nullable(),
  argv: json(z.array(z.string())),
  cwd: z.string(),
  config: AnyJson,
  commit: z.string(),
  diffHash: z.string(),
  environment: Sha256.nullable(),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  exitReason: z.string().nullable(),
  signature: z.string().nullable(),
  milestones: json(z.array(Milestone)),
  looks: z.number(),
  nextLookAt: z.number().nullable(),
  submittedAt: z.number().nullable(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  collectedAt: z.number().nullable(),
  /** The machine that it ran on; known from its end on, where anybody tells. */
  node: z.string().nullable(),
})
export type Run = z.infer<typeof Run>
const MaybeRun = Run.optional()
const ManyRun = Run.array()

export interface NewRun {
  readonly id: RunId
  readonly experiment: ExperimentId
  readonly kind: Run['kind']
  readonly condition: string
  readonly seed: number
  readonly attempt: number
  readonly driver: string
  readonly lease: LeaseId | null
  readonly argv: readonly string[]
  readonly cwd: string
  readonly config: Json
  readonly commit: string
  readonly diffHash: string
  readonly environment: string | null
}

/** How a run ended for us. `signature` names a failure so that two alike can be told. */
export interface Settled {
  readonly state: 'ok' | 'failed' | 'stopped'
  readonly exit: RunExit
  readonly signature?: string
  readonly node?: string | null
}

const Time = z.object({ at: z.number().nullable() })
const Count = z.object({ state: RunState, n: z.number() })
type Statements = ReturnType<typeof prepareRuns>

/** The runs: planned, submitting (committed before the driver is asked), submitted, running, then settled once. */
export function createRuns(db: Database) {
  const statements = prepareRuns(db)
  return { ...readers(statements), ...writers(statements) }
}

export type Runs = ReturnType<typeof createRuns>

function readers(statements: Statements) {
  return {
    find: (id: RunId): Run | undefined => MaybeRun.parse(statements.byId.get(id)),
    get(id: RunId): Run {
      const found = MaybeRun.parse(statements.byId.get(id))
      if (found) return found
      throw new HookeError('notFound', `there is no run ${id}`)
    },
    list: (experiment: ExperimentId, kind?: Run['kind']): Run[] =>
      ManyRun.parse(statements.ofExperiment.all({ experiment, kind: kind ?? null })),
    /** Of one cell of the matrix, all attempts. */
    ofCell: (experiment: ExperimentId, condition: string, seed: number): Run[] =>
      ManyRun.parse(statements.ofCell.all(experiment, condition, seed)),
    /** Handed to a driver and not ended, of all experiments: to be found again after a restart. */
    unsettled: (): Run[] => ManyRun.parse(statements.unsettled.all()),
    /** Whose next look is due (C-11). */
    dueLooks: (now: number): Run[] => ManyRun.parse(statements.dueLooks.all(now)),
    nextLook: (): number | undefined => Time.parse(statements.nextLook.get()).at ?? undefined,
    /** How many runs of the matrix are in each state, counting the latest attempt of each cell. */
    counts: (experiment: ExperimentId): Partial<Record<RunState, number>> =>
      Object.fromEntries(
        Count.array()
          .parse(statements.counts.all(experiment))
          .map(({ state, n }) => [state, n]),
      ),
  }
}

function writers(statements: Statements) {
  return {
    /** A run that is there already is left as it is. */
    plan({ argv, config, ...row }: NewRun): void {
      statements.plan.run({ ...row, argv: JSON.stringify(argv), config: JSON.stringify(config) })
    },
    /** Commit before the driver is asked: a restart then knows to look for it. */
    submitting: (id: RunId, at: number): boolean => statements.submitting.run({ id, at }).changes === 1,
    submitted: (id: RunId, handle: { driver: string; ref: string }): boolean =>
      statements.submitted.run({ id, handle: JSON.stringify(handle) }).changes === 1,
    running: (id: RunId, startedAt: number): boolean =>
      statements.running.run({ id, startedAt }).changes === 1,
    looked: (id: RunId, look: { milestones: readonly Milestone[]; nextLookAt: number | null }): void =>
      void statements.looked.run({ id, ...look, milestones: JSON.stringify(look.milestones) }),
    /** False when it had ended already; then nothing changes. */
    settle: (id: RunId, { state, exit, signature, node = null }: Settled): boolean =>
      statements.settle.run({ id, state, ...exit, signature: signature ?? null, node }).changes === 1,
    skip: (id: RunId, reason: string, at: number): boolean =>
      statements.skip.run({ id, reason, at }).changes === 1,
    collected: (id: RunId, at: number): void => void statements.collected.run({ id, at }),
  }
}
