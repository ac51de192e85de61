import { randomUUID } from 'node:crypto'
import type { LogChunk, LogRequest } from '../../driver.ts'
import { wholeCharacters } from '../../../lib/read-range.ts'
import { type Host, hostTrouble } from './host.ts'

export interface LogWish extends LogRequest {
  readonly run: string
}

const FILES = { stdout: 'stdout.log', stderr: 'stderr.log', metrics: 'metrics.jsonl' } as const

/** Reads parts of many logs in one command; each costs what it returns, whatever the size of the log. */
export async function readLogs(host: Host, wishes: readonly LogWish[]): Promise<readonly LogChunk[]> {
  const mark = `hooke-part-${randomUUID()}`
  const payload = wishes
    .map(({ run, stream, offset, limit }) => [
      run,
      FILES[stream],
      Math.floor(offset),
      Math.max(0, Math.floor(limit)),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('')
  const wanted = wishes.reduce((sum, { limit }) => sum + limit, 0)
  const maxOutputBytes = 64 * 1024 ** 2 + wanted
  const outcome = await host.call('read', [mark], { payload, maxOutputBytes })
  const broken = () => hostTrouble(host, 'the logs could not be read', outcome)
  if (outcome.code !== 0) throw broken()
  let at = 0
  return wishes.map((): LogChunk => {
    const lineEnd = outcome.stdout.indexOf('\n', at)
    const head = /^part (\d+) (\d+) (\d+)$/.exec(outcome.stdout.toString('latin1', at, Math.max(at, lineEnd)))
    if (head === null) throw broken()
    const [offset = 0, length = 0, size = 0] = head.slice(1).map(Number)
    const bytes = outcome.stdout.subarray(lineEnd + 1, lineEnd + 1 + length)
    at = lineEnd + 1 + length + mark.length + 2
    // a log that shrank while it was read would shift all that follows
    if (outcome.stdout.toString('latin1', at - mark.length - 2, at) !== `\n${mark}\n`) throw broken()
    const whole = wholeCharacters(bytes)
    return {
      offset,
      nextOffset: offset + whole.length,
      text: whole.toString('utf8'),
      end: offset + length >= size,
    }
  })
}
