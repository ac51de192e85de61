import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { complexityOf } from './complexity.ts'
import type { Trouble } from './faults.ts'
import type { Token } from './records.ts'
import { forbidden, notSignedIn, rateLimited, tooComplex } from './refusals.ts'
import { type Asker, MUTATIONS, QUERIES } from './resolvers.ts'
import type { Asked, LinearState } from './state.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

interface Question {
  readonly authorization: string | undefined
  readonly body: string
  readonly filesUrl: string
}

export interface Double {
  readonly state: LinearState
  readonly schema: GraphQLSchema
  /** Documents that came before: clients send few different ones. */
  readonly known: Map<string, Known>
}

interface Known {
  readonly parsed: DocumentNode
  readonly wrong: readonly GraphQLError[]
}

interface Asking {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly known: Known
  readonly points: number
  readonly trouble: Trouble | undefined
}

/** One request, or silence: the connection breaks. */
export async function answer(double: Double, question: Question): Promise<HttpAnswer | 'silence'> {
  const { query: document, variables = {} } = JSON.parse(question.body) as {
    query: string
    variables?: Record<string, unknown>
  }
  const known = double.known.get(document) ?? read(double.schema, document)
  double.known.set(document, known)
  const operation = nameOf(known.parsed)
  const trouble = double.state.faults.next(operation)
  const points = complexityOf(double.schema, known.parsed, variables)
  const asking: Asking = { document, variables, known, points, trouble }
  const found = await fare(double, question, asking)
  double.state.asked.push({ operation, document, variables, points, status: statusOf(found, trouble) })
  return found
}

function read(schema: GraphQLSchema, document: string): Known {
  const parsed = parse(document)
  return { parsed, wrong: validate(schema, parsed) }
}

/** How the request fares on the way there, at the work, and on the way back. */
async function fare(double: Double, question: Question, asking: Asking): Promise<HttpAnswer | 'silence'> {
  const { kind, ms = 0 } = asking.trouble ?? {}
  if (kind === 'cut') return 'silence'
  if (kind === 'unavailable') return page(503, 'Service Unavailable')
  if (kind === 'locked') return lockTimeout()
  if (kind === 'slow') await new Promise<void>((resolve) => void double.state.clock.after(ms, resolve))
  const found = await work(double, question, asking)
  if (kind === 'lost') return 'silence'
  return kind === 'failedAfter' ? page(500, 'Internal Server Error') : found
}

function statusOf(found: HttpAnswer | 'silence', trouble: Trouble | undefined): Asked['status'] {
  if (found !== 'silence') return found.status
  return trouble?.kind === 'lost' ? 'lost' : 'cut'
}

/** What stands in front of Linear answers in HTML. */
const page = (status: number, title: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html><title>${title}</title></html>`,
})

function lockTimeout(): HttpAnswer {
  const extensions = { code: 'LOCK_TIMEOUT', type: 'lock timeout', statusCode: 500 }
  return json(500, { errors: [{ message: 'lock timeout', extensions }] }, {})
}

async function work(
  { state, schema }: Double,
  { authorization, filesUrl }: Question,
  asking: Asking,
): Promise<HttpAnswer> {
  const { known, points, trouble } = asking
  const token = tokenOf(state, authorization)
  if (token === undefined) return errors(401, [notSignedIn()], {})
  const isAllowed = state.budgets.take(token.token, points) && trouble?.kind !== 'rateLimited'
  const headers = state.budgets.headers(token.token, points)
  if (!isAllowed) return errors(400, [rateLimited('requests or complexity')], headers)
  if (points > 10_000) return errors(400, [tooComplex(points)], headers)
  const unknown = { code: 'GRAPHQL_VALIDATION_FAILED', type: 'graphql error' }
  if (known.wrong.length > 0) return errors(400, known.wrong, headers, unknown)
  return carryOut({ schema, asking, asker: { state, token, filesUrl }, headers })
}

async function carryOut({
  schema,
  asking,
  asker,
  headers,
}: {
  schema: GraphQLSchema
  asking: Asking
  asker: Asker
  headers: Readonly<Record<string, string>>
}): Promise<HttpAnswer> {
  const isWrite = asking.known.parsed.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
  )
  const scope = isWrite ? 'write' : 'read'
  if (!asker.token.scopes.includes(scope)) return errors(400, [forbidden(scope)], headers)
  const result = await execute({
    schema,
    document: asking.known.parsed,
    rootValue: isWrite ? MUTATIONS : QUERIES,
    contextValue: asker,
    variableValues: asking.variables,
  })
  return result.errors === undefined ? json(200, result, headers) : errors(200, result.errors, headers)
}

/** A personal key goes raw into the header, a token of an app as `Bearer`. */
function tokenOf({ rows }: LinearState, authorization: string | undefined): Token | undefined {
  const isBearer = authorization?.startsWith('Bearer ') ?? false
  const token = rows.tokens.get(isBearer ? (authorization?.slice(7) ?? '') : (authorization ?? ''))
  return token !== undefined && (token.kind === 'oauth') === isBearer ? token : undefined
}

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>>): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

function errors(
  status: number,
  list: readonly GraphQLError[],
  headers: Readonly<Record<string, string>>,
  extensions: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const told = list.map((error) => ({
    message: error.message,
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: { ...extensions, ...error.extensions },
  }))
  return json(status, { data: null, errors: told }, headers)
}

function nameOf(document: DocumentNode): string {
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) return one.name?.value ?? ''
  return ''
}
