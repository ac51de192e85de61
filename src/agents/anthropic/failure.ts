import { z } from 'zod'
import { type Clock } from '../../lib/clock.ts'
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
