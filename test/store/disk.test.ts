import { fdatasync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HookeError } from '../../src/domain/errors.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { aStore } from '../builders/store.ts'

describe('what is committed and when it is on the disk', () => {
  let opened: ReturnType<typeof aStore>
  let store: Store
  const told: string[] = []
  const lost: HookeError[] = []
  const failing: { error: Error | null } = { error: null }
  beforeEach(() => {
    opened = aStore()
    told.length = 0
    lost.length = 0
    failing.error = null
    store = createStore(opened.store.db, {
      onSync: () => {
        const seen = kinds().length
        return () => told.push(`${seen} on the disk`)
      },
      onLost: (error) => lost.push(error),
      writeOut: (file, done) => fdatasync(file, (error) => done(failing.error ?? error)),
    })
  })
  afterEach(() => {
    store.disk.close()
    opened.remove()
  })

  const write = (kind: string) => () => store.feed.append({ experiment: null, kind, body: {}, at: 1 })
  const kinds = (): readonly unknown[] =>
    opened.store.db.prepare('select kind from feed order by rowid').pluck().all()
  const level = (): unknown => opened.store.db.pragma('synchronous', { simple: true })

  it('E-2: a relaxed commit is seen at once, and told when it is on the disk', async () => {
    store.relaxed(write('turn'))
    expect(kinds()).toEqual(['turn'])
    expect(told).toEqual([])

    await store.durable()
    expect(told).toEqual(['1 on the disk'])
  })

  it('E-2: all other commits wait for the disk, before and after a relaxed one and after one that failed', () => {
    expect(level()).toBe(2)
    store.relaxed(write('turn'))
    expect(level()).toBe(2)
    expect(() =>
      store.relaxed(() => {
        throw new Error('a row was wrong')
      }),
    ).toThrow('a row was wrong')
    expect(level()).toBe(2)
    // what is done after the commit commits as ever
    store.relaxed(() => store.afterCommit(() => told.push(`after at level ${String(level())}`)))
    expect(told).toEqual(['after at level 2'])
  })

  it('E-2: those that come while the disk is waited for share the next wait, which covers all of them', async () => {
    store.relaxed(write('a'))
    store.relaxed(write('b'))
    store.relaxed(write('c'))
    await Promise.all([store.durable(), store.durable(), store.grouped(write('d'))])

    // one for `a` alone, one or two for the rest: never one for each
    expect(told.at(0)).toBe('1 on the disk')
    expect(told.at(-1)).toBe('4 on the disk')
    expect(told.length).toBeLessThan(4)
  })

  it('E-3: nothing waits where everything is on the disk', async () => {
    await store.durable()
    store.transaction(write('full'))
    await store.durable()

    expect(told).toEqual([])
  })

  it('E-2: in a transaction it is part of it, and waits with it', async () => {
    store.transaction(() => store.relaxed(write('inner')))
    await store.durable()

    expect(told).toEqual([])
    expect(kinds()).toEqual(['inner'])
  })

  it('row 11: when the disk fails after the commit, all that waited hear so, and nothing is written any more', async () => {
    store.relaxed(write('first'))
    await store.durable()
    // weaker than a disk that fails: the call is told that it did
    failing.error = new Error('EIO: i/o error, fdatasync')

    const outcomes = await Promise.allSettled([store.grouped(write('second')), store.grouped(write('third'))])

    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'store.unsynced', found: 'EIO: i/o error, fdatasync' } },
      { status: 'rejected', reason: { code: 'store.unsynced' } },
    ])
    expect(lost).toHaveLength(1)
    expect(() => store.relaxed(write('fourth'))).toThrow('may not have reached the disk')
    expect(() => store.transaction(write('fifth'))).toThrow('may not have reached the disk')
    await expect(store.durable()).rejects.toThrow('may not have reached the disk')
  })

  it('leaves no file open once it is closed, however soon', async () => {
    const openFiles = () => readdirSync('/proc/self/fd').length
    const before = openFiles()
    store.relaxed(write('turn'))
    const written = store.durable()
    expect(openFiles()).toBeGreaterThan(before)
    store.disk.close()
    await written
    await new Promise((resolve) => setImmediate(resolve))

    expect(openFiles()).toBe(before)
    expect(told).toEqual([])
  })
})
