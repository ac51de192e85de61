import { writeSections } from '../shared/sections.ts'
import type { Show } from '../tracker.ts'
import { issueName } from './comments.ts'
import type { Desk } from './desk.ts'
import { IssuePayload, stateOf } from './shapes.ts'
import type { IssueState } from './status-labels.ts'

export interface Change {
  readonly state: IssueState
  readonly sections: Show['sections']
  readonly labels?: readonly string[]
  readonly signal: AbortSignal
}

/** The text with its sections as they are to be; null where they are so already. */
export function textOf({ body }: IssuePayload, sections: Show['sections']): string | null {
  if (sections === undefined) return null
  const text = writeSections(body ?? '', sections)
  return text === (body ?? '') ? null : text
}

/** State, sections and labels, in one request, where they differ. */
export async function write(
  desk: Desk,
  issue: IssuePayload,
  { state, sections, labels, signal }: Change,
): Promise<IssuePayload> {
  const text = textOf(issue, sections)
  const change = {
    ...(text === null ? {} : { body: text }),
    ...(state === stateOf(issue) ? {} : STATES[state]),
    ...(labels === undefined ? {} : { labels: [...labels] }),
  }
  if (Object.keys(change).length === 0) return issue
  const data = await desk.client.ask(issueName(desk, issue.number), signal, (octokit, sending) =>
    octokit.rest.issues.update({ ...sending, issue_number: issue.number, ...change }),
  )
  return IssuePayload.parse(data)
}

/** A state as GitHub writes it. */
export const STATES = {
  open: { state: 'open', state_reason: 'reopened' },
  completed: { state: 'closed', state_reason: 'completed' },
  cancelled: { state: 'closed', state_reason: 'not_planned' },
} as const
