import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { readDaemonFile } from '../cli/daemon-file.ts'
import type { HookeConfig } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import { tail } from '../lib/files.ts'
import type { Clock } from '../lib/clock.ts'
import { makeFolder, whyNoFolder } from '../lib/make-folder.ts'

const STARTS_WITHIN_MS = 20_000
const LOOK_MS = 50

/** Starts `hooke up` as a process of its own and returns once it listens, with the link it printed. */
export async function detachDaemon(request: {
  config: HookeConfig
  host: string
  port: number
  entry: string
  clock: Clock
}): Promise<{ pid: number; url: string; link: string }> {
  const { config, host, port, entry, clock } = request
  const output = join(config.home, '.hooke-up.out')
  const file = openOutput(config.home, output)
  const args = [entry, '-c', config.file, 'up', '--host', host, '--port', String(port)]
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', file, file] })
  closeSync(file)
  child.unref()
  const ended = { code: null as number | null }
  child.on('exit', (code) => (ended.code = code ?? 1))

  const deadline = clock.now() + STARTS_WITHIN_MS
  for (;;) {
    const running = readDaemonFile(config.stateDir)
    const text = await tail(output, 4096)
    const link = /^open (\S+)$/m.exec(text)?.[1]
    if (running !== undefined && running.pid === child.pid && link !== undefined)
      return { pid: running.pid, url: running.url, link }
    if (ended.code !== null || clock.now() > deadline) throw notUp(text)
    await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
  }
}

function openOutput(home: string, output: string): number {
  try {
    makeFolder(home)
    return openSync(output, 'w', 0o600)
  } catch (error) {
    const why = whyNoFolder(error)
    if (why === undefined) throw error
    throw new HookeError('store.unreadable', 'a daemon in the background has no file for what it prints', {
      cause: error,
      found: `${output}: ${why}`,
      advice: `mend that, so that files can be written in ${home}`,
    })
  }
}

/** What it said itself, as far as it is one of our errors: `✗ what`, `found:`, `do:`. */
function notUp(text: string): HookeError {
  const [, what, found, advice] =
    /^✗ (.+)\n(?: {2}found: (.*(?:\n {9}.*)*)\n)?(?: {2}do: (.*(?:\n {6}.*)*)\n?)?$/m.exec(text) ?? []
  const whole = text.trim() || 'it said nothing'
  return new HookeError(
    'command.failed',
    `the daemon did not come up${what === undefined ? '' : `: ${what}`}`,
    {
      found: what === undefined ? whole : (found?.replaceAll(/\n {9}/g, '\n') ?? ''),
      advice: advice?.replaceAll(/\n {6}/g, '\n') ?? 'run `hooke up` in the foreground to see why',
    },
  )
}
