import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '../../../src/lib/clock.ts'
import { actionsOf, aPod, createBody, type FakePod, podJson, TEST_KEY } from './pods.ts'
import { createOpenApiCheck, hasOpenApi } from './openapi.ts'
import { type Fault, FaultScript } from './script.ts'

/** A request as it came, to be checked against the OpenAPI document. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly status: number
}

/** What really happened, whatever the client was told. */
export interface Truth {
  readonly at: number
  readonly what: 'created' | 'started' | 'stopped' | 'terminated' | 'vanished'
  readonly id: string
  readonly name: string
}

export interface FakeRunpodOptions {
  readonly clock?: Clock
  /** From creation or start to RUNNING. */
  readonly readyAfterMs?: number
  /** Where SSH leads once a pod runs. */
  readonly ssh?: { readonly host: string; readonly port: number; readonly username: string }
  readonly priceOf?: (gpu: string) => number
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** RunPod REST v2 on loopback, as strict as its document, with a truth log and faults on demand. */
export class FakeRunpod {
  readonly truth: Truth[] = []
  readonly seen: SeenRequest[] = []
  readonly pods = new Map<string, FakePod>()
  readonly script = new FaultScript()
  /** GPU types of which none is free. */
  readonly soldOut = new Set<string>()
  /** How long a young pod is unknown to GET and DELETE, and missing in lists. */
  unknownForMs = 0
  listLagMs = 0
  readyAfterMs: number
  /** Lines that a container writes to its log. */
  logs: string[] = []
  readonly clock: Clock
  readonly options: FakeRunpodOptions
  private made = 0

  constructor(options: FakeRunpodOptions) {
    this.options = options
    this.clock = options.clock ?? systemClock
    this.readyAfterMs = options.readyAfterMs ?? 0
  }

  /** Pods that cost money now: what a leak is. */
  billed(): readonly FakePod[] {
    return [...this.pods.values()].filter((pod) => this.statusOf(pod) !== 'EXITED')
  }

  statusOf(pod: FakePod): string {
    if (pod.stopped) return 'EXITED'
    if (pod.failed) return 'ERROR'
    const age = this.clock.now() - pod.upSince
    return pod.neverReady || age < this.readyAfterMs ? 'PROVISIONING' : 'RUNNING'
  }

  /** The host dies, or a spot pod is taken away. */
  vanish(id: string): void {
    const pod = this.pods.get(id)
    if (pod !== undefined) this.note('vanished', pod)
    this.pods.delete(id)
  }

  /** Somebody stops it, not by this API: the pod itself, or a person in the console. */
  stop(id: string): void {
    const pod = this.pods.get(id)
    if (pod === undefined || pod.stopped) return
    pod.stopped = true
    this.note('stopped', pod)
  }

  answer(request: Omit<SeenRequest, 'status'>): Answer & { lost?: boolean } {
    const fault = this.script.take(request.method, request.path)
    if (fault === undefined) return this.reply(request)
    const done = fault.happens ? this.reply(request) : undefined
    if (fault.answer === 'lost') return { status: 0, lost: true }
    return fault.answer === 'real' && done !== undefined ? done : faultReply(fault)
  }

  private reply(request: Omit<SeenRequest, 'status'>): Answer {
    const { method, path, query, body } = request
    const [, , collection, id] = path.split('/')
    if (path === '/v2/catalog/gpus' && method === 'GET') return ok({ gpus: gpuTypes(this.soldOut) })
    if (collection !== 'pods') return problem(404, `there is no ${path}`)
    if (id !== undefined) return this.onPod(id, request)
    return method === 'POST' ? this.create(body) : this.list(query)
  }

  private onPod(id: string, { method, path, body }: Omit<SeenRequest, 'status'>): Answer {
    const [, , , , rest] = path.split('/')
    const pod = this.pods.get(id)
    if (pod === undefined || this.clock.now() - pod.createdAt < this.unknownForMs) {
      return problem(404, `there is no pod ${id}`)
    }
    if (rest === 'logs') return ok(undefined)
    if (rest === 'action' && method === 'POST') return this.act(pod, body)
    if (method === 'GET') return ok(this.show(pod))
    return method === 'DELETE' ? this.terminate(pod) : problem(405, 'method not allowed')
  }

  private create(body: unknown): Answer {
    const parsed = createBody.safeParse(body)
    if (!parsed.success) {
      const errors = parsed.error.issues.map(
        ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
      )
      return problem(422, 'the body does not match the contract', errors)
    }
    const refusal = this.refusalOf(parsed.data)
    if (refusal !== null) return problem(400, refusal)
    this.made += 1
    const pod = aPod(this.made, parsed.data, this.clock.now())
    pod.price = this.options.priceOf?.(parsed.data.gpu?.id ?? '') ?? 0.5
    this.pods.set(pod.id, pod)
    this.note('created', pod)
    return { status: 201, body: this.show(pod) }
  }

  /** One status for broken rules and for no capacity, as the real one has it. */
  private refusalOf({ gpu, cpu, mounts }: FakePod['wish']): string | null {
    if ((gpu === undefined) === (cpu === undefined)) return 'exactly one of gpu or cpu must be set'
    if (mounts?.network !== undefined && mounts.persistent !== undefined)
      return 'network and persistent mounts exclude each other'
    return this.soldOut.has(gpu?.id ?? '')
      ? 'There are no longer any instances available with the requested specifications.'
      : null
  }

  private list(query: Readonly<Record<string, string>>): Answer {
    if (Object.keys(query).some((name) => name !== 'includeClusterPods')) return problem(400, 'unknown query')
    const known = [...this.pods.values()].filter(
      ({ createdAt }) => this.clock.now() - createdAt >= this.listLagMs,
    )
    return ok({ pods: known.map((pod) => this.show(pod)) })
  }

  private act(pod: FakePod, body: unknown): Answer {
    const action = (body as { action?: unknown } | null)?.action
    if (typeof action !== 'string' || Object.keys(body as object).length !== 1)
      return problem(422, 'the body does not match the contract', ['action: is required, alone'])
    if (!actionsOf(this.statusOf(pod)).includes(action) || (pod.locked && action === 'stop'))
      return problem(409, `${action} is not valid for a pod that is ${this.statusOf(pod)}`)
    if (action === 'terminate') return this.terminate(pod)
    pod.stopped = action === 'stop'
    if (action === 'start') pod.upSince = this.clock.now()
    this.note(action === 'stop' ? 'stopped' : 'started', pod)
    return ok(this.show(pod))
  }

  private terminate(pod: FakePod): Answer {
    this.pods.delete(pod.id)
    this.note('terminated', pod)
    return { status: 204 }
  }

  private show(pod: FakePod): unknown {
    return podJson(pod, this.statusOf(pod), this.options.ssh)
  }

  private note(what: Truth['what'], pod: FakePod): void {
    this.truth.push({ at: this.clock.now(), what, id: pod.id, name: pod.wish.name })
  }
}

/** Read once a process: it is large. Nothing to compare with where the document is not beside the repository. */
let check: ReturnType<typeof createOpenApiCheck> | undefined
function misfitsOf(requests: readonly SeenRequest[]): readonly string[] {
  if (!hasOpenApi) return []
  check ??= createOpenApiCheck()
  // what the fake refused as unfit was meant to be
  return requests.filter(({ status }) => status !== 422).flatMap(check)
}

/**
 * The fake behind a port of its own. When it closes, each request that a test made of it has to fit RunPod's own document,
 * where that is there: what the real one would refuse fails the test.
 */
export async function aRunpodServer(options: FakeRunpodOptions = {}) {
  const fake = new FakeRunpod(options)
  const server = createServer((request, response) => void serve(fake, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    const misfits = misfitsOf(fake.seen)
    if (misfits.length > 0) throw new Error(`RunPod's document refuses: ${misfits.join('; ')}`)
  }
  return Object.assign(fake, { url, key: TEST_KEY, close })
}
export type RunpodServer = Awaited<ReturnType<typeof aRunpodServer>>

async function serve(fake: FakeRunpod, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = await questionOf(request)
  const isKnown = request.headers.authorization === `Bearer ${TEST_KEY}`
  const { lost, ...reply } = isKnown ? fake.answer(question) : { ...problem(401, 'no such key'), lost: false }
  fake.seen.push({ ...question, status: reply.status })
  if (lost === true) request.socket.destroy()
  else if (question.path.endsWith('/logs') && reply.status === 200) showLog(response, fake.logs)
  else answerWith(response, reply)
}

async function questionOf(request: IncomingMessage): Promise<Omit<SeenRequest, 'status'>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const text = Buffer.concat(chunks).toString()
  return {
    method: request.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  }
}

function answerWith(response: ServerResponse, { status, headers, body }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type, ratelimit: '"minute";r=99;t=30', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

/** Server-sent events, and then silence: a log goes on for ever. */
function showLog(response: ServerResponse, lines: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const ts = '2026-06-01T12:02:03Z'
  for (const line of ['started', ...lines]) {
    response.write(`id: ${ts}\ndata: ${JSON.stringify({ ts, source: 'container', line })}\n\n`)
  }
}

function faultReply({ answer, retryAfter }: Fault): Answer {
  const status = typeof answer === 'number' ? answer : 500
  return {
    ...problem(status, `scripted ${status}`),
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })

function problem(status: number, detail: string, errors?: readonly string[]): Answer {
  return { status, body: { title: 'problem', status, detail, ...(errors === undefined ? {} : { errors }) } }
}

function gpuTypes(soldOut: ReadonlySet<string>): unknown[] {
  const ids = ['NVIDIA RTX A4000', 'NVIDIA GeForce RTX 4090', 'NVIDIA H100 80GB HBM3']
  return ids.map((id) => ({
    ...{ id, name: id, pool: null, manufacturer: 'NVIDIA', memory: 24, secure: true, community: true },
    ...{ price: { secure: 0.5, community: 0.3 }, maxCount: { secure: 8, community: 4 } },
    availability: soldOut.has(id) ? 'NONE' : 'HIGH',
  }))
}
