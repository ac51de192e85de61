import { z } from 'zod'
import type { EffectiveValue } from './config.ts'
import { keyPath } from './problem.ts'
import { optionFor, partsOf, type Path, restOf } from './shape.ts'
import { isTable, type RawTable } from './studies.ts'

/** Every value with its source, in the order of the schema. References to secrets are shown, never secrets. */
export function effectiveValues(
  schema: z.core.$ZodType,
  raw: unknown,
  describe: { inFile: (path: Path) => Path; sourceOf: (path: Path) => string },
): readonly EffectiveValue[] {
  return walk(schema, raw, []).map(({ path, value }) => ({
    key: keyPath(describe.inFile(path)),
    value,
    source: describe.sourceOf(path),
  }))
}

interface Leaf {
  readonly path: Path
  readonly value: unknown
}

function walk(schema: z.core.$ZodType, raw: unknown, path: Path): readonly Leaf[] {
  const value = raw ?? defaultOf(schema)
  const parts = partsBelow(optionFor(schema, value), value, path)
  if (parts === null) return [{ path, value }]
  return parts.flatMap(([key, inner, part]) => walk(inner, part, [...path, key]))
}

type Part = readonly [key: string | number, schema: z.core.$ZodType, value: unknown]

/** The parts of a table; null for a value that is shown whole, as lists and empty tables are. */
function partsBelow(table: z.core.$ZodType, value: unknown, path: Path): readonly Part[] | null {
  if (table instanceof z.ZodObject) return partsOfTable(table, isTable(value) ? value : {})
  if (table instanceof z.ZodRecord && isTable(value)) {
    const entries = Object.entries(value)
    return entries.length === 0 ? null : entries.map(([key, inner]) => [key, table.def.valueType, inner])
  }
  if (table instanceof z.ZodArray && Array.isArray(value) && path[0] === 'study' && path.length === 1) {
    return value.map((inner: unknown, i) => [i, table.def.element, inner])
  }
  return null
}

function partsOfTable(table: z.ZodObject, entries: RawTable): readonly Part[] {
  const rest = restOf(table)
  const more = rest === undefined ? [] : Object.keys(entries).filter((key) => !(key in table.shape))
  return [
    ...[...partsOf(table)].map(([key, inner]): Part => [key, inner, entries[key]]),
    ...more.map((key): Part => [key, rest ?? table, entries[key]]),
  ]
}

function defaultOf(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return schema.def.defaultValue
  return null
}
