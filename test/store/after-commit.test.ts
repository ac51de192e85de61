import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../src/store/store.ts'
import { aStore } from '../builders/store.ts'

describe('what is done after a commit', () => {
  let opened: ReturnType<typeof aStore>
  const told: string[] = []
  beforeEach(() => {
    opened = aStore()
    told.length = 0
  })
  afterEach(() => opened.remove())

  it('E-2: waits for the outermost commit, in the order it was asked for', () => {
    const { store } = opened
    store.transaction(() => {
      store.transaction(() => store.afterCommit(() => told.push(`first, open: ${store.db.inTransaction}`)))
      store.afterCommit(() => told.push('second'))
      expect(told).toEqual([])
    })

    expect(told).toEqual(['first, open: false', 'second'])
  })

  it('E-2: is never done when all of it is rolled back, and not by a later commit either', () => {
    const { store } = opened
    const failing = (): void =>
      store.transaction(() => {
        store.transaction(() => store.afterCommit(() => told.push('told')))
        throw new Error('the disk is full')
      })

    expect(failing).toThrow('the disk is full')
    store.transaction(() => undefined)
    expect(told).toEqual([])
  })

  it('E-2: one that fails takes nothing from the others nor from what is committed, and is told', () => {
    const troubles: string[] = []
    const store = createStore(opened.store.db, { onTrouble: ({ message }) => troubles.push(message) })
    const written = store.transaction(() => {
      store.afterCommit(() => told.push('first'))
      store.afterCommit(() => {
        throw new Error('EIO')
      })
      store.afterCommit(() => told.push('third'))
      return 'written'
    })

    expect(written).toBe('written')
    expect(told).toEqual(['first', 'third'])
    expect(troubles).toEqual(['EIO'])
  })

  it('is done at once where nothing is to be committed', () => {
    opened.store.afterCommit(() => told.push('told'))

    expect(told).toEqual(['told'])
  })
})
