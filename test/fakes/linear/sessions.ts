import { activityData, commentData, personOf, sessionData } from './payloads.ts'
import type { Activity, Comment, Issue, Session } from './records.ts'
import { invalid } from './refusals.ts'
import { get, identifierOf, type LinearState } from './state.ts'

const STALE_MS = 30 * 60_000

type Status = 'pending' | 'active' | 'awaitingInput' | 'complete' | 'error' | 'stale'

/** Linear derives it: nobody sets the status of a session. */
export function statusOf(state: LinearState, session: Session): Status {
  const last = activitiesOf(state, session).at(-1)
  const silence = state.clock.now() - (last ?? session).createdAt
  switch (last?.content['type']) {
    case undefined:
      return 'pending'
    case 'elicitation':
      return 'awaitingInput'
    case 'response':
      return 'complete'
    case 'error':
      return 'error'
    default:
      return silence > STALE_MS ? 'stale' : 'active'
  }
}

export function activitiesOf({ rows }: LinearState, { id }: Session): readonly Activity[] {
  return [...rows.activities.values()].filter(({ session }) => session === id)
}

/** How long the app took to show a first sign of life, or undefined while it has not. */
export function firstSignMs(state: LinearState, session: Session): number | undefined {
  const first = activitiesOf(state, session).find(({ user }) => user === session.appUser)
  return first === undefined ? undefined : first.createdAt - session.createdAt
}

/** Delegating an issue, or asking for it, opens a thread of comments and tells the app. */
export function startSession(state: LinearState, by: string, issue: Issue): Session {
  const at = state.nextTime()
  const comment: Comment = {
    id: state.nextId(),
    createdAt: at,
    updatedAt: at,
    issue: issue.id,
    user: by,
    body: 'This thread is for an agent session.',
    parent: null,
    editedAt: null,
  }
  state.rows.comments.set(comment.id, comment)
  const session: Session = {
    id: state.nextId(),
    createdAt: at,
    updatedAt: at,
    issue: issue.id,
    comment: comment.id,
    appUser: issue.delegate ?? by,
    creator: by,
    plan: null,
    externalUrls: [],
  }
  state.rows.sessions.set(session.id, session)
  state.note({ what: 'created', kind: 'session', id: session.id, by })
  const promptContext = `<issue identifier="${identifierOf(state, issue)}"><title>${issue.title}</title></issue>`
  tell(state, 'created', session, { promptContext, previousComments: [], guidance: [] })
  return session
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  thought: ['body'],
  action: ['action', 'parameter'],
  elicitation: ['body'],
  response: ['body'],
  error: ['body'],
}

export interface ActivityInput {
  readonly id: string
  readonly agentSessionId: string
  readonly content: Readonly<Record<string, string>>
  readonly ephemeral?: boolean | null
  readonly signal?: Activity['signal']
}

/** What the app says. `prompt` is for people only. */
export function addActivity(state: LinearState, by: string, input: ActivityInput): Activity {
  const session = get(state.rows.sessions, input.agentSessionId, 'AgentSession')
  if (session.appUser !== by) throw invalid('the session belongs to another app.')
  const { type = '' } = input.content
  const fields = FIELDS[type]
  if (fields === undefined)
    throw invalid(`content.type ${type} is not one of ${Object.keys(FIELDS).join(', ')}.`)
  for (const field of fields)
    if (typeof input.content[field] !== 'string') throw invalid(`content.${field} must be a string.`)
  if (input.ephemeral === true && type !== 'thought' && type !== 'action')
    throw invalid('only thoughts and actions can be ephemeral.')
  return keep(state, session, { by, id: input.id, content: input.content, input })
}

/** What a person says in the session's thread: a comment, and an activity that tells the app. */
export function prompt(
  state: LinearState,
  by: string,
  { session: id, body, signal = null }: { session: string; body: string; signal?: Activity['signal'] },
): Activity {
  const session = get(state.rows.sessions, id, 'AgentSession')
  const at = state.nextTime()
  const comment: Comment = {
    id: state.nextId(),
    createdAt: at,
    updatedAt: at,
    issue: session.issue,
    user: by,
    body,
    parent: session.comment,
    editedAt: null,
  }
  state.rows.comments.set(comment.id, comment)
  state.note({ what: 'created', kind: 'comment', id: comment.id, by })
  state.webhooks.tell({
    type: 'Comment',
    action: 'create',
    rest: { actor: personOf(state, by), data: commentData(state, comment), url: '' },
  })
  const activity = keep(state, session, {
    by,
    id: state.nextId(),
    content: { type: 'prompt', body },
    input: { signal },
    sourceComment: comment.id,
  })
  tell(state, 'prompted', session, { agentActivity: activityData(state, activity) })
  return activity
}

function keep(
  state: LinearState,
  session: Session,
  made: {
    by: string
    id: string
    content: Readonly<Record<string, string>>
    input: Pick<ActivityInput, 'ephemeral' | 'signal'>
    sourceComment?: string
  },
): Activity {
  const at = state.nextTime()
  const activity: Activity = {
    id: made.id,
    createdAt: at,
    updatedAt: at,
    session: session.id,
    user: made.by,
    content: made.content,
    ephemeral: made.input.ephemeral ?? false,
    signal: made.input.signal ?? null,
    sourceComment: made.sourceComment ?? null,
  }
  state.rows.activities.set(activity.id, activity)
  state.rows.sessions.set(session.id, { ...session, updatedAt: at })
  state.note({ what: 'created', kind: 'activity', id: activity.id, by: made.by })
  return activity
}

function tell(state: LinearState, action: string, session: Session, rest: Record<string, unknown>): void {
  state.webhooks.tell({
    type: 'AgentSessionEvent',
    action,
    rest: {
      agentSession: { ...sessionData(state, session), status: statusOf(state, session) },
      appUserId: session.appUser,
      oauthClientId: 'hooke-client',
      ...rest,
    },
  })
}
