import type { Account, Model, Repository, Token } from './model.ts'

export interface Request {
  readonly method: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly raw: Buffer
  readonly origin: string
}

export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a route is given: who asks, of which repository, and the words of the path. */
export interface Asked {
  readonly model: Model
  readonly request: Request
  readonly token: Token
  readonly by: Account
  readonly params: Readonly<Record<string, string>>
  readonly repository: Repository
  readonly json: unknown
}

export type Answer = (asked: Asked) => Reply

export interface Route {
  readonly method: string
  readonly pattern: RegExp
  /** GitHub counts it as content: comments, issues, pull requests. */
  readonly isContent: boolean
  readonly answer: Answer
}

/** `{name}` stands for one part of the path, `{name*}` for all that follow. */
export function route(
  verb: string,
  answer: Answer,
  { isContent = false }: { isContent?: boolean } = {},
): Route {
  const [method = '', path = ''] = verb.split(' ')
  const source = path.replace(/\{(\w+)(\*?)\}/g, (_, name: string, rest: string) =>
    rest === '*' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  )
  return { method, pattern: new RegExp(`^${source}$`), isContent, answer }
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  body,
  headers,
})
export const created = (body: unknown): Reply => ({ status: 201, body })
export const noContent: Reply = { status: 204 }
export const notFound: Reply = { status: 404, body: { message: 'Not Found', status: '404' } }
export const forbidden = (message: string): Reply => ({ status: 403, body: { message, status: '403' } })
export const invalid = (message: string, errors: readonly unknown[] = []): Reply => ({
  status: 422,
  body: { message, errors, status: '422' },
})

/** A page of a list, with the `Link` header. `per_page` is 30 unless asked for, at most 100. */
export function paged({ request }: Asked, rows: readonly unknown[]): Reply {
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30))
  const page = Number(request.query.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(rows.length / size))
  const link = (n: number, rel: string): string => {
    const query = new URLSearchParams(request.query)
    query.set('page', String(n))
    return `<${request.origin}${request.pathname}?${query.toString()}>; rel="${rel}"`
  }
  const links = page < last ? [link(page + 1, 'next'), link(last, 'last')] : []
  const shown = rows.slice((page - 1) * size, page * size)
  return ok(shown, links.length === 0 ? {} : { link: links.join(', ') })
}

export function pathOf(pathname: string, pattern: RegExp): Record<string, string> | null {
  const groups = pattern.exec(pathname)?.groups
  if (groups === undefined) return pattern.test(pathname) ? {} : null
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]))
}
