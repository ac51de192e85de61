import { HookeError } from '../../domain/errors.ts'
import { issueName } from './comments.ts'
import { type Desk, labelNode, learnLabels } from './desk.ts'
import { statusOf } from './errors.ts'
import { IssuePayload } from './shapes.ts'

export async function payloadOf(desk: Desk, number: number, signal: AbortSignal): Promise<IssuePayload> {
  try {
    const data = await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
      octokit.rest.issues.get({ ...sending, issue_number: number }),
    )
    return remember(desk, IssuePayload.parse(data))
  } catch (error) {
    if (error instanceof HookeError && statusOf(error.cause) === 404) await requireSight(desk, signal)
    throw error
  }
}

/** The last few hundred that were seen, so that a look can be spared; the oldest go. */
export function remember(desk: Desk, payload: IssuePayload): IssuePayload {
  const { issues } = desk
  learnLabels(desk, payload.labels)
  issues.delete(payload.number)
  issues.set(payload.number, payload)
  for (const oldest of [...issues.keys()].slice(0, Math.max(0, issues.size - REMEMBERED)))
    issues.delete(oldest)
  return payload
}

const REMEMBERED = 300

/** A token that lost its rights gets 404 of everything; nothing is taken for deleted then. */
async function requireSight({ client, place }: Desk, signal: AbortSignal): Promise<void> {
  const name = `${place.owner}/${place.repo}`
  try {
    await client.ask(`repository ${name}`, signal, (octokit, sending) =>
      octokit.rest.repos.get({ ...sending }),
    )
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'notFound') throw error
    throw new HookeError('tracker.refused', `the token may not see ${name}, or there is no such repository`, {
      found: error.found ?? '',
      advice: 'hooke doctor says as whom we ask; docs/trackers/github.md what the token needs',
      cause: error.cause,
    })
  }
}

/** All labels are listed once; null of one that the repository did not have then, which REST makes as it is put on. */
export async function nodeOf(desk: Desk, name: string, signal: AbortSignal): Promise<string | null> {
  if (!desk.nodes.has(labelNode(name)) && !desk.graphql.hasLabels) {
    const { owner, repo } = desk.place
    const labels = await desk.client.all(`labels of ${owner}/${repo}`, signal, (octokit, sending) =>
      octokit.rest.issues.listLabelsForRepo({ ...sending }),
    )
    learnLabels(desk, labels)
    desk.graphql.hasLabels = true
  }
  return desk.nodes.get(labelNode(name)) ?? null
}
