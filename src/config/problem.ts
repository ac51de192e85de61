import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { nearest } from '../lib/words.ts'
import { Settings } from './schema.ts'
import { allKeys, at, keysOf, type Path } from './shape.ts'

/** One thing that is wrong in the configuration, and where. */
export interface Problem {
  /** Path of the file, or the name of the environment variable. */
  readonly place: string
  readonly line: number | null
  /** Dotted key path; empty for the file as a whole. */
  readonly key: string
  readonly message: string
  /** What was probably meant, or where the key belongs. */
  readonly hint: string | null
}

/** `study.bandits.minimum_seeds`, `attention.phases[1].every`. */
export function keyPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

export function problemLine({ place, line, key, message, hint }: Problem): string {
  const where = line === null ? place : `${place}:${line}`
  const says = /^(is|must|has|holds|names|leaves|refers|does|sets|")/.test(message)
    ? message
    : `is not right: ${message}`
  const what = key === '' ? message : `${key} ${says}`
  return `${where}  ${what}${hint === null ? '' : ` (${hint})`}`
}

/** All problems at once, so that a person mends the file in one go. */
export function configError(problems: readonly Problem[]): HookeError {
  const [first] = problems
  const many = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return new HookeError('config.invalid', `the configuration has ${many}`, {
    found: problems.map(problemLine).join('\n'),
    advice: `mend ${first?.place ?? 'hooke.toml'}; config/hooke.example.toml explains every key`,
  })
}

interface Found {
  readonly path: Path
  readonly message: string
  readonly hint: string | null
}

/** What zod says, in words a person can act on: one entry per unknown key. */
export function explain(issue: z.core.$ZodIssue): readonly Found[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
  if (issue.code === 'invalid_key') return [{ path, ...keyTrouble(issue) }]
  if (issue.code === 'invalid_value') return [{ path, ...notOneOf(issue) }]
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return [unknownKind(path, issue)]
  if (issue.code === 'invalid_type') return [{ path, message: wrongType(issue), hint: null }]
  return [{ path, message: said(issue), hint: null }]
}

function unknownKey(path: Path, key: string): Found {
  return { path: [...path, key], message: 'is no known key', hint: hintFor(path, key) }
}

/** The nearest key of the same table, else a table where a key of this name lives. */
export function hintFor(table: Path, key: string): string | null {
  const known = keysOf(at(Settings, table))
  const near = nearest(key, known)
  if (near !== undefined) return `nearest known key: ${keyPath([...table, near])}`
  const elsewhere = allKeys(Settings).find((path) => path.endsWith(`.${key}`))
  if (elsewhere !== undefined) return `nearest known key: ${elsewhere.replaceAll('[]', '')}`
  return known.length === 0 ? null : `known here: ${known.join(', ')}`
}

function keyTrouble(issue: z.core.$ZodIssueInvalidKey): Omit<Found, 'path'> {
  return { message: `is not allowed as a name: it ${issue.issues.map(said).join(', ')}`, hint: null }
}

function notOneOf({ values, input }: z.core.$ZodIssueInvalidValue): Omit<Found, 'path'> {
  const words = values.map(String)
  const near = typeof input === 'string' ? nearest(input, words) : undefined
  return {
    message: `must be one of ${words.map((word) => `"${word}"`).join(', ')}`,
    hint: near === undefined ? null : `nearest: "${near}"`,
  }
}

/** A table whose kind is missing or unknown. */
function unknownKind(path: Path, { input }: z.core.$ZodIssueInvalidUnion): Found {
  const kinds = kindsAt(path)
  const last = String(path.at(-1))
  const given: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, last) : input
  const near = typeof given === 'string' ? nearest(given, kinds) : undefined
  return {
    path,
    message: `must be one of ${kinds.map((kind) => `"${kind}"`).join(', ')}`,
    hint: near === undefined ? null : `nearest: "${near}"`,
  }
}

function kindsAt(path: Path): readonly string[] {
  const table = at(Settings, path.slice(0, -1))
  if (!(table instanceof z.ZodDiscriminatedUnion)) return []
  return [...(table._zod.propValues[String(path.at(-1))] ?? [])].flatMap((kind) =>
    typeof kind === 'string' ? [kind] : [],
  )
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a table',
  record: 'a table',
}

function wrongType({ expected, message }: z.core.$ZodIssueInvalidType): string {
  if (!message.startsWith('Invalid input')) return message
  return `must be ${TYPES[expected] ?? expected}`
}

function said(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): string {
  const message = issue.message ?? 'is not right'
  if (issue.code === 'too_small' && message.startsWith('Too small')) {
    return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
  }
  if (issue.code === 'too_big' && message.startsWith('Too big')) {
    return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`
  }
  return message
}
