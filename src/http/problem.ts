import { z } from 'zod'
import { HookeError, type ErrorCode } from '../domain/errors.ts'
import { damagedRow } from '../store/damaged-row.ts'
import { systemRefusal } from '../lib/system-refusal.ts'

/** A refusal as `application/problem+json` (RFC 9457), with what was found and what to do. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  found: z.string().optional(),
  advice: z.string().optional(),
  code: z.string(),
})
export type Problem = z.infer<typeof Problem>

const STATUS: Partial<Record<ErrorCode, number>> = {
  'usage.wrong': 400,
  'path.unsafe': 400,
  'signIn.needed': 401,
  'rights.missing': 403,
  'origin.refused': 403,
  'experiment.notFound': 404,
  notFound: 404,
  'request.conflict': 409,
  'request.tooLarge': 413,
  'request.refused': 422,
  'record.incomplete': 422,
  'record.altered': 422,
  'daemon.absent': 503,
  'store.busy': 503,
}
const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'You are not signed in',
  403: 'This is not allowed',
  404: 'There is no such thing',
  409: 'It is not the moment for this',
  413: 'The request is too large',
  422: 'The request was refused',
  500: 'The daemon failed',
  503: 'The daemon cannot do this now',
}

/**
 * What a thrown thing says to the one who asked; a fault of the program says nothing of its inside where there is a log,
 * which a command without a daemon (`readOnly`) has not.
 */
export function problemOf(
  error: Error,
  mask: (text: string) => string,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Problem {
  if (error instanceof z.ZodError) return damaged(error, mask) ?? unreadable(error, mask)
  if (!(error instanceof HookeError)) return ofTheSystem(error, mask) ?? fault(error, mask, readOnly)
  const { code, found, advice } = error
  return {
    ...problem(code, STATUS[code] ?? 500, mask(error.message)),
    ...(found === undefined ? {} : { found: mask(found) }),
    ...(advice === undefined ? {} : { advice: mask(advice) }),
  }
}

function fault(error: Error, mask: (text: string) => string, readOnly: boolean): Problem {
  if (!readOnly) return problem('internal', 500, 'It was written to the log.')
  const advice = 'run it again with --debug and report what it prints'
  return { ...problem('internal', 500, mask(error.message)), advice }
}

function ofTheSystem(error: Error, mask: (text: string) => string): Problem | undefined {
  const refusal = systemRefusal(error)
  if (refusal === undefined) return undefined
  return { ...problem('internal', 500, refusal.what), found: mask(error.message), advice: refusal.advice }
}

/** A row that was stored is not as its schema says: somebody or something altered the database. */
function damaged(error: z.ZodError, mask: (text: string) => string): Problem | undefined {
  const place = damagedRow(error)
  if (place === undefined) return undefined
  const faults = error.issues.slice(0, 3).map(({ path, message }) => {
    const [first, ...inner] = path
    const row = typeof first === 'number' ? [`row ${first + 1}`] : []
    const field = (typeof first === 'number' ? inner : path).map(String).join('.')
    return [...row, ...(field === '' ? [] : [`field ${field}`])].join(', ') + `: ${message}`
  })
  return {
    ...problem('store.unreadable', 500, 'something that is stored is not as it should be'),
    found: mask(`table ${place.table}, ${place.call}: ${faults.join('; ')}`),
    advice:
      'nothing was changed. Somebody or something altered the database beside Hooke: undo that, or keep the state folder elsewhere and bring back the newest backup: hooke restore FILE',
  }
}

function unreadable(error: z.ZodError, mask: (text: string) => string): Problem {
  const lines = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
  )
  return { ...problem('usage.wrong', 400, mask(lines.join('\n'))), advice: 'see /api/v1/openapi.json' }
}

function problem(code: string, status: number, detail: string): Problem {
  const title = TITLES[status] ?? 'The request failed'
  return { type: `urn:hooke:problem:${code}`, title, status, detail, code }
}

/** True when it is a fault of the program, not of the world or the request. */
export function isFault(error: Error): boolean {
  if (error instanceof z.ZodError) return damagedRow(error) !== undefined
  return !(error instanceof HookeError)
}
