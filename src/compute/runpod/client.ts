import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AxiosInstance, AxiosResponse } from 'axios'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { asError, HookeError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'
import { linesSoFar } from './pod-log.ts'
import { type CreatePod, Pod, PodId, PodList } from './pod.ts'
import { RunpodTrouble, troubleOf } from './trouble.ts'

export interface RunpodClientOptions {
  /** `https://api.runpod.io`, without `/v2`. Plain http only on loopback: the key goes with each request. */
  readonly baseUrl: string
  /** Asked at each request, so that a rotated key is taken over; throws where there is none. */
  readonly apiKey: () => string
  readonly clock: Clock
  /** Each request is given up after this long. */
  readonly timeoutMs?: number
  /** Variables that name a proxy: HTTPS_PROXY, NO_PROXY. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * REST v2 of RunPod. Every method throws `RunpodTrouble` for what is no answer; 404 and 409 are answers. It never tries
 * again by itself: whoever asks knows whether the first try may have arrived.
 */
export interface RunpodClient {
  pods(signal: AbortSignal): Promise<readonly Pod[]>
  /** Undefined is no proof that there is none: a young pod is unknown for a while. */
  pod(id: string, signal: AbortSignal): Promise<Pod | undefined>
  create(body: CreatePod, signal: AbortSignal): Promise<Pod>
  /** `notNow`: the pod's present status does not allow it (409). */
  act(id: string, action: 'start' | 'stop', signal: AbortSignal): Promise<'done' | 'absent' | 'notNow'>
  /** `absent` is no proof either. */
  terminate(id: string, signal: AbortSignal): Promise<'done' | 'absent' | 'notNow'>
  /** The last lines of what its container wrote. */
  logLines(id: string, signal: AbortSignal): Promise<readonly string[]>
  gpuTypes(signal: AbortSignal): Promise<readonly GpuType[]>
}

const GpuType = z.object({
  id: z.string(),
  name: z.string(),
  price: z.object({ secure: z.number(), community: z.number() }),
  availability: z.string().optional(),
})
export type GpuType = z.infer<typeof GpuType>

export const REQUEST_TIMEOUT_MS = 30_000
/** Thousands of pods; more is no list of pods. */
const LARGEST_REPLY = 32 * 1024 ** 2

interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** Completes "RunPod could not …". */
  readonly what: string
  readonly body?: object
  readonly query?: Readonly<Record<string, string>>
  /** Statuses that are answers to this question, besides 2xx. */
  readonly answers?: readonly number[]
  /** The reply is a stream that may never end. */
  readonly isStream?: boolean
}

/** A log that has said nothing for so long has said what it had. */
const LOG_QUIET_MS = 500

export function createRunpodClient(options: RunpodClientOptions): RunpodClient {
  const http = connect(options)
  const ask = (question: Question, signal: AbortSignal) => send(http, options, { question, signal })
  const onPod = (id: string) => `/v2/pods/${PodId.parse(id)}`
  return {
    async pods(signal) {
      const { data } = await ask({ method: 'GET', path: '/v2/pods', what: 'list the pods' }, signal)
      return read(PodList, data, 'the list of pods').pods
    },
    async pod(id, signal) {
      const what = `show the pod ${id}`
      const { status, data } = await ask({ method: 'GET', path: onPod(id), what, answers: [404] }, signal)
      return status === 404 ? undefined : read(Pod, data, 'a pod')
    },
    async create(body, signal) {
      const { data } = await ask({ method: 'POST', path: '/v2/pods', what: 'create a pod', body }, signal)
      return read(Pod, data, 'the created pod')
    },
    async act(id, action, signal) {
      const question = {
        method: 'POST',
        path: `${onPod(id)}/action`,
        what: `${action} the pod ${id}`,
      } as const
      return outcomeOf(await ask({ ...question, body: { action }, answers: [404, 409] }, signal))
    },
    async terminate(id, signal) {
      const question = { method: 'DELETE', path: onPod(id), what: `terminate the pod ${id}` } as const
      return outcomeOf(await ask({ ...question, answers: [404, 409] }, signal))
    },
    async gpuTypes(signal) {
      const query = { include: 'AVAILABILITY', product: 'POD' }
      const question = { method: 'GET', path: '/v2/catalog/gpus', what: 'list GPU types', query } as const
      return read(z.object({ gpus: z.array(GpuType) }), (await ask(question, signal)).data, 'GPU types').gpus
    },
    async logLines(id, signal) {
      const query = { source: 'container', tail: '500' }
      const question = {
        method: 'GET',
        path: `${onPod(id)}/logs`,
        what: 'show the log of a pod',
        query,
      } as const
      const { status, data } = await ask({ ...question, isStream: true, answers: [404] }, signal)
      if (!(data instanceof Readable)) return []
      return status === 404 ? [] : linesSoFar(data, LOG_QUIET_MS)
    },
  }
}

function connect({ baseUrl, environment = {} }: RunpodClientOptions): () => Promise<AxiosInstance> {
  const url = new URL(baseUrl)
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new HookeError('config.invalid', 'the address of RunPod is not https', {
      found: url.origin,
      advice: 'write https://…: the API key goes with each request',
    })
  }
  const hasProxy = url.protocol === 'https:' && (environment['HTTPS_PROXY'] ?? '') !== ''
  // the agent makes a tunnel, so that a proxy never sees the key; `false` would make axios take that away
  const agent = { keepAlive: true, ...(hasProxy ? { proxyEnv: { ...environment } } : {}) }
  const settings = {
    baseURL: url.origin,
    ...(hasProxy ? {} : { proxy: false as const }),
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent(agent),
    headers: { Accept: 'application/json' },
    // a redirect would carry the key elsewhere
    maxRedirects: 0,
    maxContentLength: LARGEST_REPLY,
    responseType: 'json' as const,
    validateStatus: () => true,
  }
  let made: Promise<AxiosInstance> | undefined
  // most daemons never ask RunPod, and it takes a tenth of their start to load
  return () => (made ??= import('axios').then(({ default: axios }) => axios.create(settings)))
}

async function send(
  http: () => Promise<AxiosInstance>,
  { apiKey, clock, timeoutMs = REQUEST_TIMEOUT_MS }: RunpodClientOptions,
  { question, signal }: { question: Question; signal: AbortSignal },
): Promise<AxiosResponse<unknown>> {
  const { method, path, what, body, query, isStream = false, answers = [] } = question
  signal.throwIfAborted()
  const headers = { Authorization: `Bearer ${apiKey()}` }
  const instance = await http()
  const patience = AbortSignal.timeout(timeoutMs)
  const reply = await instance
    .request<unknown>({
      ...{ method, url: path, headers, signal: AbortSignal.any([signal, patience]) },
      ...(body === undefined ? {} : { data: body }),
      ...(query === undefined ? {} : { params: query }),
      ...(isStream ? { responseType: 'stream' as const } : {}),
    })
    .catch((thrown: unknown) => {
      signal.throwIfAborted()
      // the error of axios holds the request with its key: only its words go on
      const found = patience.aborted ? `no answer within ${timeoutMs / 1000} s` : asError(thrown).message
      const advice =
        'see whether this computer reaches the internet, and whether it needs HTTPS_PROXY for that'
      throw new RunpodTrouble('doubt', `RunPod could not be asked to ${what}`, {
        status: null,
        found,
        advice,
      })
    })
  const { status } = reply
  if ((status >= 200 && status < 300) || answers.includes(status)) return reply
  const header = Header.parse(reply.headers['retry-after'])
  const told = {
    status,
    detail: detailOf(reply.data),
    retryAfter: header,
  }
  throw troubleOf(what, told, clock.now())
}

const Header = z.string().optional().catch(undefined)
const Problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.string()).optional(),
})
const LONGEST_DETAIL = 500

function detailOf(data: unknown): string {
  const { data: problem } = Problem.safeParse(data)
  if (problem === undefined) return ''
  const words = [problem.detail ?? problem.title ?? '', ...(problem.errors ?? [])]
  return words
    .filter((word) => word !== '')
    .join('; ')
    .slice(0, LONGEST_DETAIL)
}

function outcomeOf({ status }: { status: number }): 'done' | 'absent' | 'notNow' {
  if (status === 404) return 'absent'
  return status === 409 ? 'notNow' : 'done'
}

/** A reply of another form is no answer: what was asked for may have happened. */
function read<Schema extends z.ZodType>(schema: Schema, data: unknown, what: string): z.output<Schema> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const found = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`
  throw new RunpodTrouble('doubt', `RunPod sent ${what} in a form that this version does not know`, {
    status: null,
    found,
  })
}
