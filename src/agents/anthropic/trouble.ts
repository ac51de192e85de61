import { HookeError } from '../../domain/errors.ts'

/** A failed request, as the provider or the network told it. */
export interface Failure {
  /** Null when there was no answer, or it broke off. */
  readonly status: number | null
  /** The provider's word for it, for example `overloaded_error`. */
  readonly type: string | null
  /** Its stable name of the cause, where it has one, for example `contract_spend_limit_reached`. */
  readonly code: string | null
  readonly message: string
  /** What the provider told us to wait. */
  readonly waitMs: number | null
  readonly request: string | null
}

/**
 * The classes of trouble (A-9). `limited`: this account or model asked too often; `down`: the provider or the network;
 * `overflow`: too long; `stop`: only a person can help.
 */
export type TroubleClass = 'limited' | 'down' | 'overflow' | 'stop'

const OVERFLOW =
  /prompt is too long|too many (input )?tokens|exceeds? the (context|maximum)|context (window|length|limit)/i
const NO_CREDIT = /credit balance/i

export function classOf(failure: Failure): TroubleClass {
  // a spend limit comes as 429 too, and no waiting helps against it
  if (isOutOfMoney(failure)) return 'stop'
  if (failure.status === 429 || failure.type === 'rate_limit_error') return 'limited'
  if (isOverflow(failure)) return 'overflow'
  return isDown(failure) ? 'down' : 'stop'
}

function isOutOfMoney({ status, type, code, message }: Failure): boolean {
  if (status === 402 || type === 'billing_error') return true
  return (code ?? '').endsWith('spend_limit_reached') || (status === 400 && NO_CREDIT.test(message))
}

function isOverflow({ status, type, message }: Failure): boolean {
  return status === 413 || ((status === 400 || type === 'invalid_request_error') && OVERFLOW.test(message))
}

/** Without a status nothing was answered, or the stream broke off with the provider's word for it. */
function isDown({ status, type }: Failure): boolean {
  if (status === null) return type === null || DOWN.includes(type)
  return status >= 500 || status === 408 || status === 409
}

const DOWN = ['overloaded_error', 'api_error', 'timeout_error']

/** The experiment waits until then; nothing is lost and nobody is asked. */
export function waiting(failure: Failure, retryAt: number): HookeError {
  return new HookeError('agent.unavailable', waitWords(failure), {
    retryable: true,
    retryAt,
    ...foundIn(failure),
  })
}

function waitWords(failure: Failure): string {
  const { status, message } = failure
  const code = status === null ? '' : ` (${status})`
  if (classOf(failure) === 'limited') return `the model's provider limits how often it is asked${code}`
  if (status === 529 || failure.type === 'overloaded_error')
    return `the model's provider is overloaded${code}`
  return status === null
    ? `the model's provider cannot be reached: ${message}`
    : `the model's provider has trouble${code}`
}

/** Nothing but a person can help, so it is not tried again. */
export function stopped(failure: Failure, secret: string): HookeError {
  const [words, advice] = stopWords(failure, secret)
  return new HookeError('agent.failed', words, {
    ...foundIn(failure),
    advice: `${advice}; then hooke retry ID`,
  })
}

function stopWords(failure: Failure, secret: string): readonly [string, advice: string] {
  const { status } = failure
  if (isOutOfMoney(failure))
    return [
      "the account at the model's provider has reached its spend limit",
      'raise the limit or add credit there',
    ]
  if (status === 401 || status === 403)
    return [
      `the model's provider does not accept the key (${status})`,
      `put a valid key where [secrets] ${secret} points, and try it with hooke doctor`,
    ]
  if (status === 404)
    return ['the model is not known to its provider (404)', 'correct `model` under [agents] in hooke.toml']
  return [
    `the model's provider refused the request${status === null ? '' : ` (${status})`}`,
    'look at what was found, and at the settings under [agents]',
  ]
}

function foundIn({ message, request }: Failure): { found: string } {
  return { found: [message, request && `request ${request}`].filter(Boolean).join('; ') }
}
