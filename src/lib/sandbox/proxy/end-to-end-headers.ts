import type { IncomingHttpHeaders } from 'node:http'

/** They speak of one connection alone, and a proxy has one on each side. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'te', 'trailer', 'upgrade']
/** Without these the body has no end: naming them in `connection` does not take them away. */
const FRAMING = ['content-length', 'transfer-encoding']

/** The headers that are meant for the other end, and not for the proxy between. */
export function endToEndHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(',')
  const ofConnection = named.map((name) => name.trim()).filter((name) => !FRAMING.includes(name))
  const dropped = new Set([...HOP_BY_HOP, ...ofConnection])
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !dropped.has(name) && !name.startsWith('proxy-')),
  )
}
