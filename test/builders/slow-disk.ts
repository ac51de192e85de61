import { fdatasync } from 'node:fs'
import type { Database } from '../../src/store/database.ts'
import { createStore, type Store } from '../../src/store/store.ts'

/** A store on a disk that writes nothing out until it is told to. */
export function onSlowDisk(db: Database): {
  readonly store: Store
  readonly waits: number
  letThrough(): void
} {
  const held: (() => void)[] = []
  const door = { isOpen: false }
  const store = createStore(db, {
    writeOut: (file, done) => {
      const write = (): void => fdatasync(file, done)
      if (door.isOpen) write()
      else held.push(write)
    },
  })
  return {
    store,
    get waits() {
      return held.length
    },
    letThrough() {
      door.isOpen = true
      for (const write of held.splice(0)) write()
    },
  }
}
