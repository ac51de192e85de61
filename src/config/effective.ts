import { z } from 'zod'
import type { EffectiveValue } from './config.ts'
import { keyPath } from './problem.ts'
import { bare, type Path } from './shape.ts'
import { isTable } from './studies.ts'

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
  const table = bare(schema)
  const value = raw ?? defaultOf(schema)
  if (table instanceof z.ZodObject && (isTable(value) || value === null)) {
    return Object.entries(table.shape).flatMap(([key, inner]: [string, z.core.$ZodType]) =>
      walk(inner, isTable(value) ? value[key] : undefined, [...path, key]),
    )
  }
  if (table instanceof z.ZodRecord && isTable(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => walk(table.def.valueType, inner, [...path, key]))
  }
  if (table instanceof z.ZodArray && Array.isArray(value) && path.length === 1 && path[0] === 'study') {
    return value.flatMap((inner, i) => walk(table.def.element, inner, [...path, i]))
  }
  return [{ path, value }]
}

function defaultOf(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return schema.def.defaultValue
  return null
}
