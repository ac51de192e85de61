import type { Readable } from 'node:stream'
import { z } from 'zod'

const Event = z.object({ line: z.string() })
const MOST_BYTES = 1024 ** 2

/** The lines of a stream of server-sent events that goes on for ever: what came until it paused, or filled its room. */
export async function linesSoFar(stream: Readable, quietMs: number): Promise<readonly string[]> {
  const text = await textSoFar(stream, quietMs)
  return text.split('\n').flatMap((line) => {
    if (!line.startsWith('data:')) return []
    const event = Event.safeParse(parsed(line.slice('data:'.length)))
    return event.success ? [event.data.line] : []
  })
}

function textSoFar(stream: Readable, quietMs: number): Promise<string> {
  const chunks: Buffer[] = []
  return new Promise((resolve) => {
    let bytes = 0
    const end = (): void => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks).toString('utf8'))
      stream.destroy()
    }
    let timer = setTimeout(end, quietMs)
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      clearTimeout(timer)
      if (bytes > MOST_BYTES) end()
      else timer = setTimeout(end, quietMs)
    })
    // ended, cut or given up: what came is what there is
    for (const event of ['end', 'error', 'close']) stream.on(event, end)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const SHOWN = /(SHA256:[A-Za-z0-9+/]{43})(?=\s|$).*\(ED25519\)/

/**
 * The fingerprint of its Ed25519 host key that a pod's start wrote into its log, the latest: RunPod's images print it as
 * `ssh-keygen -lf` does. The log comes over the API and not over the connection that the key is to prove (C-15).
 */
export function fingerprintIn(lines: readonly string[]): string | null {
  const found = lines.flatMap((line) => SHOWN.exec(line)?.[1] ?? [])
  return found.at(-1) ?? null
}
