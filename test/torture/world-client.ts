import { Agent, request } from 'node:http'
import { type ErrorCode, HookeError } from '../../src/domain/errors.ts'

/** Each request is given up after this long; far above what the world takes, so that none lands later. */
export const REQUEST_TIMEOUT_MS = 1_000
/** What is in no file and no row afterwards: it comes with errors, answers and texts of the world. */
export const CANARY = 'canary-5e0c9a71d2b8'

export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** JSON over one kept connection pool; trouble on the way is a `HookeError` that may be tried again. */
export interface WorldClient {
  /** One request: whoever gets an error does not know whether it arrived. */
  once(method: string, path: string, body: unknown, signal: AbortSignal): Promise<Answered>
  /** For what may safely be asked again: a lost reply is asked for twice more. */
  safely(method: string, path: string, body: unknown, signal: AbortSignal): Promise<Answered>
}

export function createWorldClient(url: string, code: ErrorCode): WorldClient {
  const agent = new Agent({ keepAlive: true })
  const once: WorldClient['once'] = async (method, path, body, signal) => {
    const answered = await send({ agent, url: `${url}${path}`, method, body, signal }).catch(
      (cause: unknown) => {
        if (signal.aborted) throw new HookeError('effect.aborted', 'stopped', { cause })
        throw trouble(code, `${method} ${path}: no answer`, cause)
      },
    )
    if (answered.status === 429 || answered.status >= 500)
      throw trouble(code, `${method} ${path}: ${answered.status}`, undefined)
    return answered
  }
  return {
    once,
    async safely(method, path, body, signal) {
      for (let left = 2; ; left -= 1) {
        try {
          return await once(method, path, body, signal)
        } catch (error) {
          if (signal.aborted || left === 0) throw error
        }
      }
    },
  }
}

function trouble(code: ErrorCode, message: string, cause: unknown): HookeError {
  return new HookeError(code, `${message}, with the token ${CANARY}`, { retryable: true, cause })
}

interface Sent {
  readonly agent: Agent
  readonly url: string
  readonly method: string
  readonly body: unknown
  readonly signal: AbortSignal
}

function send({ agent, url, method, body, signal }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { agent, method, signal, timeout: REQUEST_TIMEOUT_MS }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown })
      })
    })
    sending.on('timeout', () => sending.destroy(new Error('the request timed out')))
    sending.on('error', reject)
    sending.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
