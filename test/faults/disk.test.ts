import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { createFileLogger } from '../../src/lib/logger.ts'
import { createLocalArtifactStore } from '../../src/record/local/local-artifact-store.ts'
import { shortageOf } from '../../src/lib/shortage.ts'
import type { Store } from '../../src/store/store.ts'
import { createTransaction } from '../../src/store/transaction.ts'
import { refuseDistantDisk } from '../../src/store/local-disk.ts'
import { databaseSound } from '../invariants/database-sound.ts'
import { until } from '../workflow/harness.ts'
import { aStudy, ID } from '../worktrees/study.ts'
import { aSmallDisk, mayMount, type SmallDisk } from './small-disk.ts'
import { aStateFolder, refusalOf, type StateFolder } from './state-folder.ts'
import { aWorkingState, type WorkingState } from './working-state.ts'

const MEGABYTE = 1024 * 1024
const surveyed = { event: { type: 'issue.surveyed', nearDuplicate: null } } as const
// mounting needs rights that not every developer has
const onSmallDisk = it.skipIf(!mayMount())

let disk: SmallDisk | undefined
let state: StateFolder
let lab: WorkingState | undefined
beforeEach(() => {
  lab = undefined
  disk = undefined
})
afterEach(async () => {
  await lab?.stop()
  lab?.store.db.close()
  disk?.gone()
})

function mounted(bytes: number): SmallDisk {
  disk = aSmallDisk(bytes)
  if (disk === undefined) throw new Error('this user may not mount')
  return disk
}

/** Commits of 16 KB, until one is refused; how many there were. */
function write(store: Store, most = 1000): number {
  for (let n = 0; n < most; n += 1) {
    try {
      store.transaction(() =>
        store.feed.append({ experiment: null, kind: 'stage', body: 'x'.repeat(16_384), at: n }),
      )
    } catch (error) {
      expect(error).toMatchObject({ code: 'store.full', retryable: true })
      return n
    }
  }
  return most
}

const rows = (store: Store): number => Number(store.db.prepare('select count(*) from feed').pluck().get())

describe('row 11: the disk of the database is full', () => {
  onSmallDisk(
    'row 11, E-2: a full disk pauses new work and goes on by itself when there is room',
    async () => {
      const disk = mounted(4 * MEGABYTE)
      state = aStateFolder(disk.folder)
      lab = aWorkingState(state.open({ reserveBytes: MEGABYTE / 2 }), {
        'intake.survey': () => Promise.resolve(surveyed),
      })
      const { store, worker, clock, log, calls } = lab
      const id = lab.begin()
      disk.fill()

      // what still has to be written goes into the space that was kept
      const before = rows(store)
      const written = write(store)
      expect(written).toBeGreaterThan(10)
      expect(existsSync(state.file('reserve'))).toBe(false)
      expect(rows(store)).toBe(before + written)

      worker.wake()
      await nextTurn()
      clock.advance(60_000)
      await nextTurn()
      expect(calls).toEqual([])
      expect(log.lines.filter(({ fields }) => fields['event'] === 'disk.full')).toHaveLength(1)

      disk.empty()
      clock.advance(5_000)
      const after = lab
      await until(
        () => after.store.experiments.get(id).substage !== 'working',
        () => JSON.stringify(log.lines),
      )
      expect(existsSync(state.file('reserve'))).toBe(true)
      expect(log.lines.map(({ fields }) => fields['event'])).toContain('disk.roomy')
      expect(databaseSound({ store })).toEqual([])
      // the same handle writes on
      expect(write(store, 5)).toBe(5)
    },
  )

  onSmallDisk(
    'row 11: a write that failed, without SQLite saying why, is for want of room when nothing else fits either',
    () => {
      // weaker: SQLite names a used-up quota so; here its word is thrown, and the disk is full
      const disk = mounted(3 * MEGABYTE)
      state = aStateFolder(disk.folder)
      const opened = state.open({ reserveBytes: 65_536 })
      const { db, disk: ofStore } = opened.store
      const { transaction } = createTransaction(db, ofStore, () => undefined)
      const failing = () =>
        transaction(() => {
          throw new BetterSqlite3.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE')
        })
      expect(failing).toThrow('disk I/O error')

      disk.fill()

      expect(refusalOf(failing)).toMatchObject({ code: 'store.full', retryable: true })
      expect(existsSync(state.file('hooke.db.probe'))).toBe(false)
      disk.empty()
      opened.close()
    },
  )

  it('row 11: a daemon whose disk failed after a commit lets go of the folder with the reason', async () => {
    state = aStateFolder()
    const opened = state.open({ writeOut: (_file, done) => done(new Error('EIO: i/o error, fdatasync')) })
    const { store, superseded } = opened
    const written = store.grouped(() =>
      store.feed.append({ experiment: null, kind: 'stage', body: 'a', at: 1 }),
    )

    await expect(written).rejects.toMatchObject({
      code: 'store.unsynced',
      found: 'EIO: i/o error, fdatasync',
    })
    expect(superseded.reason).toMatchObject({ code: 'store.unsynced' })
    expect(() => store.transaction(() => undefined)).toThrow('may not have reached the disk')
    opened.close()
    // what the disk holds is what the next start goes on from
    const again = state.open()
    await again.store.grouped(() => undefined)
    again.close()
    state.remove()
  })

  it('row 11: what was committed is not done again when the disk is full just after it', () => {
    state = aStateFolder()
    const troubles: Error[] = []
    const opened = state.open({ onTrouble: (error) => troubles.push(error) })
    const { store } = opened
    const commitOnce = () =>
      store.transaction(() => {
        store.feed.append({ experiment: null, kind: 'stage', body: 'once', at: 1 })
        store.afterCommit(() => {
          throw new HookeError('store.full', 'the disk is full; nothing was written')
        })
      })

    commitOnce()
    expect(troubles).toMatchObject([{ code: 'store.full' }])
    expect(rows(store)).toBe(1)
    expect(existsSync(state.file('reserve'))).toBe(true)
    opened.close()
    state.remove()
  })

  onSmallDisk(
    'row 11: an outcome that found no room is done again, and its transaction left nothing',
    async () => {
      const disk = mounted(3 * MEGABYTE)
      state = aStateFolder(disk.folder)
      const opened = state.open({ reserveBytes: 65_536 })
      lab = aWorkingState(opened, {
        'intake.survey': ({ attempt }) => {
          // the disk fills while the effect goes on
          if (attempt === 1) disk.fill()
          if (attempt === 1) write(opened.store)
          return Promise.resolve(surveyed)
        },
      })
      const { store, clock, worker, log } = lab
      const id = lab.begin()
      worker.wake()
      await until(
        () => worker.busy === 0 && log.lines.some(({ level }) => level === 'error'),
        () => JSON.stringify(log.lines),
      )
      expect(store.events.list(id)).toEqual([])

      disk.empty()
      const after = lab
      await until(
        () => {
          clock.advance(5_000)
          return after.store.events.list(id).length === 1
        },
        () => JSON.stringify(log.lines),
      )
      expect(databaseSound({ store })).toEqual([])
    },
  )
})

describe('row 12: the disk of the work is full', () => {
  onSmallDisk(
    'row 12: the experiment whose artifact finds no room is blocked with the reason; another goes on',
    async () => {
      const disk = mounted(MEGABYTE)
      state = aStateFolder()
      const small = createLocalArtifactStore({ folder: join(disk.folder, 'artifacts') })
      const large = createLocalArtifactStore({ folder: join(state.folder, 'artifacts') })
      const full: { id?: string } = {}
      lab = aWorkingState(state.open(), {
        'intake.survey': async ({ experiment }) => {
          await (experiment.id === full.id ? small : large).putBytes(Buffer.alloc(2 * MEGABYTE))
          return surveyed
        },
      })
      const { store, clock, worker } = lab
      full.id = lab.begin()
      const other = lab.begin()
      worker.wake()
      const after = lab
      await until(
        () => {
          clock.advance(60_000)
          return after.store.experiments.get(full.id ?? '').stage === 'blocked'
        },
        () => JSON.stringify(after.log.lines),
      )

      expect(store.experiments.get(full.id).reason).toBe(
        'reading the question did not work: the disk is full; found: ENOSPC: no space left on device, write; do: free some space, then hooke retry',
      )
      expect(store.experiments.get(other).stage).not.toBe('blocked')
      expect(store.events.list(other).map(({ event }) => event.type)).toEqual(['issue.surveyed'])
      // nothing half is left where the next one looks
      expect(readdirSync(join(disk.folder, 'artifacts', 'drafts'))).toEqual([])
      state.remove()
    },
  )

  onSmallDisk('row 12: a worktree that finds no room says so, and is made when there is', async () => {
    const disk = mounted(MEGABYTE)
    const study = await aStudy({ root: join(disk.folder, 'worktrees') })
    await study.writeMain('large.bin', 'x'.repeat(MEGABYTE / 2))
    study.git('add', '.')
    study.git('commit', '-qm', 'Large')
    disk.fill(65_536)

    const trouble = await study.made().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(shortageOf(trouble)).toMatchObject({ words: 'the disk is full' })

    disk.empty()
    await study.made()
    expect(statSync(join(disk.folder, 'worktrees', ID, 'large.bin')).size).toBe(MEGABYTE / 2)
    await study.gone()
  })

  onSmallDisk('row 12: a log that finds no room loses lines and stops nobody', () => {
    const disk = mounted(65_536)
    const path = join(disk.folder, 'daemon.log')
    const log = createFileLogger({
      ...{ path, level: 'info', mask: (text) => text, now: () => 0, maximumBytes: MEGABYTE, keep: 1 },
    })
    disk.fill()

    for (let i = 0; i < 100; i += 1) log.info('stage.changed', { text: 'x'.repeat(1000) })
    disk.empty()
    log.info('disk.roomy')

    log.close()
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeLessThan(80)
    expect(lines.at(-1)).toContain('disk.roomy')
  })
})

describe('row 17: a state folder on a distant disk', () => {
  const LINUX = 'linux' as const
  const KINDS: readonly (readonly [string, number])[] = [
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    // as Node gives it where the number is signed
    ['CIFS', 0xff534d42 | 0],
    ['SMB', 0xfe534d42],
    ['FUSE', 0x65735546],
    ['9P', 0x01021997],
  ]

  it.each(KINDS)('row 17: %s (type %i) is refused before anything is written', (kind, type) => {
    state = aStateFolder()

    const refusal = refusalOf(() => state.open({ statfs: () => ({ type }), platform: LINUX }))

    expect(refusal).toMatchObject({ code: 'store.unreadable' })
    expect(refusal.found).toContain(kind)
    expect(refusal.advice).toContain('state_dir')
    expect(readdirSync(state.dir)).toEqual([])
    state.remove()
  })

  it.each([
    ['ext4', 0xef53],
    ['btrfs', 0x9123683e],
    ['tmpfs', 0x01021994],
    ['overlay, which containers have and which locks as the disk below', 0x794c7630],
  ])('row 17: %s is accepted', (_, type) => {
    expect(() => refuseDistantDisk('/', { statfs: () => ({ type }), platform: LINUX })).not.toThrow()
  })
})
