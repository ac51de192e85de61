import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** A testbed that a test brought up for itself alone. */
export interface OwnTestbed {
  /** Again, with the same options: what was killed since then is there anew. */
  up(): Promise<void>
  /** A value that `up` printed; empty where it printed none. */
  said(name: string): string
  /** All that it printed whose name begins so. */
  all(prefix: string): Readonly<Record<string, string>>
  /** Kills one of its daemons with SIGKILL. */
  killed(daemon: string): Promise<void>
  /** Takes the network of its host away, or gives it back; only with the option `--apart`. */
  link(state: 'up' | 'down'): Promise<void>
  /** Ends its daemons as its own `down` does; `up` brings them back. */
  down(): Promise<void>
  /** For good, its folder included. */
  gone(): Promise<void>
}

/** Brings up a testbed whose daemons a test may kill and whose network it may cut: nobody else's runs are on it. */
export async function anOwnTestbed(
  name: 'sshd' | 'slurm' | 'sge',
  ...options: string[]
): Promise<OwnTestbed> {
  const state = await mkdtemp(path.join(os.tmpdir(), `hooke-${name}-`))
  await chmod(state, 0o755)
  const script = path.resolve('scripts/testbeds', name)
  let values: Readonly<Record<string, string>> = {}
  const up = async (): Promise<void> => {
    const { stdout } = await exec(script, ['up', state, ...options])
    const lines = [...stdout.matchAll(/^(\w+)=(.*)$/gm)]
    values = Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]))
  }
  const down = async (): Promise<void> => {
    await exec(script, ['down', state])
  }
  const gone = async (): Promise<void> => {
    await down()
    await rm(state, { recursive: true, force: true })
  }
  const said = (key: string): string => values[key] ?? ''
  await up().catch(async (error: unknown) => {
    await gone()
    throw error
  })
  return {
    up,
    said,
    all: (prefix) => Object.fromEntries(Object.entries(values).filter(([key]) => key.startsWith(prefix))),
    killed: async (daemon) => {
      const [pid = ''] = (await readFile(path.join(state, name, 'pids', daemon), 'utf8')).split(' ')
      process.kill(Number(pid), 'SIGKILL')
    },
    link: async (to) => {
      await exec('ip', ['link', 'set', said(name === 'sshd' ? 'SSH_LINK' : 'SLURM_LINK'), to])
    },
    down,
    gone,
  }
}
