import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import type { Actor } from '../engine/commands.ts'
import type { AppContext, Viewer, Web } from './deps.ts'
import { requireCsrf, requireDaemon, requireViewer } from './guards.ts'
import { maskDeep } from './mask-deep.ts'

/** What a route is told besides its parsed input. */
export interface Asked {
  readonly web: Web
  readonly viewer: Viewer
  /** Who acts: from authentication, never from a body. */
  readonly actor: Actor
}

interface Parts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'get' | 'post'
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly reply?: z.ZodType
  readonly status?: 200 | 201
  /** Changes no row of the store, so it works without a daemon too: the record is written, compute is asked. */
  readonly changesNothing?: boolean
  /** The reply is the secret that was asked for; everywhere else secrets are masked (S-5). */
  readonly tellsSecret?: boolean
  readonly run: (
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    asked: Asked,
  ) => unknown
}

/** One operation of the REST API: the schemas that parse it are the ones that document it (H-2). */
export interface Operation {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly schemas: { params: z.ZodType; query: z.ZodType; body: z.ZodType; reply: z.ZodType | undefined }
  readonly status: 200 | 201
  readonly answer: (web: Web, context: AppContext) => Promise<Response>
}

export const Nothing = z.strictObject({})

export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  parts: Parts<P, Q, B>,
): Operation {
  const { method, path, summary, params, query, body, status = 200 } = parts
  return {
    method,
    path,
    summary,
    status,
    schemas: { params, query, body, reply: parts.reply },
    async answer(web, context) {
      const viewer = requireViewer(context)
      if (method === 'post' && parts.changesNothing !== true) requireDaemon(web)
      if (method === 'post') requireCsrf(viewer, context.req.header('hooke-csrf'))
      const input = {
        params: params.parse(context.req.param()),
        query: query.parse(context.req.query()),
        body: body.parse(method === 'post' ? await jsonOf(context) : {}),
      }
      const actor = { name: viewer.person, channel: viewer.channel }
      const reply: unknown = await parts.run(input, { web, viewer, actor })
      const told = parts.tellsSecret === true ? reply : maskDeep(reply, web.mask)
      return context.json(told as object, status)
    },
  }
}

/** Only JSON that says so: a form of another site cannot (S-1). */
async function jsonOf(context: AppContext): Promise<unknown> {
  const type = context.req.header('content-type') ?? ''
  const text = await context.req.text()
  if (text === '') return {}
  if (!/^application\/json\b/i.test(type)) {
    throw new HookeError('usage.wrong', 'the body must be application/json', {
      found: type || 'no content type',
    })
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new HookeError('usage.wrong', 'the body is not JSON', { cause: error, found: error.message })
  }
}
