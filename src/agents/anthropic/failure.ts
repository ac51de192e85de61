import { z } from 'zod'
import { type Clock } from '../../lib/clock.ts'
import { TimeIsOver } from './stream.ts'
import { type Failure } from './trouble.ts'

/** As much of the SDK's errors as is used; an error that broke off a stream has no status. */
const ApiError = z.object({
  status: z.number().optional(),
  type: z.string().nullish(),
  errorCode: z.string().nullish(),
  apiMessage: z.string().nullish(),
  headers: z.instanceof(Headers).optional(),
  requestID: z.string().nullish(),
})

const LONGEST_WAIT_MS = 24 * 60 * 60_000

/** What a thrown error tells of the provider or the network. */
export function failureOf(error: Error, clock: Clock): Failure {
  const { status, type, errorCode, apiMessage, headers, requestID } = ApiError.safeParse(error).data ?? {}
  return {
    status: status ?? null,
    type: type ?? null,
    code: errorCode ?? null,
    message: apiMessage ?? causeOf(error),
    waitMs: headers === undefined ? null : toldWait(headers, clock),
    request: requestID ?? null,
  }
}

/**
 * Whether provider or network are to blame: an answer with a status, a stream that was no stream, a connection that
 * failed. Whatever else was thrown is a fault of this program or of the SDK, which no waiting mends.
 */
export function isFromOutside(error: Error): boolean {
  if (error instanceof TimeIsOver || error instanceof SyntaxError || error instanceof BrokenOff) return true
  // every error of a request has these, with or without an answer
  if ('status' in error || 'requestID' in error) return true
  const isOfFetch =
    error instanceof TypeError && /^(fetch failed|terminated|network error)/i.test(error.message)
  return isOfFetch || ('code' in error && typeof error.code === 'string' && OF_NETWORK.test(error.code))
}

/** Codes of Node's sockets, names and certificates, and of its HTTP client. */
const OF_NETWORK =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|EPROTO|ENOTFOUND|EAI_\w+|E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|UND_ERR_\w+|ERR_(STREAM_PREMATURE_CLOSE|NETWORK|TLS_\w+|SSL_\w+)|HPE_\w+|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/

/** A stream ended before its reply was whole: by the provider's word, or without one. */
export class BrokenOff extends Error {
  readonly type: string | null
  readonly apiMessage: string
  constructor({ type, message }: { type: string | null; message: string }) {
    super(message)
    this.type = type
    this.apiMessage = message
  }
}

/** `fetch failed` says nothing; its cause does. */
function causeOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message.replace(/\.$/, '')}: ${causeOf(cause)}` : message
}

function toldWait(headers: Headers, clock: Clock): number | null {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN)
  const seconds = headers.get('retry-after') ?? ''
  const date = Date.parse(seconds) - clock.now()
  const told = [ms, seconds.trim() === '' ? Number.NaN : Number(seconds) * 1_000, date].find(Number.isFinite)
  return told === undefined ? null : Math.min(Math.max(0, told), LONGEST_WAIT_MS)
}
