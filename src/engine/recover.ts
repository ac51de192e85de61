import { asError } from '../domain/errors.ts'
import type { ExperimentId } from '../domain/ids.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import { presentMachine, STRANDED } from '../state-machines/machine.ts'
import { thaw } from '../state-machines/step.ts'
import { createStuck } from '../store/views/stuck.ts'
import { bringUpToDate, stand, type UpToDateDeps } from './bring-up-to-date.ts'

export interface Recovered {
  readonly effects: number
  readonly quarantined: readonly string[]
}

export interface RecoverDeps extends UpToDateDeps {
  readonly hit: Failpoints['hit']
}

/**
 * What a start does before anything else (E-6): states of other versions are migrated, those that cannot be read are put
 * aside for a person, and effects that an earlier daemon had begun are handed to their handlers again, which look up
 * what exists outside before they act.
 */
export function recover(deps: RecoverDeps): Recovered {
  const { store, clock, log, hit } = deps
  hit('recovery.start')
  const now = clock.now()
  const stranded = migrateAll(deps)
  // one at a time: thousands that wait must not be in memory together (F-4)
  const unread = store.experiments.activeIds().flatMap((id) => {
    const problem = unreadable(store.experiments.get(id).snapshot)
    if (problem === null) return []
    store.experiments.quarantine(id, problem, now)
    log.error({ experiment: id, reason: problem }, 'experiment put aside')
    return [id]
  })

  const begun = store.outbox.started()
  for (const row of begun) {
    store.outbox.postpone(row.key, now, 'the daemon ended while this went on')
    log.info({ experiment: row.experiment, effect: row.effect.kind, key: row.key }, 'effect taken up again')
    hit('recovery.midway', row.effect.kind)
  }
  hit('recovery.end')
  return { effects: begun.length, quarantined: [...stranded, ...unread] }
}

/**
 * Each experiment of another version in a commit of its own, ended ones too: they may be reopened. One that was put aside
 * for its version is looked at again. One that nothing would move afterwards goes to a person (W-1).
 */
function migrateAll(deps: RecoverDeps): readonly string[] {
  const { store, clock, log, machine = presentMachine } = deps
  const others = store.experiments.ofOtherVersion(machine.version, STRANDED)
  const stranded = others.filter((id) => !store.transaction(() => canGoOn(deps, id)))
  const stuck = others.length === 0 ? [] : createStuck(store.db)().filter(({ id }) => others.includes(id))
  for (const { id } of stuck) {
    const reason = 'the upgrade brought it where nothing moves it; hooke retry from an earlier stage'
    store.experiments.quarantine(id, reason, clock.now())
    log.error({ experiment: id, reason }, 'experiment put aside')
  }
  return [...stranded, ...stuck.map(({ id }) => id)]
}

function canGoOn(deps: RecoverDeps, id: ExperimentId): boolean {
  const { store, machine = presentMachine } = deps
  const row = store.experiments.get(id)
  const isReadable = row.machineVersion === machine.version && unreadable(row.snapshot) === null
  return (isReadable ? stand(deps, row, row.snapshot) : bringUpToDate(deps, row)) !== undefined
}

function unreadable(snapshot: string): string | null {
  try {
    thaw(snapshot)
    return null
  } catch (error) {
    return asError(error).message
  }
}
