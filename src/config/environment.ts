import { parse } from 'smol-toml'
import { z } from 'zod'
import { asError } from '../domain/errors.ts'
import { hintFor, type Problem } from './problem.ts'
import { Settings } from './schema.ts'
import { bare, inner, keysOf, type Path, restOf } from './shape.ts'
import { isTable, type RawTable } from './studies.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface Override {
  readonly variable: string
  readonly path: Path
  readonly value: unknown
}

const TOP = ['state_dir', 'worktrees_dir', 'public_url']

/**
 * `HOOKE_<SECTION>__<KEY>` sets any key (K-4): `HOOKE_SERVER__PORT=8080`, `HOOKE_STUDY__BANDITS__MINIMUM_SEEDS=5`.
 * Other variables that begin with HOOKE_ belong to runs and are left alone.
 */
export function overridesOf(
  env: Environment,
  raw: RawTable,
): { readonly overrides: readonly Override[]; readonly problems: readonly Problem[] } {
  const overrides: Override[] = []
  const problems: Problem[] = []
  for (const [variable, text] of Object.entries(env)) {
    if (text === undefined || !isOverride(variable)) continue
    const found = resolvePath(variable.slice('HOOKE_'.length).split('__'), raw)
    if (found.kind === 'found') {
      overrides.push({ variable, path: found.path, value: valueFor(found.schema, text) })
    } else {
      problems.push({ place: variable, line: null, key: '', message: 'sets no known key', hint: found.hint })
    }
  }
  return { overrides, problems }
}

function isOverride(variable: string): boolean {
  if (!variable.startsWith('HOOKE_')) return false
  return variable.includes('__') || TOP.some((key) => variable === `HOOKE_${shout(key)}`)
}

function shout(key: string): string {
  return key.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
}

type Resolved =
  | { readonly kind: 'found'; readonly path: Path; readonly schema: z.core.$ZodType }
  | { readonly kind: 'unknown'; readonly hint: string | null }

function resolvePath(segments: readonly string[], raw: RawTable): Resolved {
  let path: Path = []
  let schema: z.core.$ZodType = Settings
  let value: unknown = raw
  let rest = segments
  while (rest.length > 0) {
    const [segment = '', ...after] = rest
    const key = matchKey(schema, value, segment)
    if (key === undefined) return { kind: 'unknown', hint: hintFor(path, segment.toLowerCase()) }
    path = [...path, key]
    schema = inner(schema, key) ?? schema
    value = childOf(value, key)
    // the only study need not be named: HOOKE_STUDY__OWNER
    rest = typeof key === 'number' && shout(idOf(value)) !== segment ? rest : after
  }
  const whole = bare(schema)
  const isLeaf = ![z.ZodObject, z.ZodRecord, z.ZodDiscriminatedUnion].some((table) => whole instanceof table)
  return isLeaf ? { kind: 'found', path, schema } : { kind: 'unknown', hint: hintFor(path, '') }
}

function matchKey(schema: z.core.$ZodType, value: unknown, segment: string): string | number | undefined {
  const table = bare(schema)
  if (table instanceof z.ZodObject || table instanceof z.ZodDiscriminatedUnion)
    return namesIn(table, value).find((key) => shout(key) === segment)
  if (table instanceof z.ZodArray && Array.isArray(value)) return indexNamed(value, segment)
  if (!(table instanceof z.ZodRecord)) return undefined
  const known = [...keysOf(table), ...Object.keys(isTable(value) ? value : {})]
  const match = known.find((key) => shout(key) === segment)
  return match ?? (keysOf(table).length > 0 ? undefined : segment.toLowerCase())
}

/** The known keys of a table, and the names that people chose where it takes such. */
function namesIn(table: z.ZodObject | z.ZodDiscriminatedUnion, value: unknown): readonly string[] {
  const takesNames = table instanceof z.ZodObject && restOf(table) !== undefined
  return takesNames && isTable(value) ? [...keysOf(table), ...Object.keys(value)] : keysOf(table)
}

function indexNamed(list: readonly unknown[], segment: string): number | undefined {
  const named = list.findIndex((item) => shout(idOf(item)) === segment)
  if (named !== -1) return named
  return list.length === 1 ? 0 : undefined
}

function idOf(study: unknown): string {
  return isTable(study) && typeof study['id'] === 'string' ? study['id'] : ''
}

function childOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined
  return isTable(value) ? value[String(key)] : undefined
}

/** A text where the key takes one, else a TOML value: `8080`, `true`, `["npm", "test"]`. */
function valueFor(schema: z.core.$ZodType, text: string): unknown {
  if (z.core.safeParse(schema, text).success) return text
  try {
    return parse(`value = ${text}`)['value']
  } catch (error) {
    asError(error)
    return text
  }
}

/** Writes the overrides into the raw file; tables on the way are made where they are missing. */
export function applyOverrides(raw: RawTable, overrides: readonly Override[]): void {
  for (const { path, value } of overrides) {
    let table: unknown = raw
    for (const [i, key] of path.entries()) {
      if (i === path.length - 1) put(table, key, value)
      else table = childOf(table, key) ?? put(table, key, {})
    }
  }
}

function put(table: unknown, key: string | number, value: unknown): unknown {
  if (isTable(table)) table[String(key)] = value
  return value
}
