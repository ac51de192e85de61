import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Limits } from './limits.ts'
import { type Model, type Repository, repositoryOf, type Token } from './model.ts'
import {
  type Asked,
  forbidden,
  notFound,
  ok,
  pathOf,
  type Reply,
  type Request,
  type Route,
} from './router.ts'
import { commentRoutes } from './routes/comments.ts'
import { issuePartRoutes } from './routes/issue-parts.ts'
import { issueRoutes } from './routes/issues.ts'
import { graphql } from './routes/graphql.ts'
import { pullRoutes } from './routes/pulls.ts'
import { releaseRoutes } from './routes/releases.ts'
import {
  expiryOf,
  type FakeApp,
  INSTALLATION_LASTS_MS,
  isSignedByApp,
  repositoryRoutes,
} from './routes/repository.ts'
import { type Storm, stormOver } from './storm.ts'

// the comments of a repository come before the issue whose number would be `comments`
const ROUTES: readonly Route[] = [
  ...repositoryRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...issuePartRoutes,
  ...pullRoutes,
  ...releaseRoutes,
]

export interface Serving {
  readonly model: Model
  readonly app: () => FakeApp
  readonly limits: Limits
  readonly storms: Storm[]
  readonly requests: { line: string; status: number | 'lost'; by: string }[]
  /** Called before a request is looked at: somebody may be faster. */
  readonly before: { each: (line: string) => void }
}

export async function serveFake(serving: Serving): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((incoming, response) => {
    serve(serving, incoming, response).catch((error: unknown) => {
      send(response, { status: 500, body: { message: error instanceof Error ? error.stack : String(error) } })
    })
  })
  // a connection that is closed just as it is used again looks like a lost reply
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(serving: Serving, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await requestOf(incoming)
  const { method, pathname } = request
  serving.before.each(`${method} ${pathname}`)
  const storm = stormOver(serving.storms, method, pathname)
  const reply =
    storm === undefined || storm.afterEffect === true ? answer(serving, request) : { status: 502, body: {} }
  const line = `${method} ${pathname}`
  serving.requests.push({ line, status: storm?.status ?? reply.status, by: whoAsks(serving, request) })
  if (storm?.status === 'lost') {
    response.destroy()
    return
  }
  if (storm === undefined) send(response, reply)
  else send(response, refusal(storm, storm.status))
}

const bearerOf = ({ headers }: Request): string =>
  (headers['authorization'] ?? '').replace(/^(token|bearer) /i, '')

function whoAsks({ model }: Serving, request: Request): string {
  return model.tokens.get(bearerOf(request))?.account.login ?? ''
}

function refusal({ retryAfterS }: Storm, status: number): Reply {
  const message = retryAfterS === undefined ? 'Server Error' : 'You have exceeded a secondary rate limit.'
  return {
    status,
    body: { message },
    headers: retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) },
  }
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://github.test')
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return {
    method: incoming.method ?? 'GET',
    pathname,
    query: searchParams,
    headers,
    raw: Buffer.concat(chunks),
    origin: `http://${headers['host'] ?? ''}`,
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

function answer(serving: Serving, request: Request): Reply {
  const { model } = serving
  const bearer = bearerOf(request)
  const installation = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(request.pathname)?.[1]
  if (installation !== undefined) return installationToken(serving, bearer, Number(installation))
  if (request.pathname === '/app') return appOf(serving, bearer)
  const token = model.tokens.get(bearer)
  if (token === undefined || isExpired(token, model.clock.now()))
    return { status: 401, body: { message: 'Bad credentials', status: '401' } }
  return admitted(serving, { request, bearer, token })
}

const isExpired = ({ expiresAt = Infinity }: Token, now: number): boolean => expiresAt <= now

function admitted(
  serving: Serving,
  { request, bearer, token }: { request: Request; bearer: string; token: Token },
): Reply {
  const { model, limits } = serving
  const route = ROUTES.find(
    ({ method, pattern }) => method === request.method && pathOf(request.pathname, pattern) !== null,
  )
  const isGraphql = request.pathname === '/graphql'
  const isContent = isGraphql
    ? /addComment\(|createIssue\(/.test(request.raw.toString())
    : (route?.isContent ?? false)
  if (isGraphql && model.weather.graphql === 'missing') return notFound
  const refused = limits.admit(bearer, { isWrite: request.method !== 'GET', isContent, isGraphql })
  if (refused !== null) return refused
  const json = jsonOf(request)
  if (isGraphql)
    return {
      ...graphql({ model, request, token, by: token.account, params: {}, json, before: serving.before.each }),
      headers: limits.headers(bearer, 'graphql'),
    }
  if (route === undefined) return notFound
  const reply = carryOut({ model, request, token, json }, route)
  return conditional(serving, { request, bearer, reply })
}

function carryOut(
  { model, request, token, json }: Pick<Asked, 'model' | 'request' | 'token' | 'json'>,
  route: Route,
): Reply {
  const params = pathOf(request.pathname, route.pattern) ?? {}
  const { owner, repo = '' } = params
  const [some] = model.repositories.values()
  const repository = owner === undefined ? some : repositoryOf(model, owner, repo)
  if (repository === undefined) return notFound
  if (owner !== undefined) {
    const refused = refusedFor(token, repository, request.method)
    if (refused !== null) return refused
  }
  return route.answer({ model, request, token, by: token.account, params, json, repository })
}

function refusedFor(
  token: Token,
  { owner, name, private: isPrivate }: Repository,
  method: string,
): Reply | null {
  if (!mayRead(token, isPrivate, `${owner}/${name}`)) return notFound
  if (method === 'GET' || mayWrite(token, `${owner}/${name}`)) return null
  return forbidden('Resource not accessible by personal access token')
}

const holds = ({ repos }: Token, name: string): boolean => repos.includes('*') || repos.includes(name)

function mayRead(token: Token, isPrivate: boolean, name: string): boolean {
  return !isPrivate || (holds(token, name) && (token.scopes?.includes('repo') ?? true))
}

function mayWrite(token: Token, name: string): boolean {
  const { scopes } = token
  return holds(token, name) && (scopes === null || scopes.includes('repo') || scopes.includes('public_repo'))
}

/** A list or thing that did not change is answered 304, and costs nothing of the primary limit. */
function conditional(
  { limits }: Serving,
  { request, bearer, reply }: { request: Request; bearer: string; reply: Reply },
): Reply {
  const headers = { ...reply.headers, ...limits.headers(bearer) }
  if (request.method !== 'GET' || reply.status !== 200) return { ...reply, headers }
  const etag = `W/"${createHash('sha256')
    .update(JSON.stringify([bearer, reply.body]))
    .digest('hex')}"`
  if (request.headers['if-none-match'] !== etag) return { ...reply, headers: { ...headers, etag } }
  limits.giveBack(bearer)
  return { status: 304, headers: { etag, ...limits.headers(bearer) } }
}

function jsonOf({ raw, pathname }: Request): unknown {
  if (raw.length === 0 || pathname.startsWith('/uploads/')) return undefined
  return JSON.parse(raw.toString('utf8')) as unknown
}

function installationToken({ model, app: appOf }: Serving, jwt: string, id: number): Reply {
  const app = appOf()
  if (!isSignedByApp(app, jwt, model.clock.now()))
    return { status: 401, body: { message: 'A JSON web token could not be decoded' } }
  if (id !== app.installation) return notFound
  const token = `ghs_fake_${model.nextId()}`
  const at = model.clock.now()
  model.tokens.set(token, { ...app.token, scopes: null, expiresAt: at + INSTALLATION_LASTS_MS })
  const permissions = { issues: 'write', pull_requests: 'write', checks: 'write', contents: 'write' }
  return { ...ok({ token, expires_at: expiryOf(at), permissions }), status: 201 }
}

function appOf({ model, app }: Serving, jwt: string): Reply {
  if (!isSignedByApp(app(), jwt, model.clock.now()))
    return { status: 401, body: { message: 'A JSON web token could not be decoded' } }
  return ok({ id: app().id, slug: app().slug })
}
