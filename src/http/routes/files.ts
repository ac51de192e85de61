import { Hono } from 'hono'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { HookeError } from '../../domain/errors.ts'
import { ExperimentId, Sha256 } from '../../domain/ids.ts'
import type { AppContext, AppEnv, Web } from '../deps.ts'
import { requireViewer } from '../guards.ts'

const Params = z.object({ id: ExperimentId, sha256: Sha256 })
const Figure = z.object({ svg: Sha256 })
/** Nothing in a stored file may run or load anything, whatever it holds. */
const SANDBOX = "sandbox; default-src 'none'"

/** Stored files, by hash and only those of the experiment: artifacts to save, and the figure to look at. */
export function fileRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/experiments/:id/artifacts/:sha256', async (context) => {
    requireViewer(context)
    const { id, sha256 } = Params.parse(context.req.param())
    const named = web.store.artifacts.list(id).filter((artifact) => artifact.sha256 === sha256)
    const asked = context.req.query('name')
    const artifact = named.find(({ name }) => name === asked) ?? named[0]
    if (artifact === undefined) throw gone(id)
    return sent(web, context, { id, sha256, headers: savedAs(artifact.name) })
  })
  routes.get('/experiments/:id/figure.svg', async (context) => {
    requireViewer(context)
    const { id } = z.object({ id: ExperimentId }).parse(context.req.param())
    const figure = figureOf(web.store.drafts.latest(id)?.figure ?? null)
    if (figure === undefined) throw gone(id)
    const headers = {
      'content-type': 'image/svg+xml',
      'content-security-policy': `${SANDBOX}; style-src 'unsafe-inline'`,
    }
    return sent(web, context, { id, sha256: figure.svg, headers })
  })
  return routes
}

function figureOf(stored: string | null): z.infer<typeof Figure> | undefined {
  if (stored?.startsWith('{') !== true) return undefined
  return Figure.safeParse(JSON.parse(stored)).data
}

function savedAs(name: string): Record<string, string> {
  const file = name.split(/[/\\]/).at(-1) ?? 'file'
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file).replaceAll("'", '%27')}`,
    'content-security-policy': SANDBOX,
  }
}

interface Sent {
  readonly id: string
  readonly sha256: string
  readonly headers: Record<string, string>
}

async function sent(
  { artifacts }: Web,
  context: AppContext,
  { id, sha256, headers }: Sent,
): Promise<Response> {
  const path = artifacts.pathOf(sha256)
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true) throw gone(id)
  const stream: ReadableStream<Uint8Array> = Readable.toWeb(createReadStream(path))
  return context.body(stream, 200, { ...headers, 'content-length': String(found.size) })
}

function gone(id: string): HookeError {
  return new HookeError('notFound', 'this file is not stored', { advice: `hooke record ${id}` })
}
