import { z } from 'zod'
import { asError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { LoggedEvent } from '../../store/events.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { OutboxRow } from '../../store/outbox.ts'
import type { Run } from '../../store/runs.ts'
import { eventWords } from '../../store/views/event-words.ts'
import type { EngineDeps } from '../deps.ts'
import { outward } from './outward.ts'
import { DONE, queuePost } from './posts.ts'
import { heartbeatComment, milestoneComment } from './report-comment.ts'

type Deps = Pick<EngineDeps, 'store' | 'clock' | 'log' | 'mask' | 'wake' | 'trackers' | 'publicUrl'>

const MINUTE = 60_000
/** How often is looked whether there is something to report. */
const EVERY_MS = MINUTE
const HOUR = 60 * MINUTE
/**
 * Milestones that come sooner after one another are told together; the pause doubles with each comment up to a day, so that
 * a study of days stays within what it may ask of its tracker (F-8).
 */
const FIRST_PAUSE_MS = HOUR
const LONGEST_PAUSE_MS = 24 * HOUR
/** So long after the last comment a heartbeat says that work goes on (T-10); each is twice as long in coming as the one before. */
const SILENT_MS = 6 * HOUR

/** What of the log is a milestone: decisions, surprises, and that all runs have ended. */
const MILESTONES: ReadonlySet<string> = new Set([
  'plan.approved',
  'plan.revised',
  'result.revised',
  'result.reopened',
  'result.retracted',
  'seeds.requested',
  'gate.skipped',
  'stage.skipped',
  'experiment.retried',
  'run.anomalous',
  'diagnosis.made',
  'runs.settled',
] satisfies readonly LoggedEvent['type'][])

/** What was reported of an experiment, and when. */
const Reported = z.object({
  seq: z.number(),
  milestonesAt: z.number(),
  at: z.number(),
  comments: z.number(),
  heartbeats: z.number().default(0),
})
type Reported = z.infer<typeof Reported>

const NAME = 'tracker.reported'

/** Where a comment asks a person (W-2). */
const ASKING: readonly Experiment['stage'][] = [
  'clarifying',
  'awaitingPlanApproval',
  'awaitingResultApproval',
  'blocked',
]

/** Looks each minute until it is aborted; nothing that goes wrong here stops anything. */
export function keepReporting(deps: Deps, signal: AbortSignal): void {
  if (signal.aborted || (deps.trackers?.size ?? 0) === 0) return
  try {
    report(deps)
  } catch (thrown) {
    const { message, stack } = asError(thrown)
    deps.log.error({ event: 'tracker.unreported', reason: message, stack }, 'milestones could not be told')
  }
  deps.clock.after(EVERY_MS, () => keepReporting(deps, signal), { quiet: true })
}

/**
 * Queues for each experiment at work in a tracker outside what happened since the last report, as one comment, or after six
 * silent hours a heartbeat (T-10). One that is still queued says it all later: nothing is added to it.
 */
export function report(deps: Deps): void {
  const { store } = deps
  for (const tracker of deps.trackers?.keys() ?? [])
    for (const id of store.trackerLinks.active(tracker))
      store.transaction(() => reportOf(deps, store.experiments.get(id)))
}

function reportOf(deps: Deps, experiment: Experiment): void {
  const { store, clock } = deps
  const { id } = experiment
  if (store.outbox.open(id).some(({ key }) => key.startsWith(prefixOf(id)))) return
  const before = reportedOf(deps, experiment)
  const news = newsSince(deps, id, before)
  const silence = clock.now() - Math.max(before.at, news.askedUntil)
  const { upTo, words } = news
  if (news.isWorthIt && silence >= pauseAfter(before))
    say(deps, id, { before, upTo, body: milestoneComment(deps, experiment, words) })
  else if (words.length === 0 && silence >= SILENT_MS * 2 ** before.heartbeats)
    say(deps, id, {
      ...{ before: { ...before, heartbeats: before.heartbeats + 1 }, upTo },
      body: heartbeatComment(deps, experiment, silence),
    })
}

/** Heartbeats tell of nothing, so that what happens after them is told as soon as if they had not been. */
function pauseAfter({ comments, heartbeats }: Reported): number {
  const told = comments - heartbeats
  return told <= 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (told - 1))
}

/** What happened so far is told: an issue that is made now stands alone, and reports begin after it (T-11). */
export function beginReports(deps: Pick<Deps, 'store' | 'clock'>, id: ExperimentId): void {
  const at = deps.clock.now()
  const seq = deps.store.events.list(id).at(-1)?.seq ?? 0
  keep(deps, id, { seq, milestonesAt: at, at, comments: 0, heartbeats: 0 })
}

const prefixOf = (id: ExperimentId): string => `${id}/report/`

/** Who was begun just now has nothing to report. */
function reportedOf({ store }: Deps, { id, createdAt }: Experiment): Reported {
  const found = Reported.safeParse(store.observations.find(id, NAME)).data
  return found ?? { seq: 0, milestonesAt: 0, at: createdAt, comments: 0, heartbeats: 0 }
}

interface Said {
  readonly before: Reported
  readonly upTo: Pick<Reported, 'seq' | 'milestonesAt'>
  readonly body: string
}

function say(deps: Deps, id: ExperimentId, { before, upTo, body }: Said): void {
  const comments = before.comments + 1
  const { heartbeats } = before
  queuePost(deps, id, { key: `${prefixOf(id)}${comments}`, post: { kind: 'comment', body } })
  keep(deps, id, { ...upTo, comments, heartbeats, at: deps.clock.now() })
}

function keep({ store, clock }: Pick<Deps, 'store' | 'clock'>, id: ExperimentId, body: Reported): void {
  store.observations.put(id, { name: NAME, body, at: clock.now() })
}

interface News {
  /** When a person was last asked, 0 when nobody was since the report: that comment stood alone, and told what led there. */
  readonly askedUntil: number
  readonly words: readonly string[]
  /** Something among it is no change of stage alone, which label and status comment show within seconds (F-8). */
  readonly isWorthIt: boolean
  readonly upTo: Pick<Reported, 'seq' | 'milestonesAt'>
}

function newsSince({ store }: Deps, id: ExperimentId, { seq, milestonesAt }: Reported): News {
  const log = store.events.list(id, seq)
  const asked = log.findLastIndex(({ from, to }) => ASKING.includes(to) && from !== to)
  const askedAt = log[asked]?.at ?? 0
  const known = log.slice(asked + 1).filter(({ event }) => MILESTONES.has(event.type))
  const posts = known.length === 0 ? [] : store.outbox.list(id)
  const happened = known.filter(({ at }) => !isToldByReply(posts, at))
  const reached = milestonesOf(store.runs.list(id)).filter(({ at }) => at > Math.max(milestonesAt, askedAt))
  const words = [
    ...happened.map(({ event, at }) => ({ at, text: eventWords(event) })),
    ...reached.map(({ at, run, text }) => ({ at, text: `${run}: ${text}` })),
  ]
  return {
    askedUntil: log.findLast(({ from }) => ASKING.includes(from))?.at ?? 0,
    isWorthIt: reached.length > 0 || happened.some(({ event }) => event.type !== 'runs.settled'),
    words: words.sort((a, b) => a.at - b.at).map(({ text }) => outward(text)),
    upTo: {
      seq: log.at(-1)?.seq ?? seq,
      milestonesAt: Math.max(milestonesAt, ...reached.map(({ at }) => at)),
    },
  }
}

/** A decision and the reply that tells of it are one commit, whose parts read the clock one after the other. */
const ONE_COMMIT_MS = 1_000

/** What was ordered by a comment has its reply below it, which told of it already. */
function isToldByReply(posts: readonly OutboxRow[], at: number): boolean {
  return posts.some(
    ({ key, effect, createdAt }) =>
      key.startsWith('reply/') &&
      Math.abs(createdAt - at) < ONE_COMMIT_MS &&
      effect.kind === 'tracker.post' &&
      effect.post.kind === 'comment' &&
      effect.post.body.startsWith(DONE),
  )
}

function milestonesOf(runs: readonly Pick<Run, 'id' | 'milestones'>[]) {
  return runs.flatMap(({ id, milestones }) => milestones.map((one) => ({ run: id, ...one })))
}
