import { z } from 'zod'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'

/** The OpenAPI document of the operations, from the schemas that parse their requests (H-2). */
export function openApiOf(operations: readonly Operation[], version: string): object {
  const byPath = Map.groupBy(operations, ({ path }) => `/api/v1${path}`)
  const paths = [...byPath].map(([path, own]) => [
    path,
    Object.fromEntries(own.map((operation) => [operation.method, described(operation)])),
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hooke',
      version,
      description: 'From a research question to an approved, reproducible result.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: Object.fromEntries(paths) as object,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'hooke' },
      },
      schemas: { Problem: schemaOf(Problem) },
    },
  }
}

function described({ method, path, summary, schemas, status }: Operation): object {
  const body = {
    required: true,
    content: { 'application/json': { schema: schemaOf(schemas.body) } },
  }
  return {
    operationId: `${method}${path.replaceAll(/[^a-z]+([a-z]?)/gi, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    parameters: [...parametersOf(schemas.params, 'path'), ...parametersOf(schemas.query, 'query')],
    ...(method === 'post' ? { requestBody: body } : {}),
    responses: {
      [status]: {
        description: 'Done',
        content: { 'application/json': { schema: schemas.reply ? schemaOf(schemas.reply) : {} } },
      },
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const Shape = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
})

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const { properties, required } = Shape.parse(schemaOf(schema))
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

function schemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}
