import { readdir, readFile } from 'node:fs/promises'
import type { ProcessMark, Start } from '../shared/status-files.ts'
import { absentAs } from '../../lib/absent.ts'

/** Whether this very process still lives: a reused id has another start tick, a zombie has ended. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  if (mark.ticks === '0') return signal(mark.pid, 0)
  const stat = await readFile(`/proc/${mark.pid}/stat`, 'utf8').catch(absentAs(''))
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] !== 'Z' && fields[19] === mark.ticks
}

/** After a reboot no process of before lives, whatever the ids and ticks say. */
export async function isSameBoot(start: Start): Promise<boolean> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(absentAs(''))
  return boot.trim() === start.boot
}

/** Sends a signal; false when nobody is there to get it. A negative id means the process group. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) {
      return error.code === 'EPERM'
    }
    throw error
  }
}

export interface RunProcess {
  readonly pid: number
  /** The run folder it was started for. */
  readonly folder: string
}

/** Every process of this host that was started for a run in `runs`, found by its environment. Linux only. */
export async function runProcesses(runs: string): Promise<readonly RunProcess[]> {
  const names = await readdir('/proc').catch(absentAs<string[]>([]))
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(pids.map(async (pid) => ({ pid, folder: await folderOf(pid) })))
  return found.filter(({ folder }) => folder.startsWith(`${runs}/`))
}

async function folderOf(pid: number): Promise<string> {
  // other people's processes may not be read; they are not ours
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  const entry = environment.split('\0').find((word) => word.startsWith('HOOKE_RUN_DIR='))
  return entry?.slice('HOOKE_RUN_DIR='.length) ?? ''
}
