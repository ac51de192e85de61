import { z } from 'zod'
import { type Effect, EFFECT_KINDS, type EffectKind, FREE_EFFECTS } from '../domain/effect.ts'
import { ExperimentId } from '../domain/ids.ts'
import { Standing } from '../domain/workflow.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'
import { EffectColumn } from './effect-column.ts'

export const OutboxState = z.enum(['pending', 'started', 'done', 'failed', 'cancelled'])
export type OutboxState = z.infer<typeof OutboxState>

export const OutboxRow = z.object({
  key: z.string(),
  experiment: ExperimentId,
  stage: Standing,
  visit: z.number(),
  effect: json(EffectColumn),
  state: OutboxState,
  attempt: z.number(),
  epoch: z.number(),
  notBefore: z.number(),
  error: z.string().nullable(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
})
export type OutboxRow = z.infer<typeof OutboxRow>
const MaybeOutboxRow = OutboxRow.optional()
const ManyOutboxRow = OutboxRow.array()

/** A pending effect whose time has come, with what decides whose turn it is (W-5). */
export const DueEffect = z.object({
  key: z.string(),
  kind: z.enum(EFFECT_KINDS),
  role: z.string().nullable(),
  attempt: z.number(),
  experiment: ExperimentId,
  study: z.string(),
  person: z.string(),
  priority: z.number(),
  since: z.number(),
  version: z.number(),
})
export type DueEffect = z.infer<typeof DueEffect>
const ManyDueEffect = DueEffect.array()

export interface NewEffect {
  readonly key: string
  readonly experiment: ExperimentId
  readonly stage: Standing
  readonly visit: number
  readonly effect: Effect
  readonly notBefore?: number
  readonly createdAt: number
}

const FREE = FREE_EFFECTS.map((kind) => `'${kind}'`).join(', ')
const COLUMNS = `key, experiment, stage, visit, effect, state, attempt, epoch, not_before as notBefore, error,
  created_at as createdAt, started_at as startedAt, finished_at as finishedAt`

/** Effects that were asked for, in the commit of the step that asked: pending, started, then done or failed (E-3). */
export function createOutbox(db: Database) {
  const statements = prepare(db)
  const rows = (found: unknown[]) => ManyOutboxRow.parse(found)

  return {
    /** A key that is there already is left as it is. */
    add(effects: readonly NewEffect[]): void {
      for (const { effect, notBefore = 0, ...row } of effects) {
        statements.add.run({ ...row, notBefore, kind: effect.kind, effect: JSON.stringify(effect) })
      }
    },

    /**
     * Pending effects of these kinds whose time has come, oldest first; none of a quarantined experiment. A message to a
     * tracker waits for those before it (T-5).
     */
    due: (now: number, kinds: readonly EffectKind[] = EFFECT_KINDS): DueEffect[] =>
      ManyDueEffect.parse(statements.due.all(now, JSON.stringify(kinds))),
    /** When the next pending effect falls due after a moment, for the worker's alarm. */
    nextDue: (after = -1): number | undefined => firstTime(statements.nextDue.get(after)),

    /** False when it was cancelled or finished in between: then nothing may be done. Commit before touching the outside. */
    start: (key: string, mark: { attempt: number; epoch: number; at: number }): boolean =>
      statements.start.run({ key, ...mark }).changes === 1,

    /** False when it is no longer started: the outcome came late and is dropped (E-10). */
    finish: (key: string, outcome: { state: 'done' | 'failed'; at: number; error?: string }): boolean =>
      statements.finish.run({ error: null, ...outcome, key }).changes === 1,

    /** Back to pending, for another try at `notBefore`. */
    postpone: (key: string, notBefore: number, error: string): boolean =>
      statements.postpone.run({ key, notBefore, error }).changes === 1,

    /** What waits to be tried again, or for a later moment, is due now; how many. No message to a tracker: it is no work. */
    hurry: (experiment: ExperimentId, now: number): number =>
      statements.hurry.run(now, experiment, now).changes,

    /** Shortens each pause that is not over by `ms`, after the clock was set back by so much. */
    bringForward: (ms: number, now: number): void => void statements.bringForward.run({ ms, now }),

    /** Cancels what the visits up to this one asked for, but for the free effects; the keys it cancelled. */
    cancelStage(experiment: ExperimentId, visit: number, at: number): string[] {
      const left = Keys.parse(statements.left.all(experiment, visit))
      for (const key of left) statements.cancel.run({ key, at })
      return left
    },

    /** What asked for the same of this visit or an earlier one, and had not begun, was done along with it. */
    supersede: (by: {
      experiment: ExperimentId
      kind: EffectKind
      visit: number
      except: string
      at: number
    }): void => void statements.supersede.run(by),

    /** What a daemon that died had begun: to be looked up outside, then done again or finished (E-6). */
    started: (): OutboxRow[] => rows(statements.started.all()),
    byKey: (key: string): OutboxRow | undefined => MaybeOutboxRow.parse(statements.byKey.get(key)),
    open: (experiment: ExperimentId): OutboxRow[] => rows(statements.open.all(experiment)),
    list: (experiment: ExperimentId): OutboxRow[] => rows(statements.list.all(experiment)),
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const Keys = z.string().array()
const Time = z.object({ at: z.number().nullable() })

function firstTime(row: unknown): number | undefined {
  return Time.parse(row).at ?? undefined
}

function prepare(db: Database) {
  const select = (rest: string) => db.prepare(`select ${COLUMNS} from outbox ${rest}`)
  return {
    byKey: select('where key = ?'),
    due: db.prepare(`
      select o.key, o.kind, json_extract(o.effect, '$.role') as role, o.attempt, o.experiment, e.study,
        e.created_by as person, e.priority, e.created_at as since, e.version
      from outbox o indexed by outbox_open cross join experiments e on e.id = o.experiment
      where o.state = 'pending' and o.state in ('pending', 'started') and o.not_before <= ?
        and o.kind in (select value from json_each(?)) and e.quarantined is null
        and (o.kind not like 'tracker.%' or not exists (
          select 1 from outbox p where p.experiment = o.experiment and p.state in ('pending', 'started')
            and p.kind = 'tracker.post' and p.rowid < o.rowid))
      order by o.created_at, o.rowid`),
    started: select("where state = 'started' order by started_at, rowid"),
    open: select("where experiment = ? and state in ('pending', 'started') order by rowid"),
    list: select('where experiment = ? order by rowid'),
    // said twice, so that the index of what is open serves it: the log of what was done only grows
    nextDue: db.prepare(`
      select min(not_before) as at from outbox
      where state = 'pending' and state in ('pending', 'started') and not_before > ?`),
    add: db.prepare(`
      insert into outbox (key, experiment, stage, visit, kind, effect, state, not_before, created_at)
      values (@key, @experiment, @stage, @visit, @kind, @effect, 'pending', @notBefore, @createdAt)
      on conflict (key) do nothing`),
    start: db.prepare(`
      update outbox set state = 'started', attempt = @attempt, epoch = @epoch, started_at = @at, error = null
      where key = @key and state in ('pending', 'started')`),
    finish: db.prepare(`
      update outbox set state = @state, error = @error, finished_at = @at where key = @key and state = 'started'`),
    postpone: db.prepare(`
      update outbox set state = 'pending', not_before = @notBefore, error = @error
      where key = @key and state in ('pending', 'started')`),
    hurry: db.prepare(`
      update outbox set not_before = ?
      where experiment = ? and state = 'pending' and not_before > ? and kind not like 'tracker.%'`),
    bringForward: db.prepare(`
      update outbox set not_before = max(@now, not_before - @ms) where state = 'pending' and not_before > @now`),
    supersede: db.prepare(`
      update outbox set state = 'done', finished_at = @at
      where experiment = @experiment and kind = @kind and visit <= @visit and state = 'pending' and key <> @except`),
    left: db
      .prepare(
        `select key from outbox
        where experiment = ? and visit <= ? and state in ('pending', 'started') and kind not in (${FREE})`,
      )
      .pluck(),
    cancel: db.prepare("update outbox set state = 'cancelled', finished_at = @at where key = @key"),
  }
}
