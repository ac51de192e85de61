import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLError,
  parse,
  validate,
} from 'graphql'
import { z } from 'zod'
import { ok, type Reply } from '../router.ts'
import { changes } from './graphql-changes.ts'
import type { Asking } from './graphql-nodes.ts'

/** Our own cut of GitHub's schema: only what is asked for. */
const SCHEMA = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'))

const Question = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
})

/** GitHub answers 200 whatever happens, with a `type` in each error; what went wrong in one change stops no other. */
export function graphql(asking: Asking): Reply {
  const { data, error } = Question.safeParse(asking.json)
  if (data === undefined) return { status: 400, body: { message: error.message } }
  const document = parse(data.query)
  const [wrong] = validate(SCHEMA, document)
  if (wrong !== undefined) return ok({ errors: [undefinedField(wrong)] })
  const result = executed(asking, document, data.variables)
  return ok({ ...result, ...(result.errors === undefined ? {} : { errors: result.errors.map(shown) }) })
}

function executed(
  asking: Asking,
  document: DocumentNode,
  variables: Record<string, unknown>,
): ExecutionResult {
  const result = execute({
    schema: SCHEMA,
    document,
    rootValue: changes(asking),
    variableValues: variables,
    typeResolver: (value) => (value as { __typename: string }).__typename,
  })
  if (result instanceof Promise) throw new Error('the fake answers at once')
  return result
}

const undefinedField = ({ message, locations }: GraphQLError) => ({
  message,
  locations,
  extensions: { code: 'undefinedField' },
})

const shown = ({ message, path, locations, extensions }: GraphQLError) => ({
  type: extensions['type'] ?? 'INTERNAL',
  ...{ path, locations, message },
})
