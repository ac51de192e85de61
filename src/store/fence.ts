import { HookeError } from '../domain/errors.ts'
import type { Database } from './database.ts'

/** What a daemon writes before it touches the outside, and where it writes what came of it. */
const FENCED = [
  'experiments',
  'events',
  'inbox',
  'outbox',
  'timers',
  'sessions',
  'turns',
  'leases',
  'runs',
  'costs',
  'copies',
  'holds',
  'hold_commands',
]

/**
 * Lets this connection write only as long as the epoch is still the one it was given (E-7). A daemon that was frozen
 * while another took its place fails with `daemon.superseded` at its next write, which comes before its next step
 * outside. Held in the connection, so that no statement of any module can go round it.
 */
export function raiseFence(db: Database, epoch: number, onSuperseded: (error: HookeError) => void): void {
  db.function('refuse_superseded', (found: unknown) => {
    const error = superseded(epoch, Number(found))
    onSuperseded(error)
    throw error
  })
  for (const table of FENCED) {
    for (const change of ['insert', 'update', 'delete']) {
      db.exec(`
        create temp trigger fence_${change}_${table} before ${change} on main.${table}
        when (select epoch from main.daemon) <> ${epoch}
        begin select refuse_superseded((select epoch from main.daemon)); end`)
    }
  }
}

export function superseded(epoch: number, found: number): HookeError {
  return new HookeError('daemon.superseded', 'another daemon has taken over this state folder', {
    found: `epoch ${found}; this daemon is of epoch ${epoch}`,
    advice: 'Nothing is lost: this daemon ends and the other goes on. hooke status names it.',
  })
}
