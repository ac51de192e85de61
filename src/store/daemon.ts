import { z } from 'zod'
import type { Database } from './database.ts'

const Daemon = z.object({ epoch: z.number(), pid: z.number(), startedAt: z.number() })
export type Daemon = z.infer<typeof Daemon>

/** The one row about the daemon itself; the epoch says which start of it began an effect. */
export function createDaemon(db: Database) {
  const start = db.prepare(`
    update daemon set epoch = epoch + 1, pid = @pid, started_at = @at
    returning epoch, pid, started_at as startedAt`)
  const current = db.prepare('select epoch, pid, started_at as startedAt from daemon')

  return {
    /** The new epoch. */
    start: (mark: { pid: number; at: number }): number => Daemon.parse(start.get(mark)).epoch,
    current: (): Daemon => Daemon.parse(current.get()),
  }
}

export type DaemonRow = ReturnType<typeof createDaemon>
