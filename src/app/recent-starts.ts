import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { tail } from '../lib/files.ts'

export const RECENT_MS = 10 * 60_000
const LOOK_AT_BYTES = 512 * 1024

const Line = z.object({ event: z.string(), time: z.coerce.date(), reason: z.string().optional() })

/** How often the daemon of a state folder began lately, and the last bug that ended it, from its log. */
export async function recentStarts(
  stateDir: string,
  now: number,
): Promise<{ readonly starts: number; readonly lastBug: string | null }> {
  const path = join(stateDir, 'log', 'daemon.log')
  const text = existsSync(path) ? await tail(path, LOOK_AT_BYTES) : ''
  const lines = text
    .split('\n')
    .flatMap((line) => Line.safeParse(jsonOf(line)).data ?? [])
    .filter(({ time }) => now - time.getTime() < RECENT_MS)
  return {
    starts: lines.filter(({ event }) => event === 'daemon.started').length,
    lastBug: lines.findLast(({ event }) => event === 'daemon.crashed')?.reason ?? null,
  }
}

/** The first line of a tail may be cut off. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
