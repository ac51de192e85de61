import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { type Desk, REPOSITORY_NODE } from './desk.ts'
import { nodeOf } from './look.ts'
import { doneOf, isInTheWay, REST_MS } from './errors.ts'
import { IssuePayload } from './shapes.ts'

const CREATE = `mutation Create($repository: ID!, $title: String!, $body: String!, $labels: [ID!], $parent: ID!) {
  createIssue(
    input: { repositoryId: $repository, title: $title, body: $body, labelIds: $labels, parentIssueId: $parent }
  ) {
    issue {
      id fullDatabaseId number title body state url createdAt updatedAt
      labels(first: 100) { nodes { id name } }
      parent { number }
    }
  }
}`

interface NewBelow {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  /** Number of the issue that it becomes a part of. */
  readonly parent: number
}

/**
 * An issue with its parent in one request of GraphQL (F-8). Null when nothing was made: something that GraphQL needs is not
 * known, or it refused all of it. Whether it was made is not known where it throws.
 */
export async function createBelow(
  desk: Desk,
  issue: NewBelow,
  signal: AbortSignal,
): Promise<IssuePayload | null> {
  const variables = await variablesFor(desk, issue, signal)
  if (variables === null) return null
  try {
    const what = `new issue in ${desk.place.owner}/${desk.place.repo}`
    const data = await desk.client.ask(what, signal, async (octokit, { request }) => ({
      ...{ status: 200, headers: {} },
      data: await octokit.graphql<unknown>(CREATE, { ...variables, request }),
    }))
    return payloadIn(desk, data, await desk.account(signal))
  } catch (error) {
    if (!(error instanceof HookeError) || isInTheWay(error)) throw error
    desk.graphql.notBefore = error.retryAt ?? desk.clock.now() + REST_MS
    if (doneOf(error.cause) === null) return null
    throw new HookeError('tracker.unreachable', error.message, { retryable: true, cause: error.cause })
  }
}

async function variablesFor(
  { clock, graphql, nodes, issues, ...desk }: Desk,
  { title, body, labels, parent }: NewBelow,
  signal: AbortSignal,
): Promise<Record<string, unknown> | null> {
  const [repository, above] = [nodes.get(REPOSITORY_NODE), issues.get(parent)?.node_id]
  if (clock.now() < graphql.notBefore || repository === undefined || above === undefined) return null
  const ids = []
  for (const name of labels) ids.push(await nodeOf({ clock, graphql, nodes, issues, ...desk }, name, signal))
  return ids.includes(null) ? null : { repository, title, body, labels: ids, parent: above }
}

const Created = z.object({
  createIssue: z.object({
    issue: z.object({
      ...{ id: z.string(), fullDatabaseId: z.union([z.string(), z.number()]) },
      ...{ number: z.number(), title: z.string(), body: z.string(), state: z.string() },
      ...{ url: z.string(), createdAt: z.string(), updatedAt: z.string() },
      labels: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
      parent: z.object({ number: z.number() }).nullable(),
    }),
  }),
})

/** By the names of REST. */
function payloadIn(
  { place: { owner, repo } }: Desk,
  data: unknown,
  account: { readonly id: string; readonly login: string },
): IssuePayload {
  const { issue } = Created.parse(data).createIssue
  const { number, title, body, parent } = issue
  return IssuePayload.parse({
    ...{ id: BigInt(issue.fullDatabaseId), node_id: issue.id, number, title, body },
    state: issue.state.toLowerCase(),
    labels: issue.labels.nodes.map(({ id, name }) => ({ node_id: id, name })),
    user: { id: BigInt(account.id), login: account.login },
    ...{ assignees: [], html_url: issue.url, comments: 0, sub_issues_summary: { total: 0 } },
    ...{ created_at: issue.createdAt, updated_at: issue.updatedAt },
    parent_issue_url: parent === null ? null : `/repos/${owner}/${repo}/issues/${parent.number}`,
  })
}
