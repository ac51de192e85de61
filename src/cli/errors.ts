import type { z } from 'zod'
import { asError, HookeError, type ErrorCode } from '../domain/errors.ts'
import type { Output } from './output.ts'

/** 0 done, 1 failed, 2 wrong usage, 3 not found, 4 refused by a gate, 5 no daemon (H-1). */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

const EXITS: Partial<Record<ErrorCode, ExitCode>> = {
  'usage.wrong': 2,
  notFound: 3,
  'experiment.notFound': 3,
  'config.notFound': 3,
  'request.refused': 4,
  'request.conflict': 4,
  'daemon.absent': 5,
}

export function exitCodeOf(error: Error): ExitCode {
  return error instanceof HookeError ? (EXITS[error.code] ?? 1) : 1
}

/** `✗ what` / `found:` / `do:`; the stack only with --debug. */
export function printError(thrown: unknown, output: Output, debug: boolean): ExitCode {
  const error = asError(thrown)
  const known = error instanceof HookeError
  output.complain(error.message)
  const found = known ? error.found : undefined
  const advice = known ? error.advice : 'run it again with --debug and report what it prints'
  if (found !== undefined) output.aside('found:', found)
  if (advice !== undefined) output.aside('do:', advice)
  if (debug) output.trace(error)
  return exitCodeOf(error)
}

export function wrongUsage(message: string, advice: string, found?: string): HookeError {
  return new HookeError('usage.wrong', message, { advice, ...(found === undefined ? {} : { found }) })
}

/** What was typed, as the command's schema sees it. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  command: string,
): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
  throw wrongUsage('this is not what the command takes', `hooke ${command} --help`, faults.join('\n'))
}
