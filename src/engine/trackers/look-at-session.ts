import type { ExperimentId } from '../../domain/ids.ts'
import { HookeError } from '../../domain/errors.ts'
import type { Comment, ListedIssue } from '../../domain/issue.ts'
import type { TrackerSession } from '../../store/tracker-sessions.ts'
import type { AgentSession, AgentSessions } from '../../trackers/agent-sessions.ts'
import type { Tracker } from '../../trackers/tracker.ts'
import { asksToBegin, beginMarked } from './intake.ts'
import { plainAnswers } from './plain-answers.ts'
import { personOf } from './projection.ts'
import { sayStage } from './session-mirror.ts'
import { takeComment, type TakeDeps } from './take-comment.ts'
import { takeIssue } from './take-issue.ts'
import type { Watched } from './watched.ts'

export interface SessionLook {
  readonly tracker: Tracker
  readonly watched: Watched
  readonly session: string
  readonly signal: AbortSignal
}

interface Look {
  readonly tracker: Tracker
  readonly sessions: AgentSessions
  readonly session: AgentSession
  readonly issue: ListedIssue
  readonly known: TrackerSession
  readonly signal: AbortSignal
}

/**
 * Looks at an agent session of which something was heard (T-7). A new one is answered first of all, before anything is
 * read: whoever is silent for 10 s counts as dead. Then its issue is taken in; answers, commands and a wish to stop are
 * carried out.
 */
export async function lookAtSession(
  deps: TakeDeps,
  { tracker, watched, session: id, signal }: SessionLook,
): Promise<void> {
  const sessions = tracker.agentSessions
  if (sessions === undefined) return
  const isKnown = deps.store.trackerSessions.find(tracker.name, id) !== undefined
  const session = isKnown
    ? await sessions.read(id, signal)
    : await sessions.greet({ key: 'hello', session: id, activity: HELLO }, signal)
  const { issue } = session
  const known = remembered(deps, { session: id, issue })
  takeIssue(deps, issue, watched)
  const look: Look = { tracker, sessions, session, issue, known, signal }
  hear(deps, look)
  const experiment = experimentOf(deps, look)
  if (experiment === undefined) return refuse(deps, look, watched)
  if (session.stopAsked) return stop(deps, look, experiment)
  await catchUp(deps, look, experiment)
}

const HELLO = { kind: 'thought', body: 'Hooke reads the issue.' } as const

function remembered(
  { store, clock }: TakeDeps,
  { session, issue }: { session: string; issue: ListedIssue },
): TrackerSession {
  return store.transaction(() => {
    store.trackerSessions.add({ tracker: issue.tracker, session, issueId: issue.id, at: clock.now() })
    const found = store.trackerSessions.find(issue.tracker, session)
    if (found === undefined) throw new Error(`the session ${session} was not stored`)
    return found
  })
}

/** Whoever delegated it is told why it was not taken in. */
async function refuse(deps: TakeDeps, look: Look, watched: Watched): Promise<void> {
  if (look.session.isOver) return
  const why = asksToBegin(deps, look.issue, watched)
    ? beginMarked(deps, look.issue)
    : 'it is closed, of another team or project, or issues that are delegated are not taken in here'
  await end(look, 'refused', { kind: 'error', body: `Hooke did not take this issue in: ${why}.` })
}

function experimentOf({ store }: TakeDeps, { issue }: Pick<Look, 'issue'>): ExperimentId | undefined {
  return store.trackerLinks.byIssue(issue.tracker, issue.id)?.experiment
}

/**
 * What people say counts once, in the order in which they said it: commands as in any comment, and plain words in the
 * session as answers to the clarifier's questions. A comment of the session's thread may be edited, what was said there
 * not.
 */
function hear(deps: TakeDeps, look: Look): void {
  const { session, known, issue } = look
  const since = deps.store.trackerIssues.cursor(issue.tracker)?.since ?? Infinity
  const prompts = new Map(session.prompts.map((prompt) => [prompt.id, prompt]))
  const others = session.comments.filter(({ id }) => !prompts.has(id))
  for (const said of [...prompts.values(), ...others].toSorted((a, b) => a.createdAt - b.createdAt)) {
    takeComment(deps, issue, said, since)
    const id = experimentOf(deps, look)
    if (id !== undefined && prompts.has(said.id) && !known.heard.includes(said.id))
      answer(deps, look, { prompt: said, id })
  }
  const news = session.prompts.filter((prompt) => !known.heard.includes(prompt.id))
  if (news.length === 0) return
  const heard = [...known.heard, ...news.map((prompt) => prompt.id)]
  deps.store.transaction(() => deps.store.trackerSessions.setHeard(known, heard))
}

/** Plain words approve nothing, and answer no question but the one that was asked last, before they were written. */
function answer(
  deps: TakeDeps,
  { tracker, session, known }: Look,
  { prompt, id }: { prompt: Comment; id: ExperimentId },
): void {
  const person = personOf(deps, tracker, prompt.author)
  const { stage, visit } = deps.store.experiments.get(id)
  const isAsked = stage === 'clarifying' && known.saidVisit === visit && session.answering.includes(prompt.id)
  if (person === undefined || !isAsked) return
  const answers = plainAnswers(
    prompt.body,
    deps.store.questions.open(id).map(({ n }) => n),
  )
  if (answers === null) return
  try {
    deps.commands.answer(id, answers, { waveThrough: false }, { name: person.name, channel: 'tracker' })
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    deps.log.info({ experiment: id, comment: prompt.id, reason: error.message }, 'an answer was not taken')
  }
}

/** Whoever may work in the tracker may stop: a pause loses nothing. */
async function stop(deps: TakeDeps, look: Look, id: ExperimentId): Promise<void> {
  const asked = look.session.prompts.at(-1)
  const who = `${asked?.author.name ?? 'somebody'} in ${look.tracker.name}`
  if (!STILL.includes(deps.store.experiments.get(id).stage)) {
    const event = { type: 'experiment.paused' as const, by: who, reason: `${who} asked the agent to stop` }
    deps.store.transaction(() =>
      deps.deliver(id, { key: `session/${look.session.id}/stop/${asked?.id ?? ''}`, event, actor: who }),
    )
  }
  const { stage } = deps.store.experiments.get(id)
  const words = stage === 'paused' ? 'no agent works and nothing new is started.' : 'nothing goes on.'
  const body = `**${id}** is ${stage}: ${words} A comment with the line \`/hooke resume\` goes on.`
  await end(look, `stopped/${asked?.id ?? ''}`, { kind: 'response', body })
}

const STILL: readonly string[] = ['paused', 'done', 'cancelled', 'failed']

/** A session that began in the middle of the work is told where the work stands. */
async function catchUp(deps: TakeDeps, { tracker, issue, signal }: Look, id: ExperimentId): Promise<void> {
  const link = deps.store.trackerLinks.find(id)
  const experiment = deps.store.experiments.get(id)
  if (isShownNow(deps, id)) return
  const said = await sayStage(deps, { tracker, ref: issue.ref, link }, { experiment, signal })
  if (said === null) return
  deps.store.transaction(() => {
    deps.store.trackerSessions.setSaid(said, experiment.visit)
    // asked here, nobody is asked once more in a comment
    deps.store.trackerLinks.setTold(id, experiment.visit)
  })
}

/** The change of stage that is due says so in the session, too. */
function isShownNow({ store, clock }: TakeDeps, id: ExperimentId): boolean {
  return store.outbox
    .open(id)
    .some(({ effect, notBefore }) => effect.kind === 'tracker.mirror' && notBefore <= clock.now())
}

function end(
  { sessions, session, signal }: Look,
  key: string,
  activity: { readonly kind: 'response' | 'error'; readonly body: string },
): Promise<void> {
  return sessions.say({ key, session: session.id, activity }, signal)
}
