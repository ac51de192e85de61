import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId } from '../domain/ids.ts'
import { Kind, Standing, Track, Turn } from '../domain/workflow.ts'
import type { Database } from './database.ts'

const ManyExperimentId = ExperimentId.array()

/** One experiment. `snapshot` is the machine's state as text; the columns beside it are derived from it at each step. */
export const Experiment = z.object({
  id: ExperimentId,
  study: z.string(),
  issue: z.string().nullable(),
  parent: ExperimentId.nullable(),
  title: z.string(),
  brief: z.string(),
  kind: Kind,
  track: Track,
  priority: z.number(),
  stage: Standing,
  substage: z.string(),
  turn: Turn,
  waitingFor: z.string().nullable(),
  reason: z.string().nullable(),
  stageSince: z.number(),
  visit: z.number(),
  machineVersion: z.number(),
  version: z.number(),
  snapshot: z.string(),
  quarantined: z.string().nullable(),
  archivedAt: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type Experiment = z.infer<typeof Experiment>
const MaybeExperiment = Experiment.optional()
const ManyExperiment = Experiment.array()
export type NewExperiment = Omit<Experiment, 'version' | 'quarantined' | 'archivedAt' | 'updatedAt'>

/** What one step of the machine changes. `version` is the one that was read: the fence of E-2. */
export type ExperimentStep = Pick<
  Experiment,
  | 'id'
  | 'version'
  | 'stage'
  | 'substage'
  | 'turn'
  | 'waitingFor'
  | 'reason'
  | 'stageSince'
  | 'visit'
  | 'machineVersion'
  | 'snapshot'
  | 'updatedAt'
>
export type ExperimentWords = Pick<Experiment, 'title' | 'brief' | 'kind' | 'track' | 'priority' | 'issue'>

const Count = z.object({ n: z.number() })
const COLUMNS = `id, study, issue, parent, title, brief, kind, track, priority, stage, substage, turn,
  waiting_for as waitingFor, reason, stage_since as stageSince, visit, machine_version as machineVersion, version,
  snapshot, quarantined, archived_at as archivedAt, created_by as createdBy, created_at as createdAt,
  updated_at as updatedAt`

const ACTIVE =
  "where turn <> 'nobody' and quarantined is null and archived_at is null order by stage_since, id"

/** The experiments, each a row: a parked one costs no heap (E-11). */
export function createExperiments(db: Database) {
  const statements = prepare(db)
  const one = (row: unknown) => MaybeExperiment.parse(row)

  return {
    insert: (row: NewExperiment): void => void statements.insert.run(row),
    find: (id: string): Experiment | undefined => one(statements.byId.get(id)),

    /** As `find`; an unknown id is `experiment.notFound`. */
    get(id: string): Experiment {
      const found = one(statements.byId.get(id))
      if (found) return found
      throw new HookeError('experiment.notFound', `there is no experiment ${id}`, { advice: 'hooke list' })
    },

    byIssue: (ref: string): Experiment | undefined => one(statements.byIssue.get(ref)),
    children: (id: ExperimentId): Experiment[] => ManyExperiment.parse(statements.children.all(id)),

    /** All that have not ended and are not put aside by the daemon or archived, oldest stage first. */
    active: (): Experiment[] => ManyExperiment.parse(statements.active.all()),
    activeIds: (): ExperimentId[] => ManyExperimentId.parse(statements.activeIds.all()),
    /** How many of a study have not ended, whoever's turn it is. */
    countUnderWay: (study: string): number => Count.parse(statements.underWay.get(study)).n,
    /** Those of another version of the workflow, and those put aside for a reason that begins with `stranded`. */
    ofOtherVersion: (version: number, stranded: string): ExperimentId[] =>
      ManyExperimentId.parse(statements.ofOtherVersion.all({ version, stranded: `${stranded}%` })),
    quarantined: (): Experiment[] => ManyExperiment.parse(statements.quarantined.all()),

    /** Throws `request.conflict` when the row is no longer of the version that was read. */
    save(step: ExperimentStep): void {
      if (statements.save.run(step).changes !== 1) throw conflict(step)
    },

    /** Changes what people read; the machine's columns stay. */
    describe(id: ExperimentId, words: Partial<ExperimentWords>, at: number): void {
      const { title, brief, kind, track, priority, issue } = words
      const row = { title, brief, kind, track, priority, issue }
      statements.describe.run({ ...nulls(row), id, at })
    },

    /** Puts aside a row whose state cannot be read (E-9): shown as blocked, for a person, never started anew. */
    quarantine: (id: ExperimentId, reason: string, at: number): void =>
      void statements.quarantine.run({ id, reason, at }),

    /** Lets the machine try again; the next `save` sets stage and turn. */
    readmit: (id: ExperimentId, at: number): void => void statements.readmit.run({ id, at }),
    archive: (id: ExperimentId, at: number): void => void statements.archive.run({ id, at }),
  }
}

export type Experiments = ReturnType<typeof createExperiments>

function prepare(db: Database) {
  const select = (rest: string) => db.prepare(`select ${COLUMNS} from experiments ${rest}`)
  return {
    byId: select('where id = ?'),
    byIssue: select('where issue = ? order by created_at desc limit 1'),
    children: select('where parent = ? order by created_at, id'),
    active: select(ACTIVE),
    activeIds: db.prepare(`select id from experiments ${ACTIVE}`).pluck(),
    underWay: db.prepare(
      `select count(*) as n from experiments
       where study = ? and archived_at is null and stage not in ('done', 'cancelled', 'failed')`,
    ),
    ofOtherVersion: db
      .prepare('select id from experiments where machine_version <> @version or quarantined like @stranded')
      .pluck(),
    quarantined: select('where quarantined is not null order by id'),
    insert: db.prepare(`
      insert into experiments (id, study, issue, parent, title, brief, kind, track, priority, stage, substage, turn,
        waiting_for, reason, stage_since, visit, machine_version, snapshot, created_by, created_at, updated_at)
      values (@id, @study, @issue, @parent, @title, @brief, @kind, @track, @priority, @stage, @substage, @turn,
        @waitingFor, @reason, @stageSince, @visit, @machineVersion, @snapshot, @createdBy, @createdAt, @createdAt)`),
    save: db.prepare(`
      update experiments set version = version + 1, stage = @stage, substage = @substage, turn = @turn,
        waiting_for = @waitingFor, reason = @reason, stage_since = @stageSince, visit = @visit,
        machine_version = @machineVersion, snapshot = @snapshot, updated_at = @updatedAt
      where id = @id and version = @version`),
    describe: db.prepare(`
      update experiments set title = coalesce(@title, title), brief = coalesce(@brief, brief),
        kind = coalesce(@kind, kind), track = coalesce(@track, track), priority = coalesce(@priority, priority),
        issue = coalesce(@issue, issue), updated_at = @at
      where id = @id`),
    quarantine: db.prepare(`
      update experiments set version = version + 1, quarantined = @reason, stage = 'blocked', turn = 'human',
        reason = @reason, stage_since = @at, updated_at = @at
      where id = @id`),
    readmit: db.prepare('update experiments set quarantined = null, updated_at = @at where id = @id'),
    archive: db.prepare('update experiments set archived_at = @at, updated_at = @at where id = @id'),
  }
}

function nulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null]))
}

function conflict({ id, version }: ExperimentStep): HookeError {
  return new HookeError('request.conflict', `${id} changed while a step was made`, {
    found: `no row of version ${version}`,
    advice: 'Two writers work on one state folder; stop one of them.',
  })
}
