import { z } from 'zod'
import type { Comment } from '../../domain/issue.ts'
import type { Activity, AgentSession, AgentSessions, Saying } from '../agent-sessions.ts'
import { clientIdOf } from './client-id.ts'
import { absent, type Desk, Nothing, notTaken, orNotFound, present, viewpoint } from './desk.ts'
import { ACTIVITY, ACTIVITY_CREATE, ACTIVITY_CREATE_WITH_PLAN, SESSION, SESSIONS } from './documents.ts'
import { allPages } from './pages.ts'
import { LinearIssue, LinearUser, nodesOf, pageOf } from './shapes.ts'
import { LinearRefusal } from './trouble.ts'
import { toListed } from './views.ts'

const LinearActivity = z.object({
  id: z.string(),
  createdAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  signal: z.string().nullish(),
  content: z.object({ type: z.string(), body: z.string().nullish() }),
  sourceComment: z.object({ id: z.string() }).nullish(),
  user: LinearUser,
})
type LinearActivity = z.infer<typeof LinearActivity>

const SessionAnswer = z.object({
  agentSession: z.object({
    id: z.string(),
    status: z.string(),
    issue: LinearIssue.nullish(),
    activities: pageOf(LinearActivity),
  }),
})

/** Sessions of Hooke as an agent of the workspace (T-7): the status is Linear's, worked out from the last activity. */
export function createAgentSessions(desk: Desk): AgentSessions {
  return {
    read: (session, signal) => readSession(desk, session, signal),
    find: (issue, signal) => findSessions(desk, issue, signal),
    say: (saying, signal) => say(desk, saying, signal),
  }
}

async function say(desk: Desk, { key, session, activity, plan }: Saying, signal: AbortSignal): Promise<void> {
  const id = clientIdOf(`activity/${session}/${key}`)
  const input = { id, agentSessionId: session, content: contentOf(activity) }
  const [document, variables] =
    plan === undefined
      ? [ACTIVITY_CREATE, { input }]
      : [ACTIVITY_CREATE_WITH_PLAN, { input, session, plan: { plan } }]
  try {
    await desk.api.ask({ document, variables, answer: Nothing }, signal)
  } catch (error) {
    if (!(error instanceof LinearRefusal)) throw error
    if (!(await isThere(desk, id, signal))) throw notTaken(error)
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

/** What a person says is read from the session, whose activities nobody can edit afterwards. */
async function readSession(desk: Desk, session: string, signal: AbortSignal): Promise<AgentSession> {
  let found: z.infer<typeof SessionAnswer>['agentSession'] | undefined
  const activities = await allPages(async (after) => {
    const question = { document: SESSION, variables: { id: session, after }, answer: SessionAnswer }
    const { agentSession } = await orNotFound(session, () => desk.api.ask(question, signal))
    found = agentSession
    return agentSession.activities
  })
  const issue = found?.issue
  if (issue == null) throw absent(`of the session ${session}`)
  present(desk, issue.identifier, issue)
  const labels = await desk.surroundings.labelNames(issue.labelIds, signal)
  const inOrder = [...activities].sort((a, b) => a.createdAt - b.createdAt)
  return {
    id: session,
    issue: toListed(issue, labels, await viewpoint(desk, signal)),
    prompts: inOrder.filter(isPrompt).map((one) => toPrompt(one, issue.identifier)),
    stopAsked: isStopped(inOrder),
    isOver: found?.status === 'complete' || found?.status === 'error',
  }
}

const isPrompt = ({ content }: LinearActivity): boolean => content.type === 'prompt'

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
