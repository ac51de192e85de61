import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Json = Readonly<Record<string, unknown>>
const FILE = join(import.meta.dirname, '../../../../shared/data/runpod-v2-openapi.json')

/** RunPod's own document where it lies beside this repository; it is not ours to carry. */
export const hasOpenApi = existsSync(FILE)

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

/** What RunPod's document says against a request; empty when it fits. */
export function createOpenApiCheck() {
  const document = JSON.parse(readFileSync(FILE, 'utf8')) as Document & Json
  return (request: { method: string; path: string; query: Json; body: unknown }): readonly string[] => {
    const [template, item] =
      Object.entries(document.paths).find(([path]) => matches(path, request.path)) ?? []
    const operation = item?.[request.method.toLowerCase()]
    if (operation === undefined) return [`${request.method} ${request.path} is not in the document`]
    const parameters = ((operation['parameters'] ?? []) as Json[]).map((one) => resolve(document, one))
    const known = parameters.filter((one) => one['in'] === 'query').map((one) => one['name'])
    const queries = Object.keys(request.query).filter((name) => !known.includes(name))
    const schema = bodySchema(operation)
    const place = `${request.method} ${template ?? ''}`
    return [
      ...queries.map((name) => `${place}: no query parameter ${name}`),
      ...(schema === undefined ? [] : validate(document, schema, request.body)).map(
        (text) => `${place} ${text}`,
      ),
    ]
  }
}

function matches(template: string, path: string): boolean {
  const parts = path.split('/')
  const wanted = template.split('/')
  return (
    parts.length === wanted.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i])
  )
}

function bodySchema(operation: Json): Json | undefined {
  const content = (operation['requestBody'] as Json | undefined)?.['content'] as Json | undefined
  return (content?.['application/json'] as Json | undefined)?.['schema'] as Json | undefined
}

function resolve(document: Json, schema: Json): Json {
  const ref = schema['$ref']
  if (typeof ref !== 'string') return schema
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((place, part) => (place as Json | undefined)?.[part], document)
  return resolve(document, found as Json)
}

/** The keywords of JSON Schema that the document uses for requests. */
export function validate(document: Json, given: Json, value: unknown, place = ''): readonly string[] {
  const schema = resolve(document, given)
  const below = (part: unknown, inner: unknown, name: string) =>
    validate(document, part as Json, inner, name === '' ? place : `${place}.${name}`)
  const parts = [
    ...((schema['allOf'] ?? []) as Json[]).flatMap((part) => below(part, value, '')),
    ...conditional(document, schema, value).flatMap((part) => below(part, value, '')),
    ...wrongType(schema, value, place),
    ...wrongValue(schema, value, place),
  ]
  if (Array.isArray(value)) {
    const { items, maxItems } = schema as { items?: Json; maxItems?: number }
    const tooMany =
      maxItems !== undefined && value.length > maxItems ? [`${place}: more than ${maxItems}`] : []
    return [
      ...parts,
      ...tooMany,
      ...(items === undefined ? [] : value.flatMap((one, i) => below(items, one, String(i)))),
    ]
  }
  if (typeof value !== 'object' || value === null) return parts
  return [...parts, ...wrongFields(document, schema, value as Json, place)]
}

function conditional(document: Json, schema: Json, value: unknown): readonly Json[] {
  const test = schema['if'] as Json | undefined
  if (test === undefined) return []
  const holds = (part: Json): boolean =>
    part['not'] === undefined ? validate(document, part, value).length === 0 : !holds(part['not'] as Json)
  const next = schema[holds(test) ? 'then' : 'else'] as Json | undefined
  return next === undefined ? [] : [next]
}

function wrongType(schema: Json, value: unknown, place: string): readonly string[] {
  const types = [schema['type'] ?? []].flat() as string[]
  if (types.length === 0) return []
  const is: Readonly<Record<string, boolean>> = {
    object: typeof value === 'object' && value !== null && !Array.isArray(value),
    array: Array.isArray(value),
    string: typeof value === 'string',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
    boolean: typeof value === 'boolean',
    null: value === null,
  }
  return types.some((type) => is[type]) ? [] : [`${place}: is no ${types.join(' or ')}`]
}

/** Each keyword that says something about a plain value, and whether the value keeps to it. */
const RULES: Readonly<Record<string, (value: unknown, rule: never) => boolean>> = {
  enum: (value, words: readonly unknown[]) => words.includes(value),
  minimum: (value, least: number) => typeof value !== 'number' || value >= least,
  minLength: (value, least: number) => typeof value !== 'string' || value.length >= least,
  pattern: (value, pattern: string) => typeof value !== 'string' || new RegExp(pattern).test(value),
}

function wrongValue(schema: Json, value: unknown, place: string): readonly string[] {
  return Object.entries(RULES).flatMap(([keyword, keeps]) => {
    const rule = schema[keyword]
    if (rule === undefined || keeps(value, rule as never)) return []
    return [`${place}: not ${keyword} ${JSON.stringify(rule)}`]
  })
}

function wrongFields(document: Json, schema: Json, value: Json, place: string): readonly string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>
  const missing = ((schema['required'] ?? []) as string[]).filter((name) => value[name] === undefined)
  const others = schema['additionalProperties']
  const known =
    schema['unevaluatedProperties'] === false ? allProperties(document, schema) : Object.keys(properties)
  const isClosed = others === false || schema['unevaluatedProperties'] === false
  return [
    ...missing.map((name) => `${place}.${name}: is missing`),
    ...(isClosed ? Object.keys(value).filter((name) => !known.includes(name)) : []).map(
      (name) => `${place}.${name}: is unknown`,
    ),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const part = properties[name] ?? (typeof others === 'object' ? (others as Json) : undefined)
      return part === undefined || inner === undefined
        ? []
        : validate(document, part, inner, `${place}.${name}`)
    }),
  ]
}

function allProperties(document: Json, given: Json): readonly string[] {
  const schema = resolve(document, given)
  const own = Object.keys(schema['properties'] ?? {})
  return [...own, ...((schema['allOf'] ?? []) as Json[]).flatMap((part) => allProperties(document, part))]
}
