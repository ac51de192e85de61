import { sha256 } from '../../../src/lib/canonical.ts'
import { z } from 'zod'
import type { WorldState } from './fake-world.ts'
import type { Fields, Shelf, Thing } from './shelf.ts'

export interface Question {
  readonly method: string
  /** Parts of the path: `['comments', 'comments-00001']`. */
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const Body = z.looseObject({ id: z.string().optional() })
const Job = z.looseObject({ runsMs: z.number().default(0), exit: z.number().default(0) })

/** What a service does with a request that arrived. */
export function ask(state: WorldState, question: Question): Reply {
  const [service = '', id] = question.path
  if (service === 'model') return complete(state, question.body)
  if (service === 'objects') return keepObject(state, question, id ?? '')
  const shelf = shelfOf(state, service)
  if (shelf === undefined) return none(`/${service}`)
  const view = (thing: Thing): Fields => viewOf(state, service, thing)
  return id === undefined
    ? onAll(state, question, { shelf, view })
    : onOne(state, question, { shelf, view, id })
}

type View = (thing: Thing) => Fields

function shelfOf({ shelves }: WorldState, service: string): Shelf | undefined {
  return Object.entries(shelves).find(([name]) => name === service)?.[1]
}

function onAll(
  { webhooks }: WorldState,
  { method, path, query, body }: Question,
  { shelf, view }: { shelf: Shelf; view: View },
): Reply {
  if (method === 'GET') {
    const wanted = Object.entries(query)
    const matches = (fields: Fields): boolean =>
      wanted.every(([name, value]) => String(fields[name]) === value)
    return { status: 200, body: shelf.list().map(view).filter(matches) }
  }
  if (method !== 'POST') return { status: 405, body: {} }
  const { id, ...fields } = Body.parse(body)
  const made = shelf.create(fields, id)
  webhooks.tell(`${path[0] ?? ''}.created`, view(made))
  return { status: 201, body: view(made) }
}

function onOne(
  { webhooks }: WorldState,
  { method, path, body }: Question,
  { shelf, view, id }: { shelf: Shelf; view: View; id: string },
): Reply {
  if (method === 'DELETE') return shelf.remove(id) ? { status: 200, body: {} } : none(id)
  const thing = method === 'PATCH' ? shelf.change(id, Body.parse(body)) : shelf.find(id)
  if (thing === undefined) return none(id)
  if (method === 'PATCH') webhooks.tell(`${path[0] ?? ''}.changed`, view(thing))
  return { status: 200, body: view(thing) }
}

const none = (what: string): Reply => ({ status: 404, body: { error: `there is no ${what}` } })

/** A job says how far it is, by the clock. */
function viewOf({ clock }: WorldState, service: string, thing: Thing): Fields {
  const { id, createdAt, updatedAt, fields } = thing
  const view = { ...fields, id, createdAt, updatedAt }
  if (service !== 'jobs') return view
  const { runsMs, exit, cancelledAt } = Job.parse(fields)
  const endsAt = typeof cancelledAt === 'number' ? cancelledAt : createdAt + runsMs
  if (clock.now() < endsAt) return { ...view, state: 'running' }
  return { ...view, state: 'ended', endedAt: endsAt, code: cancelledAt === undefined ? exit : null }
}

/** Each answer costs, also the one that nobody hears. */
function complete({ truth, answers }: WorldState, body: unknown): Reply {
  const { session, step } = z.looseObject({ session: z.string(), step: z.number() }).parse(body)
  const answer = answers(body)
  truth.note({ service: 'model', what: 'paid', id: session, key: `${session}/${step}` })
  return { status: 200, body: answer }
}

const Content = z.object({ base64: z.string() })

/** By content: what is there already is left as it is. */
function keepObject({ objects, truth }: WorldState, { method, body }: Question, hash: string): Reply {
  const known = objects.get(hash)
  if (method === 'GET' || method === 'HEAD')
    return known === undefined ? none(hash) : { status: 200, body: { base64: known } }
  if (method !== 'PUT') return { status: 405, body: {} }
  const { base64 } = Content.parse(body)
  if (sha256(Buffer.from(base64, 'base64')) !== hash)
    return { status: 400, body: { error: 'the bytes are not what their name says' } }
  if (known === undefined) truth.note({ service: 'objects', what: 'stored', id: hash, key: hash })
  objects.set(hash, base64)
  return { status: known === undefined ? 201 : 200, body: {} }
}
