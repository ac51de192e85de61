import { z } from 'zod'
import { HookeError } from '../../src/domain/errors.ts'
import type { Comment, Issue } from '../../src/domain/issue.ts'
import type { EarlierTry } from '../../src/lib/create-once.ts'
import { writeSections } from '../../src/trackers/embedded/sections.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
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
  const { client } = desk
  return {
    name: 'world',
    read: async (ref, signal) => toIssue(await read(desk, ref, signal)),
    async create({ key, title, body, author, earlier }, signal) {
      const fields = { title, author, body: marked(body, 'issue', key) }
      const id = await post(desk, { shelf: 'issues', key, fields, earlier }, signal)
      return toIssue(await read(desk, id, signal))
    },
    async comment({ key, issue, author, body, earlier }, signal) {
      const fields = { issue, author, body: marked(body, 'comment', key) }
      await post(desk, { shelf: 'comments', key, fields, earlier }, signal)
      return { key, issue, author, body, createdAt: 0 }
    },
    async putStatusComment({ issue, body, earlier }, signal) {
      const key = keyOf({ body })
      const fields = { issue, author: 'hooke', body }
      const [known] =
        desk.maker.mode === 'naive' ? [] : await find(desk, { shelf: 'comments', key, issue }, signal)
      const id = known ?? (await post(desk, { shelf: 'comments', key, fields, earlier }, signal))
      await client.safely('PATCH', `/comments/${id}`, { body }, signal)
    },
    async setStatus(ref, status, signal) {
      if ((await read(desk, ref, signal)).status !== status)
        await client.safely('PATCH', `/issues/${ref}`, { status }, signal)
    },
    async writeSections(ref, sections, signal) {
      const { body } = await read(desk, ref, signal)
      await client.safely('PATCH', `/issues/${ref}`, { body: writeSections(body, sections) }, signal)
    },
    comments: async (ref, signal) => (await listed(desk, ref, signal)).map((one) => toComment(ref, one)),
  }
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

function toComment(issue: string, { author, body, createdAt }: z.infer<typeof PostedComment>): Comment {
  return { key: keyOf({ body }), issue, author, body, createdAt }
}

function toIssue({
  id,
  title,
  body,
  author,
  status,
  createdAt,
  updatedAt,
}: z.infer<typeof PostedIssue>): Issue {
  const nothing = { assignee: null, labels: [], priority: 0, url: '' }
  return { ...nothing, ref: id, tracker: 'world', title, body, author, status, createdAt, updatedAt }
}
