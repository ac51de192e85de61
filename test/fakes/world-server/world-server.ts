import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { createFakeWorld, type FakeWorld, type WorldOptions } from './fake-world.ts'
import type { Question, Reply } from './routes.ts'
import { Storm, WeatherChange } from './weather.ts'
import { Subscription } from './webhooks.ts'

export interface WorldServer {
  readonly url: string
  readonly world: FakeWorld
  close(): Promise<void>
}

/** The fake world on loopback: services under their names, control under `/admin`. */
export async function startWorldServer(
  options: WorldOptions & { readonly port?: number },
): Promise<WorldServer> {
  const world = createFakeWorld(options)
  const server = createServer((incoming, response) => {
    serve(world, incoming, response).catch((error: unknown) => {
      send(response, { status: 500, body: { error: error instanceof Error ? error.message : String(error) } })
    })
  })
  // a killed client must not be waited for
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(world: FakeWorld, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = await questionOf(incoming)
  if (question.path[0] === 'admin') {
    send(response, control(world, question))
    return
  }
  const reply = await world.request(question)
  if (reply === undefined) response.destroy()
  else send(response, reply)
}

async function questionOf(incoming: IncomingMessage): Promise<Question> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://world')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return {
    method: incoming.method ?? 'GET',
    path: pathname.split('/').slice(1).map(decodeURIComponent),
    query: Object.fromEntries(searchParams),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body === undefined ? null : body))
}

const Person = z.object({
  service: z.enum(['issues', 'comments']),
  id: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
})

/** Weather and storms, subscriptions, what a person does, and the truth. Never subject to the weather. */
function control(world: FakeWorld, { method, path, body }: Question): Reply {
  const done: Reply = { status: 200, body: {} }
  const verbs: Readonly<Record<string, () => Reply>> = {
    'GET truth': () => ({ status: 200, body: world.truth.entries }),
    'GET deliveries': () => ({ status: 200, body: world.webhooks.deliveries }),
    'PATCH weather': () => (world.weather(WeatherChange.parse(body)), done),
    'POST storm': () => (world.storm(Storm.parse(body)), done),
    'POST webhooks': () => (world.webhooks.subscribe(Subscription.parse(body)), done),
    'POST person': () => actAsPerson(world, Person.parse(body)),
  }
  return verbs[`${method} ${path[1] ?? ''}`]?.() ?? { status: 404, body: { error: 'no such control' } }
}

function actAsPerson(
  { shelves, webhooks }: FakeWorld,
  { service, id, fields }: z.infer<typeof Person>,
): Reply {
  const shelf = shelves[service]
  const thing = id === undefined ? shelf.create(fields, undefined) : shelf.change(id, fields)
  if (thing === undefined) return { status: 404, body: {} }
  webhooks.tell(`${service}.${id === undefined ? 'created' : 'changed'}`, { ...thing.fields, id: thing.id })
  return { status: 200, body: { ...thing.fields, id: thing.id } }
}
