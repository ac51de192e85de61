import type { Comment, Issue, Project, Team } from './records.ts'
import { get, type LinearState } from './state.ts'

type Comparator = Readonly<Record<string, unknown>> | null | undefined
export type Filter = Readonly<Record<string, unknown>> | null | undefined

const at = (filter: Filter, name: string): Filter => filter?.[name] as Filter

function compares(comparator: Comparator, value: string | null): boolean {
  return Object.entries(comparator ?? {}).every(([operator, wanted]) => {
    if (wanted == null) return true
    if (operator === 'eq') return value === wanted
    if (operator === 'eqIgnoreCase') return value?.toLowerCase() === (wanted as string).toLowerCase()
    if (operator === 'in') return value !== null && (wanted as readonly string[]).includes(value)
    throw new Error(`the double knows no comparator ${operator}`)
  })
}

function isWithin(comparator: Comparator, time: number): boolean {
  return Object.entries(comparator ?? {}).every(([operator, wanted]) => {
    if (wanted == null) return true
    const other = Date.parse(wanted as string)
    if (operator === 'gt') return time > other
    if (operator === 'gte') return time >= other
    if (operator === 'lt') return time < other
    throw new Error(`the double knows no comparator ${operator}`)
  })
}

export const teamMatches = (filter: Filter, { id, key }: Team): boolean =>
  compares(at(filter, 'id'), id) && compares(at(filter, 'key'), key)

export function projectMatches(filter: Filter, { id, name }: Project): boolean {
  const or = filter?.['or'] as readonly Filter[] | undefined
  return (
    compares(at(filter, 'id'), id) &&
    compares(at(filter, 'name'), name) &&
    compares(at(filter, 'slugId'), slugOf(id)) &&
    (or === undefined || or.some((one) => projectMatches(one, { id, name, teams: [] })))
  )
}

/** The end of a project's address. */
export const slugOf = (id: string): string => id.slice(0, 8)

export function issueMatches(
  state: LinearState,
  filter: Filter,
  { issue, me }: { issue: Issue; me: string },
): boolean {
  const { rows } = state
  const team = get(rows.teams, issue.team, 'Team')
  const workflowState = get(rows.states, issue.state, 'WorkflowState')
  const of = (name: string, field: string): Filter => at(at(filter, name), field)
  const isMe = of('delegate', 'isMe')
  return [
    teamMatches(at(filter, 'team'), team),
    compares(of('project', 'id'), issue.project),
    compares(of('state', 'name'), workflowState.name),
    compares(of('state', 'type'), workflowState.type),
    labelsMatch(state, of('labels', 'some'), issue),
    compares(of('delegate', 'id'), issue.delegate),
    isMe == null || (issue.delegate === me) === isMe['eq'],
    isWithin(at(filter, 'updatedAt'), issue.updatedAt),
    isWithin(at(filter, 'createdAt'), issue.createdAt),
  ].every(Boolean)
}

function labelsMatch({ rows }: LinearState, some: Filter, issue: Issue): boolean {
  if (some == null) return true
  return issue.labels
    .map((id) => get(rows.labels, id, 'IssueLabel'))
    .some(({ id, name }) => compares(at(some, 'id'), id) && compares(at(some, 'name'), name))
}

export function commentMatches(
  state: LinearState,
  filter: Filter,
  { comment, me }: { comment: Comment; me: string },
): boolean {
  const issue = get(state.rows.issues, comment.issue, 'Issue')
  return (
    compares(at(filter, 'id'), comment.id) &&
    isWithin(at(filter, 'updatedAt'), comment.updatedAt) &&
    issueMatches(state, at(filter, 'issue'), { issue, me })
  )
}
