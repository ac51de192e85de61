import { copyFileSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseSound } from '../invariants/database-sound.ts'
import { aStateFolder, commit, commits, refusalOf, type StateFolder } from './state-folder.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const COMMITS = Array.from({ length: 12 }, (_, i) => i + 1)
const HEADER = 32
const FRAME = 24 + 4096

let state: StateFolder
beforeEach(() => {
  state = aStateFolder()
})
afterEach(() => state.remove())

function aKilledState(): void {
  state.killed((store) => COMMITS.forEach((n) => commit(store, n)))
}

describe('row 10: power is lost', () => {
  /** A cut reaches back before what the mark has seen, which only a disk that lies can do: the mark is not looked at. */
  function reopened(): readonly number[] {
    rmSync(state.file('hooke.db.mark'))
    const open = state.open()
    const found = commits(open.store)
    expect(databaseSound({ store: open.store })).toEqual([])
    open.close()
    return found
  }

  it('row 10, E-2: cut at each frame and at random bytes, the log loses its last commits and nothing else (weaker: files are cut, no disk loses power)', () => {
    aKilledState()
    const whole = aStateFolder()
    copyFileSync(state.file('hooke.db-wal'), `${whole.folder}/wal`)
    copyFileSync(state.file('hooke.db'), `${whole.folder}/db`)
    const length = state.read('hooke.db-wal').length
    const frames = Math.floor((length - HEADER) / FRAME)
    const random = fc.sample(fc.integer({ min: 0, max: length }), { numRuns: 12, seed: 1 })
    const cuts = [...Array.from({ length: frames + 1 }, (_, i) => HEADER + i * FRAME), ...random, 0]

    const left = cuts
      .toSorted((a, b) => a - b)
      .map((cut) => {
        copyFileSync(`${whole.folder}/db`, state.file('hooke.db'))
        copyFileSync(`${whole.folder}/wal`, state.file('hooke.db-wal'))
        writeFileSync(state.file('hooke.db.mark'), '')
        truncateSync(state.file('hooke.db-wal'), cut)
        const found = reopened()
        expect(found).toEqual(COMMITS.slice(0, found.length))
        return found.length
      })

    whole.remove()
    expect(frames).toBeGreaterThanOrEqual(COMMITS.length)
    // the more of the log is left, the more commits: none that was complete is lost
    expect(left).toEqual(left.toSorted((a, b) => a - b))
    expect([left[0], left.at(-1)]).toEqual([0, COMMITS.length])
  })
})

describe('rows 14 and 15: the database is damaged or gone', () => {
  const damages: readonly (readonly [string, () => void])[] = [
    ['row 14: with a page overwritten', () => overwritePage()],
    ['row 15: truncated to one page', () => truncateSync(state.file('hooke.db'), 4096)],
    ['row 15: replaced by a picture', () => writeFileSync(state.file('hooke.db'), PNG)],
    ['row 15: emptied', () => writeFileSync(state.file('hooke.db'), '')],
    ['row 15: deleted', () => rmSync(state.file('hooke.db'))],
  ]

  it.each(damages)('%s: no daemon starts, nothing is begun anew, and the newest backup helps', (_, spoil) => {
    const first = state.open()
    COMMITS.forEach((n) => commit(first.store, n))
    first.store.db.prepare('vacuum into ?').run(`${state.folder}/backup.db`)
    first.close()
    spoil()
    const before = readdirSync(state.dir)

    const refusal = refusalOf(() => state.open())

    expect(refusal).toMatchObject({ code: 'store.unreadable', retryable: false })
    expect(refusal.found).toBeTruthy()
    expect(refusal.advice).toContain('newest backup')
    // nothing was made, not even by trying
    expect(readdirSync(state.dir)).toEqual(before)
    for (const name of ['hooke.db', 'hooke.db-wal', 'hooke.db-shm']) rmSync(state.file(name), { force: true })
    copyFileSync(`${state.folder}/backup.db`, state.file('hooke.db'))
    const restored = state.open()
    expect(commits(restored.store)).toEqual(COMMITS)
    restored.close()
  })

  function overwritePage(): void {
    const bytes = state.read('hooke.db')
    bytes.fill(0x5a, 8192, 12_288)
    writeFileSync(state.file('hooke.db'), bytes)
  }
})

describe('row 16: the write-ahead log is deleted after a kill', () => {
  it('row 16: is noticed by the mark beside the database, refused, and put back', () => {
    aKilledState()
    const wal = state.read('hooke.db-wal')
    rmSync(state.file('hooke.db-wal'))

    const refusal = refusalOf(() => state.open())

    expect(refusal).toMatchObject({ code: 'store.unreadable' })
    expect(refusal.found).toContain('hooke.db-wal was deleted')
    expect(refusal.advice).toContain('hooke.db-wal')
    writeFileSync(state.file('hooke.db-wal'), wal)
    const open = state.open()
    expect(commits(open.store)).toEqual(COMMITS)
    open.close()
  })

  it('row 16: is noticed when part of it had reached the database already', () => {
    state.killed((store) => {
      commit(store, 1)
      store.db.pragma('wal_checkpoint(truncate)')
      commit(store, 2)
    })
    rmSync(state.file('hooke.db-wal'))

    expect(refusalOf(() => state.open()).found).toContain(
      'start 1, notice 1; it had come to start 1, notice 2',
    )
  })

  it('row 16: whoever wants the older state takes the mark away', () => {
    aKilledState()
    rmSync(state.file('hooke.db-wal'))
    rmSync(state.file('hooke.db.mark'))

    const open = state.open()

    expect(commits(open.store)).toEqual([])
    open.close()
  })

  it('row 16: a kill, a stop and a mark that was torn are no loss', () => {
    aKilledState()
    state.open().close()
    expect(existsSync(state.file('hooke.db-wal'))).toBe(false)
    writeFileSync(state.file('hooke.db.mark'), '{"epo')

    const open = state.open()

    expect(commits(open.store)).toEqual(COMMITS)
    open.close()
  })
})
