import { z } from 'zod'

export type Path = readonly (string | number)[]

/** The schema below defaults and refinements. */
export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return bare(schema.def.innerType)
  }
  return schema
}

/** The schema of the value under one key of a table or list; undefined where no such key is known. */
export function inner(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  const table = bare(schema)
  if (table instanceof z.ZodObject) return partsOf(table).get(String(key)) ?? restOf(table)
  if (table instanceof z.ZodDiscriminatedUnion) return firstInner(table, key)
  if (table instanceof z.ZodRecord) return table.def.valueType
  if (table instanceof z.ZodArray) return table.def.element
  return undefined
}

export function partsOf(table: z.ZodObject): ReadonlyMap<string, z.core.$ZodType> {
  return new Map<string, z.core.$ZodType>(Object.entries(table.shape))
}

/** What stands under names that people choose beside the known keys; undefined where none may. */
export function restOf({ def: { catchall } }: z.ZodObject): z.core.$ZodType | undefined {
  return catchall instanceof z.ZodNever ? undefined : catchall
}

function firstInner(
  { def: { options } }: z.ZodDiscriminatedUnion,
  key: string | number,
): z.core.$ZodType | undefined {
  for (const option of options) {
    const found = inner(option, key)
    if (found !== undefined) return found
  }
  return undefined
}

/** The table of a union that a value belongs to, by the key that tells them apart; else the first. */
export function optionFor(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  const table = bare(schema)
  if (!(table instanceof z.ZodDiscriminatedUnion)) return table
  const { discriminator, options } = table.def
  const tag: unknown = new Map(Object.entries(Object(value) as object)).get(discriminator)
  const isOf = (option: z.core.$ZodType): boolean => {
    const key = inner(option, discriminator)
    return key !== undefined && z.core.safeParse(key, tag).success
  }
  return options.find(isOf) ?? options[0] ?? table
}

export function at(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((found, key) => found && inner(found, key), schema)
}

/** The keys a table may have; empty where any name may stand, as in `[people]`. */
export function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  const table = schema && bare(schema)
  if (table instanceof z.ZodObject) return Object.keys(table.shape)
  if (table instanceof z.ZodDiscriminatedUnion) return [...new Set(table.def.options.flatMap(keysOf))]
  if (table instanceof z.ZodRecord && table.def.keyType instanceof z.ZodEnum) {
    return table.def.keyType.options.map(String)
  }
  return []
}

/** Every key of the schema as a dotted path; `*` stands for a name people choose, `[]` for an item of a list. */
export function allKeys(schema: z.core.$ZodType, prefix = ''): readonly string[] {
  const table = bare(schema)
  if (table instanceof z.ZodRecord) return allKeys(table.def.valueType, `${prefix}.*`)
  if (table instanceof z.ZodArray) return allKeys(table.def.element, `${prefix}[]`)
  if (table instanceof z.ZodDiscriminatedUnion)
    return table.def.options.flatMap((option) => allKeys(option, prefix))
  if (!(table instanceof z.ZodObject)) return []
  const rest = restOf(table)
  const own = [...partsOf(table)].flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`
    return [path, ...allKeys(value, path)]
  })
  return rest === undefined ? own : [...own, ...allKeys(rest, `${prefix}.*`)]
}

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S

/** `base_branch` in the file is `baseBranch` in the code; names that people choose stay as they are. */
export type Camelised<T> = T extends readonly (infer Item)[]
  ? readonly Camelised<Item>[]
  : T extends object
    ? string extends keyof T
      ? { readonly [Key in keyof T]: Camelised<T[Key]> }
      : { readonly [Key in keyof T as Key extends string ? Camel<Key> : never]: Camelised<T[Key]> }
    : T

/** Renames the keys of a value that `schema` has parsed. */
export function camelise<Schema extends z.ZodType>(
  schema: Schema,
  value: z.output<Schema>,
): Camelised<z.output<Schema>> {
  // keys are computed at run time, so no schema can state this type
  return renamed(schema, value) as Camelised<z.output<Schema>>
}

function renamed(schema: z.core.$ZodType, value: unknown): unknown {
  const table = optionFor(schema, value)
  if (Array.isArray(value)) return value.map((item) => renamed(inner(table, 0) ?? table, item))
  if (typeof value !== 'object' || value === null) return value
  const known = table instanceof z.ZodObject ? partsOf(table) : new Map<string, unknown>()
  const rename = (key: string) => (known.has(key) ? camel(key) : key)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [rename(key), renamed(inner(table, key) ?? table, item)]),
  )
}

function camel(key: string): string {
  return key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
