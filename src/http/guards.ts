import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { HookeError } from '../domain/errors.ts'
import type { AppContext, AppDeps, AppEnv, Viewer } from './deps.ts'

const CSP = [
  ["default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "connect-src 'self'"],
  ["img-src 'self' data:", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"],
]
  .flat()
  .join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Every answer carries the headers of RELIABILITY 5.5; a route may set a stricter policy of its own. */
export function securityHeaders(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  }
}

/** The daemon answers only to its own names, whatever a name server says they are (DNS rebinding). */
export function requireKnownHost(allowed: readonly string[]): MiddlewareHandler<AppEnv> {
  const names = new Set(allowed.map((host) => host.toLowerCase()))
  return async (context, next) => {
    const asked = [new URL(context.req.url).hostname, hostnameOf(context.req.header('host'))]
    const unknown = asked.find((name) => name !== undefined && !names.has(name))
    if (unknown !== undefined) {
      throw new HookeError('origin.refused', 'this address is not one of the daemon', {
        found: unknown,
        advice: 'use the address that `hooke up` prints',
      })
    }
    await next()
  }
}

function hostnameOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host
}

const READING = new Set(['GET', 'HEAD'])

/** What another site sends is refused, and the live stream is not for it either. */
export function refuseOtherSites(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const { method, path } = context.req
    const matters = !READING.has(method) || path === '/api/v1/events'
    if (matters && !fromHere(context)) {
      throw new HookeError('origin.refused', 'another site sent this request', {
        found: context.req.header('origin') ?? context.req.header('sec-fetch-site') ?? '',
        advice: 'send it from a page of the daemon itself',
      })
    }
    await next()
  }
}

function fromHere(context: AppContext): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = context.req.header('origin')
  if (origin === undefined) return true
  // without a referrer a browser sends "null" even from the page itself; then it vouches by the other header
  if (origin === 'null') return site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === new URL(context.req.url).host
}

export function limitBody(): MiddlewareHandler<AppEnv> {
  const limited: MiddlewareHandler<AppEnv> = bodyLimit({
    maxSize: 1024 * 1024,
    onError: () => {
      throw new HookeError('request.tooLarge', 'a request may hold 1 MB', { advice: 'send less' })
    },
  })
  // a request that says it has no body has nothing to limit, and the limiter cannot read it
  return async (context, next) => {
    const { headers, body } = context.req.raw
    const announced = headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
    const bindings: unknown = context.env
    const isFromNetwork = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings
    const hasBody = isFromNetwork ? announced : body !== null
    if (hasBody) return limited(context, next)
    await next()
  }
}

/** Finds out who asks; what needs a person says so itself. */
export function findViewer(deps: Pick<AppDeps, 'auth' | 'readOnly'>): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    context.set('viewer', viewerOf(deps, context))
    await next()
  }
}

function viewerOf(deps: Pick<AppDeps, 'auth' | 'readOnly'>, context: AppContext): Viewer | null {
  const named = personHeader(context)
  if (deps.readOnly) return { person: named ?? '', channel: 'cli', csrf: null }
  const authorization = context.req.header('authorization')
  if (authorization !== undefined) return bearerViewer(deps, { authorization, named, context })
  const secret = getCookie(context, cookieName(context))
  const person = secret === undefined ? undefined : deps.auth.byCookie(secret)
  if (secret === undefined || person === undefined) return null
  return { person, channel: 'web', csrf: deps.auth.csrfOf(secret) }
}

interface Bearer {
  readonly authorization: string
  readonly named: string | undefined
  readonly context: AppContext
}

/** A token's person may act under another name only with the right `admin`; a reader's other name is left aside. */
function bearerViewer(
  { auth }: Pick<AppDeps, 'auth'>,
  { authorization, named, context }: Bearer,
): Viewer | null {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(authorization) ?? []
  const owner = token === undefined ? undefined : auth.byBearer(token)
  if (owner === undefined) return null
  const viewer = { channel: 'cli', csrf: null } as const
  if (named === undefined || named === owner) return { ...viewer, person: owner }
  if (auth.mayActForOthers(owner)) return { ...viewer, person: named }
  if (READING.has(context.req.method)) return { ...viewer, person: owner }
  throw new HookeError('rights.missing', `${owner} may not act as ${named}`, {
    found: 'acting for others needs the right admin',
    advice: 'leave --as out',
  })
}

function personHeader(context: AppContext): string | undefined {
  const header = context.req.header('hooke-person')
  if (header === undefined || header === '') return undefined
  try {
    return decodeURIComponent(header)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw new HookeError('usage.wrong', 'the header hooke-person is not URI-encoded', { cause: error })
  }
}

/** Cookies do not tell ports apart; the name does, so that two daemons of one machine do not sign each other out. */
export function cookieName(context: AppContext): string {
  const { port } = new URL(context.req.url)
  return port === '' ? 'hooke' : `hooke_${port}`
}

/** The viewer, or 401. */
export function requireViewer(context: AppContext): Viewer {
  const viewer = context.get('viewer')
  if (viewer !== null) return viewer
  throw new HookeError('signIn.needed', 'nobody is signed in here', {
    advice: 'open the link that `hooke status --link` prints, or send a bearer token',
  })
}

/** A changing request that a cookie vouches for must carry the form's secret too. */
export function requireCsrf({ csrf }: Viewer, sent: string | undefined): void {
  if (csrf === null || sent === csrf) return
  throw new HookeError('origin.refused', 'the form is not from this session', {
    advice: 'load the page again and send it once more',
  })
}

/** Refuses to change anything where no daemon runs. */
export function requireDaemon({ readOnly }: Pick<AppDeps, 'readOnly'>): void {
  if (!readOnly) return
  throw new HookeError('daemon.absent', 'no daemon runs', { advice: 'hooke up' })
}
