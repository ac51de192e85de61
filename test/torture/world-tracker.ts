import { z } from 'zod'
import { HookeError } from '../../src/domain/errors.ts'
import type { Comment, Issue, TrackerUser } from '../../src/domain/issue.ts'
import type { EarlierTry } from '../../src/lib/create-once.ts'
import { writeSections } from '../../src/trackers/shared/sections.ts'
import { wasMoved } from '../../src/trackers/shared/moved.ts'
import type { Show, Shown, Tracker } from '../../src/trackers/tracker.ts'
import { keyOf } from '../fakes/world-server/shelf.ts'
import type { Maker } from './making.ts'
import type { WorldClient } from './world-client.ts'

const Posted = z.looseObject({ id: z.string(), body: z.string(), createdAt: z.number() })
const PostedComment = Posted.extend({ author: z.string() })
const PostedIssue = Posted.extend({
  title: z.string(),
  author: z.string(),
  status: z.string().default('open'),
  updatedAt: z.number(),
})

interface Desk {
  readonly client: WorldClient
  readonly maker: Maker
}

/** The tracker of the fake world, with comments marked as on a service that knows no key. */
export function createWorldTracker(desk: Desk): Tracker {
  return {
    name: 'world',
    kind: 'embedded',
    probe: () => Promise.resolve({ ok: true, detail: 'the fake world', problems: [] }),
    refOf: (text) => text,
    read: async (ref, signal) => toIssue(await read(desk, ref, signal)),
    async create({ key, title, body, author, earlier }, signal) {
      const fields = { title, author, body: marked(body, 'issue', key) }
      const id = await post(desk, { shelf: 'issues', key, fields, earlier }, signal)
      return toIssue(await read(desk, id, signal))
    },
    async comment({ key, issue, author, body, earlier }, signal) {
      const fields = { issue, author, body: marked(body, 'comment', key) }
      const id = await post(desk, { shelf: 'comments', key, fields, earlier }, signal)
      return { id, key, issue, author: userOf(author), body, createdAt: 0, editedAt: null }
    },
    show: (shown, signal) => show(desk, shown, signal),
    comments: async (ref, since, signal) =>
      (await listed(desk, ref, signal))
        .map((one) => toComment(ref, one))
        .filter(({ createdAt }) => since === null || createdAt >= since),
    changes: () => Promise.resolve({ issues: [], comments: [], cursor: '0', more: false }),
    attach: () => Promise.resolve({ url: null }),
  }
}

async function show(desk: Desk, { issue: ref, ...shown }: Show, signal: AbortSignal): Promise<Shown> {
  const { client } = desk
  const { status, sections, comment, earlier } = shown
  const before = await read(desk, ref, signal)
  const moved = status !== undefined && wasMoved(before.status, status, (word) => word)
  const fields = {
    ...(status === undefined || moved || before.status === status.to ? {} : { status: status.to }),
    ...(sections === undefined ? {} : { body: writeSections(before.body, sections) }),
  }
  if (Object.keys(fields).length > 0) await client.safely('PATCH', `/issues/${ref}`, fields, signal)
  const id =
    comment === undefined
      ? null
      : await showComment(desk, { issue: ref, body: comment.body, earlier }, signal)
  return { issue: toIssue({ ...before, ...fields }), moved, comment: id }
}

async function showComment(
  desk: Desk,
  { issue, body, earlier }: { issue: string; body: string; earlier: EarlierTry | undefined },
  signal: AbortSignal,
): Promise<string> {
  const key = keyOf({ body })
  const fields = { issue, author: 'hooke', body }
  const [known] =
    desk.maker.mode === 'naive' ? [] : await find(desk, { shelf: 'comments', key, issue }, signal)
  const id = known ?? (await post(desk, { shelf: 'comments', key, fields, earlier }, signal))
  await desk.client.safely('PATCH', `/comments/${id}`, { body }, signal)
  return id
}

const marked = (body: string, kind: string, key: string): string =>
  `${body}\n\n<!-- hooke:${kind} v1 key=${key} -->`

async function read(
  { client }: Desk,
  ref: string,
  signal: AbortSignal,
): Promise<z.infer<typeof PostedIssue>> {
  const { status, body } = await client.safely('GET', `/issues/${ref}`, undefined, signal)
  if (status === 404) throw new HookeError('notFound', `there is no issue ${ref}`)
  return PostedIssue.parse(body)
}

interface ToPost {
  readonly shelf: 'issues' | 'comments'
  readonly key: string
  readonly fields: Readonly<Record<string, string>>
  readonly earlier: EarlierTry | undefined
}

function post(desk: Desk, { shelf, key, fields, earlier }: ToPost, signal: AbortSignal): Promise<string> {
  const { client, maker } = desk
  const { issue } = fields
  return maker.make(
    {
      key: `${shelf} ${key}`,
      earlier,
      find: (until) => find(desk, { shelf, key, issue }, until),
      create: async (id, until) =>
        Posted.parse((await client.once('POST', `/${shelf}`, { ...fields, id }, until)).body).id,
    },
    signal,
  )
}

async function find(
  { client }: Desk,
  { shelf, key, issue }: { shelf: string; key: string; issue: string | undefined },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const query = issue === undefined ? '' : `?issue=${issue}`
  const { body } = await client.safely('GET', `/${shelf}${query}`, undefined, signal)
  return Posted.array()
    .parse(body)
    .filter((one) => keyOf({ body: one.body }) === key)
    .map(({ id }) => id)
}

async function listed(
  { client }: Desk,
  issue: string,
  signal: AbortSignal,
): Promise<readonly z.infer<typeof PostedComment>[]> {
  return PostedComment.array().parse(
    (await client.safely('GET', `/comments?issue=${issue}`, undefined, signal)).body,
  )
}

function toComment(issue: string, { id, author, body, createdAt }: z.infer<typeof PostedComment>): Comment {
  const key = keyOf({ body })
  return { id, key: key === '' ? null : key, issue, author: userOf(author), body, createdAt, editedAt: null }
}

const userOf = (name: string): TrackerUser => ({ id: name, name, isBot: name === 'hooke' })

function toIssue(posted: z.infer<typeof PostedIssue>): Issue {
  const { id, title, body, author, status, createdAt, updatedAt } = posted
  const nothing = { assignee: null, labels: [], priority: 0, url: '', delegated: false, relations: [] }
  const state = status === 'done' ? ('completed' as const) : ('open' as const)
  const own = { id, ref: id, tracker: 'world', title, body, author: userOf(author), status, state }
  return { ...nothing, ...own, createdAt, updatedAt }
}
