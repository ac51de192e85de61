import { asError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import { thaw } from '../state-machines/step.ts'
import type { Store } from '../store/store.ts'
import type { EngineLog } from './log.ts'

export interface Recovered {
  readonly effects: number
  readonly quarantined: readonly string[]
}

export interface RecoverDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly hit: Failpoints['hit']
}

/**
 * What a start does before anything else (E-6): states that cannot be read are put aside for a person, and effects that
 * an earlier daemon had begun are handed to their handlers again, which look up what exists outside before they act.
 */
export function recover({ store, clock, log, hit }: RecoverDeps): Recovered {
  hit('recovery.start')
  const now = clock.now()
  const quarantined = store.experiments.active().flatMap((row) => {
    const problem = unreadable(row.snapshot)
    if (problem === null) return []
    store.experiments.quarantine(row.id, problem, now)
    log.error({ experiment: row.id, reason: problem }, 'experiment put aside')
    return [row.id]
  })

  const begun = store.outbox.started()
  for (const row of begun) {
    store.outbox.postpone(row.key, now, 'the daemon ended while this went on')
    log.info({ experiment: row.experiment, effect: row.effect.kind, key: row.key }, 'effect taken up again')
    hit('recovery.midway', row.effect.kind)
  }
  hit('recovery.end')
  return { effects: begun.length, quarantined }
}

function unreadable(snapshot: string): string | null {
  try {
    thaw(snapshot)
    return null
  } catch (error) {
    return asError(error).message
  }
}
