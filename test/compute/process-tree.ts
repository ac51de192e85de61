import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A process, all that it started, and what these started. */
export async function treeOf(pid: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-e', '-o', 'pid=,ppid='])
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/).map(Number))
  const found = [pid]
  for (const parent of found)
    found.push(...pairs.flatMap(([one, of]) => (of === parent && one !== undefined ? [one] : [])))
  return found
}

/** As a scheduler signals a job: each process by itself; one may be gone by then. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}
