import { Hono } from 'hono'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AppEnv } from '../deps.ts'

interface Asset {
  readonly file: () => string | URL
  readonly type: string
  /** Fonts never change under their name; the rest is asked for again. */
  readonly forever?: boolean
}

function own(name: string, type: string): [string, Asset] {
  return [name, { file: () => new URL(`../assets/${name}`, import.meta.url), type }]
}

function font(name: string, source: string): [string, Asset] {
  const file = () => createRequire(import.meta.url).resolve(`@fontsource-variable/${source}`)
  return [name, { file, type: 'font/woff2', forever: true }]
}

const ASSETS: ReadonlyMap<string, Asset> = new Map([
  own('hooke.css', 'text/css; charset=utf-8'),
  own('hooke.js', 'text/javascript; charset=utf-8'),
  own('icon.svg', 'image/svg+xml'),
  font('inter.woff2', 'inter/files/inter-latin-wght-normal.woff2'),
  font('source-serif.woff2', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2'),
  font('source-serif-italic.woff2', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2'),
  font('jetbrains-mono.woff2', 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
])

/** Style, script and fonts, by name from a fixed list: no path of a request is ever opened. */
export function assetRoutes(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const read = new Map<string, Promise<{ body: Uint8Array<ArrayBuffer>; etag: string }>>()
  routes.get('/:name', async (context) => {
    const name = context.req.param('name')
    const asset = ASSETS.get(name)
    if (asset === undefined) return context.notFound()
    const loading = read.get(name) ?? load(asset)
    read.set(name, loading)
    const { body, etag } = await loading
    const headers = {
      etag,
      'content-type': asset.type,
      'cache-control': asset.forever ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers)
    return context.body(body, 200, headers)
  })
  return routes
}

async function load(asset: Asset): Promise<{ body: Uint8Array<ArrayBuffer>; etag: string }> {
  const body = new Uint8Array(await readFile(asset.file()))
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
