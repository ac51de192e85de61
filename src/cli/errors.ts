import type { z } from 'zod'
import { asError, HookeError, type ErrorCode } from '../domain/errors.ts'
import { systemRefusal } from '../lib/system-refusal.ts'
import { fit } from './letters.ts'
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
  const { what, found, advice } = wordsOf(error)
  output.complain(what)
  if (found !== undefined) output.aside('found:', found)
  if (advice !== undefined) output.aside('do:', output.typed(advice))
  if (debug) output.trace(error)
  return exitCodeOf(error)
}

function wordsOf(error: Error): { what: string; found?: string | undefined; advice?: string | undefined } {
  if (error instanceof HookeError) return { what: error.message, found: error.found, advice: error.advice }
  const refusal = systemRefusal(error)
  if (refusal !== undefined) return { ...refusal, found: error.message }
  return { what: error.message, advice: 'run it again with --debug and report what it prints' }
}

export function wrongUsage(message: string, advice: string, found?: string): HookeError {
  return new HookeError('usage.wrong', message, { advice, ...(found === undefined ? {} : { found }) })
}

/** What was typed, as the command's schema sees it. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  { name, words }: { readonly name: string; readonly words: readonly { readonly name: string }[] },
): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  const isWord = (key: string) => words.some((word) => word.name.replaceAll(/[[\].]/g, '') === key)
  const faults = parsed.error.issues.map((issue) => faultOf(issue, input, isWord))
  throw wrongUsage(`this is not what hooke ${name} takes`, `hooke ${name} --help`, faults.join('\n'))
}

/** `n: must be a number, and is "many"`: which word or option, what it has to be, what was typed. */
function faultOf(issue: z.core.$ZodIssue, input: unknown, isWord: (key: string) => boolean): string {
  const key = String(issue.path[0] ?? '')
  const label = isWord(key) ? key : `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const given: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, key) : input
  const text = Array.isArray(given) ? given.map(String).join(' ') : given
  const typed = typeof text === 'string' ? `, and is "${fit(text, 60)}"` : ''
  return `${label}: ${saidOf(issue)}${typed}`
}

/** Ours where the schema has some, else what zod means. */
function saidOf(issue: z.core.$ZodIssue): string {
  const { code, message } = issue
  if (!/^(Too|Invalid) /.test(message)) return message
  if (code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`
  if (code === 'too_big') return `must be at most ${issue.maximum}`
  if (code === 'invalid_type') return `must be ${TYPES[issue.expected] ?? issue.expected}`
  return 'is not right'
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  array: 'a list',
}
