import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { answer, type Double, type HttpAnswer } from './answer.ts'
import { type LinearPeople, peopleOf } from './people.ts'
import type { Rows, Upload } from './records.ts'
import { createState, type LinearOptions, type LinearState } from './state.ts'

export interface LinearServer {
  /** What goes into `api_url`. */
  readonly url: string
  readonly state: LinearState
  readonly people: LinearPeople
  close(): Promise<void>
}

/** Our own cut of Linear's schema: only what is asked for. */
export const ownSchema = (): GraphQLSchema => SCHEMA

const SCHEMA = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

/**
 * Linear on loopback: its query language over a lab with two teams, its budgets and errors, its webhooks and agent
 * sessions. What it does when a client's id is used again is not documented by Linear: here it refuses, as their
 * schema suggests, and the client must ask by that id.
 */
export async function startLinear(options: LinearOptions): Promise<LinearServer> {
  const state = createState(options)
  const people = peopleOf(state)
  const double: Double = { state, schema: ownSchema(), known: new Map() }
  const server = createServer((incoming, response) => {
    serve(double, incoming, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(error instanceof Error ? error.stack : String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    state,
    people,
    async close() {
      await state.webhooks.arrived()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

async function serve(double: Double, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const filesUrl = `http://${incoming.headers.host ?? ''}`
  const { pathname } = new URL(incoming.url ?? '/', filesUrl)
  const { authorization } = incoming.headers
  const found =
    pathname === '/graphql'
      ? await answer(double, { authorization, body: body.toString('utf8'), filesUrl })
      : file(double.state, { pathname, method: incoming.method ?? '', incoming, body })
  if (found === 'silence') {
    response.destroy()
    return
  }
  response.writeHead(found.status, found.headers)
  response.end(found.body)
}

interface FileQuestion {
  readonly pathname: string
  readonly method: string
  readonly incoming: IncomingMessage
  readonly body: Buffer
}

/** `PUT /upload/<id>` with the headers that were told, and `GET /asset/<id>` for those who are signed in. */
function file({ rows }: LinearState, question: FileQuestion): HttpAnswer {
  const [, what, id = ''] = question.pathname.split('/')
  const upload = rows.uploads.get(id)
  if (upload === undefined) return says(404, 'no such file')
  if (what === 'asset' && question.method === 'GET') return asset(rows, upload, question)
  const wrong = what === 'upload' && question.method === 'PUT' ? wrongUpload(upload, question) : 'no'
  if (wrong !== undefined) return says(403, wrong)
  rows.uploads.set(id, { ...upload, bytes: question.body })
  return says(200, '')
}

const says = (status: number, text: string | Buffer, type = 'text/plain'): HttpAnswer => ({
  status,
  headers: { 'content-type': type },
  body: text,
})

function asset({ tokens }: Rows, { bytes, contentType }: Upload, { incoming }: FileQuestion): HttpAnswer {
  const isKnown = [...tokens.values()].some(({ token }) => incoming.headers.authorization?.endsWith(token))
  if (!isKnown) return says(401, 'sign in')
  return says(bytes === null ? 404 : 200, bytes ?? '', contentType)
}

function wrongUpload(
  { id, contentType, size }: Upload,
  { incoming, body }: FileQuestion,
): string | undefined {
  if (incoming.headers['x-upload-token'] !== `for-${id}`) return 'the signed headers are missing'
  if (incoming.headers['content-type'] !== contentType) return 'another content type was announced'
  return body.length === size ? undefined : 'another size was announced'
}
