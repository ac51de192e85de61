import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { HookeError } from '../../../domain/errors.ts'
import { absentAs } from '../../../lib/absent.ts'
import { type Host, hostTrouble } from './host.ts'
import type { Found } from './list-runs.ts'

/** A file of a run, and where it is to lie here. */
export interface Wanted {
  readonly run: string
  readonly file: Found
  readonly to: string
}

/** Brings files here in one command; what broke off goes on where it stopped (C-7). For each: null, or why it is not here. */
export async function bringFiles(
  host: Host,
  wanted: readonly Wanted[],
  signal?: AbortSignal,
): Promise<readonly (HookeError | null)[]> {
  const parts = await Promise.all(wanted.map(begunPart))
  const lines = parts.map(({ run, file, begun }) => `${run}\n${begun}\n${file.bytes - begun}\n${file.path}\n`)
  const sink = sinkOf(parts)
  try {
    const outcome = await host.call('fetch', [], {
      payload: lines.join(''),
      ...(signal === undefined ? {} : { signal }),
      timeoutMs: 6 * 3_600_000,
      onStdout: (chunk) => sink.take(chunk),
    })
    const what = wanted[0]?.run ?? ''
    if (outcome.code !== 0) throw hostTrouble(host, `the files of ${what} could not be read`, outcome)
  } finally {
    await sink.close()
  }
  const ends: (HookeError | null)[] = []
  for (const part of parts) ends.push(await accept(host, part))
  return ends
}

async function begunPart(wanted: Wanted): Promise<Part> {
  await mkdir(path.dirname(wanted.to), { recursive: true })
  const begun = (await stat(`${wanted.to}.part`).catch(absentAs(undefined)))?.size ?? 0
  return { ...wanted, begun: begun > wanted.file.bytes ? 0 : begun }
}

interface Part extends Wanted {
  readonly begun: number
}

/** Spreads one stream over the files that it holds one after the other. */
function sinkOf(parts: readonly Part[]): { take(chunk: Buffer): Promise<void>; close(): Promise<void> } {
  let at = -1
  let left = 0
  let handle: Awaited<ReturnType<typeof open>> | undefined
  const next = async (): Promise<boolean> => {
    await handle?.close()
    handle = undefined
    const part = parts[(at += 1)]
    if (part === undefined) return false
    left = part.file.bytes - part.begun
    handle = await open(`${part.to}.part`, part.begun === 0 ? 'w' : 'a', 0o600)
    return true
  }
  return {
    async take(chunk) {
      for (let rest = chunk; rest.length > 0;) {
        while (left === 0) if (!(await next())) return
        const now = rest.subarray(0, left)
        await handle?.write(now)
        left -= now.length
        rest = rest.subarray(now.length)
      }
    },
    async close() {
      // empty files at the end of the list get no bytes, but are files
      while (left === 0 && at < parts.length) if (!(await next())) break
      await handle?.close()
      handle = undefined
    },
  }
}

async function accept(host: Host, { file, to }: Part): Promise<HookeError | null> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(`${to}.part`)) hash.update(chunk as Buffer)
  if (hash.digest('hex') === file.sha256) {
    await rename(`${to}.part`, to)
    return null
  }
  await rm(`${to}.part`, { force: true })
  return new HookeError(
    'compute.unreachable',
    `${file.path} changed while it was brought from ${host.shell.host}`,
    {
      retryable: true,
      found: 'what arrived has another hash than the host told',
      advice: 'it is tried again',
    },
  )
}
