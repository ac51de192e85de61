import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenState, openState, type OpenStateOptions } from '../../src/app/open-state.ts'
import { HookeError } from '../../src/domain/errors.ts'
import type { Store } from '../../src/store/store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

/** A folder for one test; `open` opens the state in it as the daemon does. */
export function aStateFolder(folder = mkdtempSync(join(tmpdir(), 'hooke-faults-'))) {
  const dir = join(folder, 'state')
  const open = (options: OpenStateOptions = {}): OpenState =>
    openState({ stateDir: dir }, createManualClock(), { reserveBytes: 65_536, ...options })
  return {
    folder,
    dir,
    file: (name: string) => join(dir, name),
    open,
    /** A state as a kill leaves it: copied while its daemon has it open. */
    killed(write: (store: Store) => void): void {
      const live = aStateFolder()
      const state = live.open()
      write(state.store)
      rmSync(dir, { recursive: true, force: true })
      cpSync(live.dir, dir, { recursive: true, filter: (path) => !path.endsWith('-shm') })
      state.close()
      live.remove()
    },
    read: (name: string) => readFileSync(join(dir, name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
export type StateFolder = ReturnType<typeof aStateFolder>

/** What was thrown, which must be one of our own errors. */
export function refusalOf(attempt: () => unknown): HookeError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
  throw new Error('it was not refused')
}

/** One commit with a notice, numbered by its place. */
export function commit(store: Store, n: number): void {
  store.transaction(() => store.feed.append({ experiment: null, kind: 'stage', body: { n }, at: n }))
}

/** The numbers of the commits that are there. */
export function commits(store: Store): readonly number[] {
  return store.db
    .prepare("select json_extract(body, '$.n') from feed order by id")
    .pluck()
    .all()
    .map((n) => Number(n))
}
