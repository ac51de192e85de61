import type { Clock } from '../lib/clock.ts'
import { type Machine, presentMachine, type Upgrade, upgrade } from '../state-machines/machine.ts'
import { positionOf, thaw } from '../state-machines/step.ts'
import type { Experiment } from '../store/experiments.ts'
import type { Store } from '../store/store.ts'
import type { EngineLog } from './log.ts'

export interface UpToDateDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  /** The workflow; tests put another version in its place. */
  readonly machine?: Machine
}

/**
 * The experiment as this version of the workflow has it: migrated, with the new state in its log (E-8), or undefined
 * after it was put aside because no migration leads here (E-9). Its effects and deadlines stay as they were.
 */
export function bringUpToDate(deps: UpToDateDeps, row: Experiment): Experiment | undefined {
  const { machine = presentMachine } = deps
  if (row.machineVersion === machine.version) return row
  const found = upgrade(row, machine)
  if (found.kind === 'stranded') {
    putAside(deps, row, found.because)
    return undefined
  }
  if (found.kind === 'migrated') logMigration(deps, { row, machine, found })
  return stand(deps, row, found.kind === 'migrated' ? found.snapshot : row.snapshot)
}

/** Writes the columns as the state has them, also for one that was put aside and can be read again. */
export function stand(deps: UpToDateDeps, row: Experiment, snapshot: string): Experiment {
  const { store, clock, machine = presentMachine } = deps
  const { stage, substage, turn, reason } = positionOf(thaw(snapshot))
  const now = clock.now()
  if (row.quarantined !== null) store.experiments.readmit(row.id, now)
  store.experiments.save({
    ...{ id: row.id, version: row.version, visit: row.visit, machineVersion: machine.version, snapshot },
    ...{ stage, substage, turn, reason, updatedAt: now },
    waitingFor: turn === 'human' ? row.waitingFor : null,
    stageSince: stage === row.stage && turn === row.turn ? row.stageSince : now,
  })
  return store.experiments.get(row.id)
}

function logMigration(
  { store, clock, log }: UpToDateDeps,
  {
    row,
    machine,
    found,
  }: { row: Experiment; machine: Machine; found: Extract<Upgrade, { kind: 'migrated' }> },
): void {
  const { stage, substage } = positionOf(thaw(found.snapshot))
  const versions = { from: row.machineVersion, to: machine.version }
  store.events.append({
    experiment: row.id,
    key: `migrated/${row.id}/${machine.version}`,
    event: { type: 'machine.migrated', ...versions, what: found.what, snapshot: found.snapshot },
    ...{ from: row.stage, to: stage, toSubstage: substage, actor: 'hooke', at: clock.now() },
  })
  log.info({ experiment: row.id, event: 'machine.migrated', ...versions }, found.what.join(' '))
}

function putAside({ store, clock, log }: UpToDateDeps, row: Experiment, reason: string): void {
  if (row.quarantined === reason) return
  store.experiments.quarantine(row.id, reason, clock.now())
  log.error({ experiment: row.id, reason }, 'experiment put aside')
}
