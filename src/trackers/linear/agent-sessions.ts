import { z } from 'zod'
import type { Comment } from '../../domain/issue.ts'
import type { Activity, AgentSession, AgentSessions, Saying } from '../agent-sessions.ts'
import { clientIdOf } from './client-id.ts'
import { absent, type Desk, Nothing, notTaken, orNotFound, present, viewpoint } from './desk.ts'
import { ACTIVITY, ACTIVITY_CREATE_AND_READ, SESSION, SESSIONS } from './documents.ts'
import { allPages } from './pages.ts'
import { readComments } from './read.ts'
import { LinearComment, LinearIssue, LinearUser, nodesOf, pageOf } from './shapes.ts'
import { showDocument } from './show-document.ts'
import { LinearRefusal } from './trouble.ts'
import { toComment, toListed } from './views.ts'

const LinearActivity = z.object({
  id: z.string(),
  createdAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  signal: z.string().nullish(),
  content: z.object({ type: z.string(), body: z.string().nullish() }),
  sourceComment: z.object({ id: z.string() }).nullish(),
  user: LinearUser,
})
type LinearActivity = z.infer<typeof LinearActivity>

const LinearSession = z.object({
  id: z.string(),
  status: z.string(),
  issue: LinearIssue.extend({ comments: pageOf(LinearComment) }).nullish(),
  activities: pageOf(LinearActivity),
})
type LinearSession = z.infer<typeof LinearSession>

const SessionAnswer = z.object({ agentSession: LinearSession })
const GreetingAnswer = z.object({
  agentActivityCreate: z.object({ agentActivity: SessionAnswer }),
})

/** Sessions of Hooke as an agent of the workspace (T-7): the status is Linear's, worked out from the last activity. */
export function createAgentSessions(desk: Desk): AgentSessions {
  return {
    greet: (saying, signal) => greet(desk, saying, signal),
    read: (session, signal) => readSession(desk, { session }, signal),
    find: (issue, signal) => findSessions(desk, issue, signal),
    say: (saying, signal) => say(desk, saying, signal),
  }
}

/** The variables of `showDocument` for what is said. */
export function sayingInput({ key, session, activity, plan }: Saying) {
  const id = clientIdOf(`activity/${session}/${key}`)
  const input = { id, agentSessionId: session, content: contentOf(activity) }
  return plan === undefined ? { activity: input } : { activity: input, session, plan: { plan } }
}

export const sayingPart = ({ plan }: Saying) => (plan === undefined ? 'activity' : 'withPlan')

export async function say(desk: Desk, saying: Saying, signal: AbortSignal): Promise<void> {
  const document = showDocument({ issue: false, comment: null, saying: sayingPart(saying) })
  const variables = sayingInput(saying)
  try {
    await desk.api.ask({ document, variables, answer: Nothing }, signal)
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    if (!(await isThere(desk, variables.activity.id, signal))) throw notTaken(error)
  }
}

/** What was said before is refused; then it is only read. */
async function greet(desk: Desk, saying: Saying, signal: AbortSignal): Promise<AgentSession> {
  const { session } = saying
  const variables = { input: sayingInput(saying).activity }
  try {
    const question = { document: ACTIVITY_CREATE_AND_READ, variables, answer: GreetingAnswer }
    const { agentSession } = (await desk.api.ask(question, signal)).agentActivityCreate.agentActivity
    return await readSession(desk, { session, first: agentSession }, signal)
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    return readSession(desk, { session }, signal)
  }
}

const SessionsAnswer = z.object({
  issue: z.object({ agentSessions: nodesOf(z.object({ id: z.string(), createdAt: z.string() })) }),
})

async function findSessions(desk: Desk, ref: string, signal: AbortSignal): Promise<readonly string[]> {
  const question = { document: SESSIONS, variables: { id: ref }, answer: SessionsAnswer }
  const { nodes } = (await orNotFound(ref, () => desk.api.ask(question, signal))).issue.agentSessions
  return [...nodes].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).map(({ id }) => id)
}

async function isThere(desk: Desk, id: string, signal: AbortSignal): Promise<boolean> {
  try {
    await desk.api.ask({ document: ACTIVITY, variables: { id }, answer: Nothing }, signal)
    return true
  } catch (error) {
    if (error instanceof LinearRefusal) return false
    throw error
  }
}

interface ToRead {
  readonly session: string
  /** Its first page, where that is known. */
  readonly first?: LinearSession
}

/** What a person says is read from the session, whose activities nobody can edit afterwards. */
async function readSession(
  desk: Desk,
  { session, first }: ToRead,
  signal: AbortSignal,
): Promise<AgentSession> {
  let found = first
  const activities = await allPages(async (after) => {
    if (after === null && first !== undefined) return first.activities
    const question = { document: SESSION, variables: { id: session, after }, answer: SessionAnswer }
    found = (await orNotFound(session, () => desk.api.ask(question, signal))).agentSession
    return found.activities
  })
  const issue = found?.issue
  if (issue == null) throw absent(`of the session ${session}`)
  present(desk, issue.identifier, issue)
  const labels = await desk.surroundings.labelNames(issue.labelIds, signal)
  const inOrder = [...activities].sort((a, b) => a.createdAt - b.createdAt)
  return {
    id: session,
    issue: toListed(issue, labels, await viewpoint(desk, signal)),
    comments: await commentsOf(desk, issue, signal),
    prompts: inOrder.filter(isPrompt).map((one) => toPrompt(one, issue.identifier)),
    answering: answersIn(inOrder),
    stopAsked: isStopped(inOrder),
    isOver: found?.status === 'complete' || found?.status === 'error',
  }
}

async function commentsOf(
  desk: Desk,
  { identifier, comments: { nodes, pageInfo } }: NonNullable<LinearSession['issue']>,
  signal: AbortSignal,
): Promise<readonly Comment[]> {
  if (pageInfo.hasNextPage) return readComments(desk, { ref: identifier, since: null }, signal)
  const view = await viewpoint(desk, signal)
  return nodes.map((one) => toComment(one, view)).toSorted((a, b) => a.createdAt - b.createdAt)
}

const isPrompt = ({ content }: LinearActivity): boolean => content.type === 'prompt'

function answersIn(activities: readonly LinearActivity[]): readonly string[] {
  const last = activities.findLastIndex((one) => !isPrompt(one))
  if (activities[last]?.content.type !== 'elicitation') return []
  return activities.slice(last + 1).map(({ id, sourceComment }) => sourceComment?.id ?? id)
}

/** Asked to stop, and not answered since by what ends a session. */
function isStopped(activities: readonly LinearActivity[]): boolean {
  const asked = activities.findLastIndex((one) => isPrompt(one) && one.signal === 'stop')
  const ended = activities.findLastIndex(({ content: { type } }) => type === 'response' || type === 'error')
  return asked > ended
}

/** Goes by the id of its comment in the issue's thread, so that one answer counts once, wherever it is seen. */
function toPrompt({ id, createdAt, content, sourceComment, user }: LinearActivity, issue: string): Comment {
  return {
    id: sourceComment?.id ?? id,
    key: null,
    issue,
    author: { id: user.id, name: user.name, isBot: user.app },
    body: content.body ?? '',
    createdAt,
    editedAt: null,
  }
}

function contentOf(activity: Activity): Readonly<Record<string, string>> {
  if (activity.kind !== 'action') return { type: activity.kind, body: activity.body }
  return { type: 'action', action: activity.action, parameter: activity.parameter }
}
