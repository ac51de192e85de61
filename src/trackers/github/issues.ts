import type { Issue } from '../../domain/issue.ts'
import { readMark, withMark, withoutMarks } from '../shared/marks.ts'
import type { NewIssue } from '../tracker.ts'
import { issueName } from './comments.ts'
import { createBelow } from './create-below.ts'
import { type Desk, numberFor, readingOf, sinceOf } from './desk.ts'
import { numberOf } from './refs.ts'
import { payloadOf, remember } from './look.ts'
import { followsLine, linkToParent, relationsOf } from './relations.ts'
import { IssuePayload, toIssue } from './shapes.ts'
import { priorityLabel } from './status-labels.ts'

export async function readIssue(desk: Desk, ref: string, signal: AbortSignal): Promise<Issue> {
  const payload = await payloadOf(desk, numberFor(desk, ref), signal)
  return {
    ...toIssue(await readingOf(desk, signal), payload),
    relations: await relationsOf(desk, payload, signal),
    ...(payload.comments === undefined ? {} : { commentCount: payload.comments }),
  }
}

/** An issue that is made once by its key, with its parent linked; a repeat mends a link that is missing. */
export async function createIssue(desk: Desk, issue: NewIssue, signal: AbortSignal): Promise<Issue> {
  const made = await issueByKey(desk, issue, signal)
  if (issue.parent !== null)
    await linkToParent(desk, { child: made, parent: issue.parent, key: issue.key }, signal)
  const reading = await readingOf(desk, signal)
  return { ...toIssue(reading, made), relations: await relationsOf(desk, made, signal) }
}

async function issueByKey(desk: Desk, issue: NewIssue, signal: AbortSignal): Promise<IssuePayload> {
  const known = desk.made.get(`issue ${issue.key}`)
  if (known !== undefined) return payloadOf(desk, Number(known), signal)
  const made = await desk.once<IssuePayload>(
    {
      key: `issue ${issue.key}`,
      earlier: issue.earlier,
      find: (since) => findByKey(desk, issue.key, { since, signal }),
      create: () => create(desk, issue, signal),
      remove: (extra) => closeExtra(desk, extra.number, signal),
    },
    signal,
  )
  desk.made.set(`issue ${issue.key}`, String(made.number))
  return made
}

async function create(desk: Desk, issue: NewIssue, signal: AbortSignal): Promise<IssuePayload> {
  const priority = priorityLabel(issue.priority)
  const follows = issue.parent === null ? [] : [followsLine(issue.parent)]
  const text = [issue.body.trim(), ...follows, `Asked by ${issue.author}.`].join('\n\n')
  const fields = {
    title: issue.title,
    body: withMark(withoutMarks(text), { kind: 'issue', key: issue.key }),
    labels: [...issue.labels, ...(priority === null ? [] : [priority])],
  }
  const parent = issue.parent === null ? null : numberOf(desk.place, issue.parent)
  const below = parent === null ? null : await createBelow(desk, { ...fields, parent }, signal)
  return remember(desk, below ?? (await createAlone(desk, fields, signal)))
}

async function createAlone(
  desk: Desk,
  fields: { title: string; body: string; labels: string[] },
  signal: AbortSignal,
): Promise<IssuePayload> {
  const { owner, repo } = desk.place
  const data = await desk.client.ask(`new issue in ${owner}/${repo}`, signal, (octokit, sending) =>
    octokit.rest.issues.create({ ...sending, ...fields }),
  )
  return IssuePayload.parse(data)
}

/** By the mark in what we wrote; the search of GitHub lags too far behind to be asked. */
async function findByKey(
  desk: Desk,
  key: string,
  { since, signal }: { since: number; signal: AbortSignal },
): Promise<readonly IssuePayload[]> {
  const { id } = await desk.account(signal)
  const rows = await desk.client.all(
    `issues of ${desk.place.owner}/${desk.place.repo}`,
    signal,
    (octokit, sending) =>
      octokit.rest.issues.listForRepo({
        ...sending,
        state: 'all',
        sort: 'created',
        direction: 'asc',
        since: sinceOf(since),
      }),
  )
  return rows
    .map((row) => IssuePayload.parse(row))
    .filter((one) => one.pull_request === undefined && one.user.id === id && markedKey(one) === key)
    .filter((one) => one.state_reason !== 'duplicate')
}

function markedKey({ body }: IssuePayload): string | null {
  const mark = readMark(body ?? '')
  return mark?.kind === 'issue' ? mark.key : null
}

/** Nobody can delete an issue over the API: one too many is closed as a duplicate. */
async function closeExtra(desk: Desk, number: number, signal: AbortSignal): Promise<void> {
  await desk.client.ask(issueName(desk, number), signal, (octokit, sending) =>
    octokit.rest.issues.update({
      ...sending,
      issue_number: number,
      state: 'closed',
      state_reason: 'duplicate',
    }),
  )
}
