import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { TRACKER_STATUSES } from '../../domain/issue.ts'
import type { Desk } from './desk.ts'
import { statusOf } from './errors.ts'
import { FORM_MARK, FORM_PATH, issueFormFile } from './issue-form.ts'
import { priorityLabel, type StatusLabels } from './status-labels.ts'

export interface NewLabel {
  readonly name: string
  readonly color: string
  readonly description: string
}

/** Shades of the product: calm while it works, warm where a person is asked. */
const COLOURS = {
  planning: 'c5d0dc',
  'needs you': 'd9822b',
  'in progress': '5b8db8',
  running: '3a7ca5',
  'in review': '7d6b9e',
  done: '4f8a5b',
  blocked: 'b5483a',
  paused: 'a0a0a0',
  cancelled: 'd0d0d0',
  failed: '8c2f2f',
} as const

/** The taxonomy (T-8): intake, statuses, priorities, and what results are marked with. */
export function labelTaxonomy({ labelOf }: StatusLabels): readonly NewLabel[] {
  return [
    { name: 'hooke', color: '2f5d62', description: 'Hooke takes this issue up as an experiment' },
    ...TRACKER_STATUSES.map((status) => ({
      name: labelOf(status),
      color: COLOURS[status],
      description: `Experiment: ${status}`,
    })),
    ...[1, 2, 3, 4].flatMap((priority) => {
      const name = priorityLabel(priority)
      return name === null ? [] : [{ name, color: 'e8e4da', description: 'Who goes first' }]
    }),
    { name: 'follow-up', color: '9bb8a3', description: 'Proposed by an earlier experiment' },
    { name: 'reproducible', color: '4f8a5b', description: 'A new run gave the same numbers' },
    { name: 'non-reproducible', color: 'b5483a', description: 'A new run gave other numbers' },
  ]
}

/** Makes what is missing and changes nothing that a team made its own; a line for each thing made. */
export async function setUpRepository(
  desk: Desk,
  { labels, templates }: { labels: boolean; templates: boolean },
  signal: AbortSignal,
): Promise<readonly string[]> {
  return [
    ...(labels ? await makeLabels(desk, signal) : []),
    ...(templates ? await putForm(desk, signal) : []),
  ]
}

async function makeLabels(desk: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const { owner, repo } = desk.place
  const rows = await desk.client.all(`labels of ${owner}/${repo}`, signal, (octokit, sending) =>
    octokit.rest.issues.listLabelsForRepo({ ...sending }),
  )
  const known = new Set(rows.map(({ name }) => name.toLowerCase()))
  const missing = labelTaxonomy(desk.labels).filter(({ name }) => !known.has(name.toLowerCase()))
  const lines = []
  for (const label of missing) if (await makeLabel(desk, label, signal)) lines.push(`label ${label.name}`)
  return lines
}

/** False when somebody was faster. */
async function makeLabel(desk: Desk, label: NewLabel, signal: AbortSignal): Promise<boolean> {
  try {
    await desk.client.ask(`label ${label.name}`, signal, (octokit, sending) =>
      octokit.rest.issues.createLabel({ ...sending, ...label }),
    )
    return true
  } catch (error) {
    if (error instanceof HookeError && statusOf(error.cause) === 422) return false
    throw error
  }
}

const FileContent = z.object({ type: z.literal('file'), content: z.string(), sha: z.string() })

/** On the default branch, where GitHub looks for forms. A form that a person made their own stays as it is. */
async function putForm(desk: Desk, signal: AbortSignal): Promise<readonly string[]> {
  const before = await formNow(desk, signal)
  const text = issueFormFile()
  if (before !== null && (before.text === text || !before.text.startsWith(FORM_MARK))) return []
  await desk.client.ask(FORM_PATH, signal, (octokit, sending) =>
    octokit.rest.repos.createOrUpdateFileContents({
      ...sending,
      path: FORM_PATH,
      message: before === null ? 'Add the issue form of Hooke' : 'Renew the issue form of Hooke',
      content: Buffer.from(text).toString('base64'),
      ...(before === null ? {} : { sha: before.sha }),
    }),
  )
  return [`form ${FORM_PATH}`]
}

async function formNow(desk: Desk, signal: AbortSignal): Promise<{ text: string; sha: string } | null> {
  try {
    const data = await desk.client.ask(FORM_PATH, signal, (octokit, sending) =>
      octokit.rest.repos.getContent({ ...sending, path: FORM_PATH }),
    )
    const { content, sha } = FileContent.parse(data)
    return { text: Buffer.from(content, 'base64').toString('utf8'), sha }
  } catch (error) {
    if (error instanceof HookeError && statusOf(error.cause) === 404) return null
    throw error
  }
}
