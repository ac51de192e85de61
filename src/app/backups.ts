import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { HookeConfig } from '../config/config.ts'
import { readSecrets } from '../config/surroundings.ts'
import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { LiveSecret } from '../lib/masking.ts'
import { type Backup, backUp } from '../store/backup.ts'
import { livingOwner } from '../store/lock.ts'
import { type Restored, restore } from '../store/restore.ts'
import type { Store } from '../store/store.ts'
import type { Environment } from '../config/environment.ts'
import { openStateReadOnly } from './open-state.ts'

/** `hooke backup`: beside a running daemon or without one. */
export async function backUpState(request: {
  readonly config: HookeConfig
  readonly file: string
  readonly replace: boolean
  readonly largestFile: number
  readonly clock: Clock
  readonly env: Environment
  readonly version: string
}): Promise<Backup> {
  const { config, clock, env, file, replace, largestFile, version: release } = request
  const state = openStateReadOnly(config)
  try {
    const { stateDir } = config
    const place = { db: state.store.db, stateDir, host: hostname(), isShared: true }
    const how = { file, replace, largestFile, secrets: secretsOf(config, env) }
    return await backUp({ ...how, ...place, release, now: clock.now() })
  } finally {
    state.close()
  }
}

/** `hooke restore`: only where no state is. */
export function restoreState(request: {
  readonly config: HookeConfig
  readonly file: string
  readonly clock: Clock
}): Promise<Restored> {
  const { config, file, clock } = request
  return restore({ file, stateDir: config.stateDir, host: hostname(), now: clock.now() })
}

const DAY_MS = 24 * 60 * 60 * 1000
const NAME = /^hooke-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar$/

/**
 * The daemon's own backup, once a day: the path of the one that was made, or null when none is due. The newest
 * `keep` stay; with 0 none is made.
 */
export async function backUpDaily(request: {
  readonly config: HookeConfig
  readonly store: Store
  readonly clock: Clock
  readonly env: Environment
  readonly version: string
}): Promise<string | null> {
  const { config, store, clock, env, version: release } = request
  const { keep, folder, largestFile } = config.backup
  const now = clock.now()
  if (keep === 0 || now - lastBackupAt(folder, store) < DAY_MS) return null
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // the folder may lie in a repository, and what it holds is nobody's to commit
  writeFileSync(join(folder, '.gitignore'), '*\n')
  const file = join(folder, `hooke-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}Z.tar`)
  const { stateDir } = config
  const place = { db: store.db, stateDir, host: hostname(), isShared: false }
  const secrets = secretsOf(config, env)
  await backUp({ ...place, file, release, now, largestFile, secrets, replace: false })
  for (const old of backupsIn(folder).slice(0, -keep)) rmSync(join(folder, old))
  return file
}

function secretsOf(config: HookeConfig, env: Environment): readonly LiveSecret[] {
  return [...readSecrets(config, env)].map(([name, value]) => ({ name, value }))
}

/** Oldest first. */
function backupsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
}

/** A state that is younger than a day needs none yet. */
function lastBackupAt(folder: string, { db }: Store): number {
  const newest = backupsIn(folder).at(-1)
  if (newest !== undefined) return statSync(join(folder, newest)).mtimeMs
  return Number(db.prepare('select min(applied_at) from migrations').pluck().get())
}

/** Folders in which the runs of the originals of a restored copy may still live, newest first. */
export function formerRunsDirs(store: Store, stateDir: string): readonly string[] {
  const folders = store.copies.list().map(({ fromFolder }) => join(fromFolder, 'runs'))
  return [...new Set(folders.reverse())].filter((folder) => folder !== join(stateDir, 'runs'))
}

/** Two daemons that know nothing of each other must not work on the same runs, whichever began first. */
export function refuseLivingOriginal(store: Store, stateDir: string): void {
  for (const { fromFolder } of store.copies.list()) {
    const owner = fromFolder === stateDir ? undefined : livingOwner(fromFolder)
    if (owner === undefined) continue
    throw new HookeError('daemon.running', 'the original of this restored copy has a daemon that runs', {
      found: `pid ${owner.pid} works on ${fromFolder}`,
      advice: 'stop that one first: both would work on the same runs and branches',
    })
  }
}
