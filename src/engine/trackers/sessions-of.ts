import { HookeError } from '../../domain/errors.ts'
import type { Comment, ListedIssue } from '../../domain/issue.ts'
import type { AgentSessions } from '../../trackers/agent-sessions.ts'
import type { Changes } from '../../trackers/tracker.ts'
import { lookAtSession, type SessionLook } from './look-at-session.ts'
import type { TakeDeps } from './take-comment.ts'

type Look = Omit<SessionLook, 'session'>

/** Sessions whose webhooks were lost (T-2): of issues that are delegated to us, and where somebody said something since. */
export async function lookAtSessionsOf(
  deps: TakeDeps,
  { issues, comments }: Pick<Changes, 'issues' | 'comments'>,
  look: Look,
): Promise<void> {
  const { agentSessions } = look.tracker
  if (agentSessions === undefined) return
  const found = new Set(comments.flatMap((comment) => sessionOf(deps, look, comment)))
  for (const issue of issues)
    await orWithout(deps, look, {
      what: `of ${issue.ref}`,
      work: async () => {
        for (const session of await unknownSessions(deps, agentSessions, { issue, look })) found.add(session)
      },
    })
  for (const session of found)
    await orWithout(deps, look, { what: session, work: () => lookAtSession(deps, { ...look, session }) })
}

/** One that cannot be read, and never will be, keeps nobody from the rest. */
async function orWithout(
  { log }: TakeDeps,
  { tracker, signal }: Look,
  { what, work }: { readonly what: string; readonly work: () => Promise<void> },
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (signal.aborted || !(error instanceof HookeError) || error.retryable) throw error
    const fields = { event: 'tracker.session', tracker: tracker.name, session: what, reason: error.message }
    log.warn(fields, 'a session was not read')
  }
}

/** The newest session of a delegated issue of which nothing is known. */
async function unknownSessions(
  { store }: TakeDeps,
  sessions: AgentSessions,
  { issue, look: { tracker, signal } }: { issue: ListedIssue; look: Look },
): Promise<readonly string[]> {
  if (!issue.delegated || issue.state !== 'open') return []
  if (store.trackerSessions.ofIssue(tracker.name, issue.id) !== undefined) return []
  return (await sessions.find(issue.ref, signal)).slice(0, 1)
}

/** The session in whose issue a person said something that was not heard there. */
function sessionOf({ store }: TakeDeps, { tracker: { name } }: Look, comment: Comment): readonly string[] {
  if (comment.key !== null || comment.author.isBot) return []
  const issue = store.trackerIssues.byRef(name, comment.issue)
  const known = issue === undefined ? undefined : store.trackerSessions.ofIssue(name, issue.id)
  return known === undefined || known.heard.includes(comment.id) ? [] : [known.session]
}
