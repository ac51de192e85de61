import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStore } from '../builders/store.ts'

describe('works that share a commit', () => {
  let opened: ReturnType<typeof aStore>
  const told: string[] = []
  beforeEach(() => {
    opened = aStore()
    told.length = 0
  })
  afterEach(() => opened.remove())

  /** A line of the feed, and what is told of it: at work, and after the commit. */
  const writes = (name: string) => () => {
    const { store } = opened
    store.feed.append({ experiment: null, kind: name, body: {}, at: 1 })
    store.afterCommit(() => told.push(`${name} committed`))
    told.push(name)
    return name
  }
  const kinds = (): readonly string[] =>
    opened.store.db
      .prepare('select kind from feed order by rowid')
      .pluck()
      .all()
      .map((kind) => String(kind))

  it('E-2: all that is asked for in one turn is written in one commit, in its order, and each has its result', async () => {
    const { grouped } = opened.store
    const results = await Promise.all([grouped(writes('a')), grouped(writes('b')), grouped(writes('c'))])

    expect(results).toEqual(['a', 'b', 'c'])
    expect(told).toEqual(['a', 'b', 'c', 'a committed', 'b committed', 'c committed'])
    expect(kinds()).toEqual(['a', 'b', 'c'])
  })

  it('E-3: what one asks for while it works comes into the same commit', async () => {
    const { grouped } = opened.store
    const inner: { done?: Promise<string> } = {}
    await grouped(() => {
      writes('outcome')()
      inner.done = grouped(writes('next begun'))
    })
    await inner.done

    expect(told).toEqual(['outcome', 'next begun', 'outcome committed', 'next begun committed'])
  })

  it('E-2: one that throws fails alone: what it wrote and what it wanted done are gone, the others stand', async () => {
    const { grouped } = opened.store
    const all = await Promise.allSettled([
      grouped(writes('first')),
      grouped(() => {
        writes('half')()
        throw new Error('a row was wrong')
      }),
      grouped(writes('last')),
    ])

    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(kinds()).toEqual(['first', 'last'])
    expect(told).toEqual(['first', 'half', 'last', 'first committed', 'last committed'])
  })

  it('row 13: a database that is locked fails all of them, and the next find it open', async () => {
    const { grouped, db } = opened.store
    db.pragma('busy_timeout = 1')
    const other = new Database(db.name)
    other.exec('begin immediate')
    const all = await Promise.allSettled([grouped(writes('a')), grouped(writes('b'))])
    other.exec('rollback')
    other.close()

    expect(all).toMatchObject([
      { status: 'rejected', reason: { code: 'store.busy', retryable: true } },
      { status: 'rejected', reason: { code: 'store.busy', retryable: true } },
    ])
    await grouped(writes('c'))
    expect(kinds()).toEqual(['c'])
  })

  it('comes after what was committed meanwhile, and sees it', async () => {
    const { grouped, transaction } = opened.store
    const seen = grouped(kinds)
    transaction(writes('at once'))

    expect(await seen).toEqual(['at once'])
  })
})
