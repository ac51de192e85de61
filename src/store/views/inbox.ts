import { z } from 'zod'
import { ExperimentId } from '../../domain/ids.ts'
import { Standing, Turn } from '../../domain/workflow.ts'
import type { Alarm } from '../alarms.ts'
import type { SkipProposal } from '../skip-proposals.ts'
import type { Store } from '../store.ts'

const base = { id: ExperimentId, study: z.string(), title: z.string(), stage: Standing, since: z.number() }

const AskedRow = z.object({
  ...base,
  person: z.string().nullable(),
  reason: z.string().nullable(),
  openQuestions: z.number(),
})

/** One experiment that waits for a person. */
export interface NeedsYou {
  readonly id: ExperimentId
  readonly study: string
  readonly title: string
  readonly stage: Standing
  readonly since: number
  readonly person: string | null
  /** What is asked of them: `Approve the plan`, `Answer 2 questions`. */
  readonly ask: string
  readonly reason: string | null
  /** What roles would skip, in their words (W-3). */
  readonly skipProposals: readonly SkipProposal[]
}

/** One experiment that goes on by itself. */
export const AtWork = z.object({
  ...base,
  substage: z.string(),
  turn: Turn,
  runsEnded: z.number(),
  runs: z.number(),
  nextLookAt: z.number().nullable(),
  spentUsd: z.number(),
  capUsd: z.number().nullable(),
})
export type AtWork = z.infer<typeof AtWork>

export interface InboxView {
  readonly needsYou: readonly NeedsYou[]
  /** About hardware and the disk; each stands until it is over. */
  readonly alarms: readonly Alarm[]
  readonly atWork: readonly AtWork[]
  /** How many there are of each; the lists hold 200 at most. */
  readonly totals: { readonly needsYou: number; readonly atWork: number; readonly alarms: number }
}

const Totals = z.object({ needsYou: z.number(), atWork: z.number() })

/** A cell of the matrix counts once, by its last attempt. */
const LATEST = `not exists (
  select 1 from runs later where later.experiment = r.experiment and later.kind = r.kind
    and later.condition = r.condition and later.seed = r.seed and later.attempt > r.attempt)`

/** Who has to act now: a person, or the others. Oldest wait first. */
export function createInboxView({
  db,
  alarms,
  skipProposals,
}: Pick<Store, 'db' | 'alarms' | 'skipProposals'>) {
  const asked = db.prepare(`
    select id, study, title, stage, stage_since as since, waiting_for as person, reason,
      (select count(*) from questions q where q.experiment = e.id and q.answer is null) as openQuestions
    from experiments e
    where turn = 'human' and archived_at is null and (@person is null or waiting_for is null or waiting_for = @person)
    order by stage_since, id limit 200`)
  const working = db.prepare(`
    select id, study, title, stage, substage, turn, stage_since as since,
      (select count(*) from runs r where r.experiment = e.id and r.kind = 'matrix' and ${LATEST}
        and r.state in ('ok', 'failed', 'stopped', 'skipped')) as runsEnded,
      (select count(*) from runs r where r.experiment = e.id and r.kind = 'matrix' and ${LATEST}) as runs,
      (select min(next_look_at) from runs r
        where r.experiment = e.id and r.state in ('submitting', 'submitted', 'running')) as nextLookAt,
      (select coalesce(sum(usd), 0.0) from costs c where c.experiment = e.id) as spentUsd,
      (select json_extract(p.body, '$.budget.capUsd') from plans p
        where p.experiment = e.id order by p.version desc limit 1) as capUsd
    from experiments e
    where turn in ('daemon', 'agent', 'hardware', 'time') and archived_at is null
    order by priority = 0, priority, stage_since, id limit 200`)

  const totals = db.prepare(`
    select
      coalesce(sum(turn = 'human' and (@person is null or waiting_for is null or waiting_for = @person)), 0) as needsYou,
      coalesce(sum(turn in ('daemon', 'agent', 'hardware', 'time')), 0) as atWork
    from experiments where turn <> 'nobody' and archived_at is null`)

  return ({ person = null }: { person?: string | null } = {}): InboxView => {
    const open = alarms.open()
    return {
      needsYou: AskedRow.array()
        .parse(asked.all({ person }))
        .map(({ openQuestions, ...row }) => ({
          ...row,
          ask: askOf(row.stage, openQuestions),
          // a gate that refused left its reason
          skipProposals: row.reason === null ? [] : skipProposals.open(row.id),
        })),
      atWork: AtWork.array().parse(working.all()),
      alarms: open.slice(0, 200),
      totals: { ...Totals.parse(totals.get({ person })), alarms: open.length },
    }
  }
}

/** What a stage asks of a person, for a list. */
export function askOf(stage: Standing, openQuestions: number): string {
  if (stage === 'clarifying')
    return openQuestions === 1 ? 'Answer 1 question' : `Answer ${openQuestions} questions`
  if (stage === 'awaitingPlanApproval') return 'Approve the plan'
  if (stage === 'awaitingResultApproval') return 'Approve the result'
  return 'Decide how to go on'
}
