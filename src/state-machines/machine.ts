import { asError } from '../domain/errors.ts'
import { MACHINE_VERSION } from './experiment.machine.ts'
import { MACHINE_MIGRATIONS, type MachineMigration, StoredState } from './migrations.ts'
import { step, thaw } from './step.ts'

/** The machine that the engine runs, and the ways to it from every earlier version. */
export interface Machine {
  readonly version: number
  readonly migrations: readonly MachineMigration[]
  readonly step: typeof step
}

export const presentMachine: Machine = { version: MACHINE_VERSION, migrations: MACHINE_MIGRATIONS, step }

export type Upgrade =
  | { readonly kind: 'current' }
  | { readonly kind: 'migrated'; readonly snapshot: string; readonly what: readonly string[] }
  | { readonly kind: 'stranded'; readonly because: string }

/** How an experiment that was put aside for its version is told from others. */
export const STRANDED = 'stored by version'

/** A stored state as this machine reads it; one that has no way here is stranded, never guessed at (E-9). */
export function upgrade(
  { machineVersion, snapshot }: { readonly machineVersion: number; readonly snapshot: string },
  machine: Machine,
): Upgrade {
  if (machineVersion === machine.version) return { kind: 'current' }
  if (machineVersion > machine.version) return stranded(machineVersion, machine, 'a later release wrote it')
  const way = wayTo(machineVersion, machine)
  if (way.length < machine.version - machineVersion)
    return stranded(machineVersion, machine, 'no migration leads from there')
  try {
    const state = way.reduce(
      (stored, { migrate }) => migrate(stored),
      StoredState.parse(JSON.parse(snapshot)),
    )
    const text = JSON.stringify(state)
    thaw(text)
    return { kind: 'migrated', snapshot: text, what: way.map(({ what }) => what) }
  } catch (error) {
    return stranded(machineVersion, machine, `its migration failed: ${asError(error).message}`)
  }
}

function wayTo(from: number, { version, migrations }: Machine): readonly MachineMigration[] {
  const versions = Array.from({ length: version - from }, (_, i) => from + i)
  return versions.flatMap((n) => migrations.find((migration) => migration.from === n) ?? [])
}

function stranded(found: number, { version }: Machine, why: string): Upgrade {
  return {
    kind: 'stranded',
    because: `${STRANDED} ${found} of the workflow, this release has version ${version}: ${why}; start the release that wrote it, or one that brings the migration`,
  }
}
