import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUpDaily, backUpState, refuseLivingOriginal, restoreState } from '../../src/app/backups.ts'
import { readConfig } from '../../src/config/load.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import { acquireLock } from '../../src/store/lock.ts'
import { createStore } from '../../src/store/store.ts'
import { anExperiment } from '../builders/store.ts'
import { aTerminal, NOW } from './harness.ts'

const HOUR = 60 * 60 * 1000

let terminal: ReturnType<typeof aTerminal>
beforeEach(() => {
  terminal = aTerminal({ daemon: false })
})
afterEach(() => terminal.remove())

const clock = { ...systemClock, now: () => NOW }
const common = { clock, env: {}, version: '0.1.0' }

/** The commands as main.ts wires them. */
function hooke(...argv: string[]) {
  return terminal.hooke(argv, {
    backUp: (config, request) => backUpState({ ...common, ...request, config }),
    restore: (config, file) => restoreState({ ...common, config, file }),
  })
}

function aState(): void {
  const store = createStore(openDatabase(join(terminal.home, '.hooke', 'hooke.db'), { create: true }))
  store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1000 })
  anExperiment(store)
  store.db.close()
}

describe('hooke backup and restore', () => {
  it('H-1: save the state beside the daemon and bring it back to an empty folder', async () => {
    aState()
    const lock = acquireLock(join(terminal.home, '.hooke'), { pid: process.pid, startedAt: NOW })

    const made = await hooke('backup', 'b.tar')
    lock.release()
    const refused = await hooke('backup', 'b.tar')
    const inUse = await hooke('restore', 'b.tar')
    rmSync(join(terminal.home, '.hooke'), { recursive: true })
    const back = await hooke('restore', 'b.tar')

    expect(made).toMatchObject({ exit: 0, err: '' })
    expect(made.out).toContain(`saved 1 experiment as ${join(terminal.home, 'b.tar')}`)
    expect(made.out).toContain('not in it: the study repositories')
    expect(refused).toMatchObject({ exit: 4 })
    expect(refused.err).toContain('--replace')
    expect(inUse.exit).toBe(4)
    expect(inUse.err).toContain('another state_dir')
    expect(back).toMatchObject({ exit: 0, err: '' })
    expect(back.out).toContain('restored 1 experiment')
    expect(back.out).toContain('next: hooke up')
    expect(readdirSync(join(terminal.home, '.hooke'))).toEqual(['hooke.db'])
  })

  it('H-1: say what is wrong and what to do', async () => {
    writeFileSync(join(terminal.home, 'photo.png'), '\u0089PNG')

    expect(await hooke('backup', 'b.tar')).toMatchObject({ exit: 5 })
    const foreign = await hooke('restore', 'photo.png')
    expect(foreign.exit).toBe(1)
    expect(foreign.err).toContain('is not a backup of Hooke')
    expect((await hooke('restore', 'nowhere.tar')).exit).toBe(3)
    expect((await hooke('backup', 'b.tar', '--largest-file', 'big')).exit).toBe(2)
  })

  it('H-1: give data with --json, and leave out what is asked to be', async () => {
    aState()
    const folder = join(terminal.home, '.hooke', 'artifacts', 'sha256', 'ab')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'ab'.repeat(32)), 'x'.repeat(2000))

    const { out } = await hooke('backup', 'b.tar', '--largest-file', '1 kB', '--json')

    const because = '2000 bytes, more than 1000'
    const leftOut = [{ path: `artifacts/sha256/ab/${'ab'.repeat(32)}`, because }]
    expect(JSON.parse(out)).toMatchObject({ experiments: 1, madeAt: NOW, leftOut })
  })
})

describe('the backup of the day', () => {
  function configOf(text: string) {
    return readConfig({ path: join(terminal.home, 'hooke.toml'), text, env: {} })
  }

  it('is made once a day, is ignored by git, and the newest stay', async () => {
    aState()
    const folder = join(terminal.home, '.hooke-backups')
    const config = configOf('[backup]\nkeep = 2\n')
    const store = createStore(openDatabase(join(terminal.home, '.hooke', 'hooke.db')))
    const bornAt = Number(store.db.prepare('select min(applied_at) from migrations').pluck().get())
    const at = async (hours: number) => {
      const now = bornAt + hours * HOUR
      const file = await backUpDaily({
        config,
        store,
        clock: { ...clock, now: () => now },
        env: {},
        version: '0',
      })
      if (file !== null) utimesSync(file, now / 1000, now / 1000)
      return file
    }

    expect(await at(23)).toBeNull()
    const made = [await at(25), await at(48), await at(50), await at(75)]

    expect(made.map((file) => file !== null)).toEqual([true, false, true, true])
    const kept = readdirSync(folder).filter((name) => name.endsWith('.tar'))
    expect(kept.map((name) => join(folder, name))).toEqual([made[2], made[3]])
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
    store.db.close()
  })

  it('is not made where none is wanted', async () => {
    aState()
    const store = createStore(openDatabase(join(terminal.home, '.hooke', 'hooke.db')))
    const config = configOf('[backup]\nkeep = 0\n')

    const now = () => Number.MAX_SAFE_INTEGER
    expect(await backUpDaily({ config, store, clock: { ...clock, now }, env: {}, version: '0' })).toBeNull()
    store.db.close()
  })
})

it('row 85: a copy does not start while the daemon of its original runs', async () => {
  aState()
  await hooke('backup', 'b.tar')
  const original = join(terminal.home, '.hooke')
  const config = readConfig({
    path: join(terminal.home, 'hooke.toml'),
    text: 'state_dir = "copy"\n',
    env: {},
  })
  await restoreState({ config, clock, file: join(terminal.home, 'b.tar') })
  const store = createStore(openDatabase(join(terminal.home, 'copy', 'hooke.db')))

  const lock = acquireLock(original, { pid: 4242, startedAt: NOW })
  expect(() => refuseLivingOriginal(store, config.stateDir)).toThrow('the original of this restored copy')
  lock.release()
  expect(() => refuseLivingOriginal(store, config.stateDir)).not.toThrow()
  store.db.close()
})
