import { copyFileSync, cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkArchive } from '../../src/store/archive.ts'
import { openDatabase } from '../../src/store/database.ts'
import { databaseSound } from '../invariants/database-sound.ts'
import { type Child, startChild, until } from '../store/child.ts'
import { aStateFolder, type StateFolder } from './state-folder.ts'

const MIGRATIONS = join(import.meta.dirname, '../../src/store/migrations')
const ROWS = 40_000
const KILLED_AFTER = [0, 15, 35, 60]

let state: StateFolder
const children: Child[] = []
const start = (file: string, ...args: string[]): Child => {
  const child = startChild(file, args)
  children.push(child)
  return child
}
beforeEach(() => {
  state = aStateFolder()
})
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL')
  await Promise.all(children.splice(0).map(({ ended }) => ended))
  state.remove()
})

describe('row 7: a kill while the schema is migrated', () => {
  /** The released migrations, and three slow ones that belong together only within each. */
  function slowMigrations(): string {
    const folder = join(state.folder, 'migrations')
    cpSync(MIGRATIONS, folder, { recursive: true })
    for (const n of [1, 2, 3]) {
      const sql = `create table slow_${n} (n integer) strict;
        insert into slow_${n} with recursive count(n) as (select 1 union all select n + 1 from count where n < ${ROWS})
        select n from count;
        create index slow_index_${n} on slow_${n} (n);`
      writeFileSync(join(folder, `900${n}-slow-${n}.sql`), sql)
    }
    return folder
  }

  /** How many of the slow ones are there; each must be whole or absent. */
  function slowOnes(path: string): number {
    const db = new BetterSqlite3(path)
    const applied = db.prepare('select count(*) from migrations where n > 9000').pluck().get()
    const tables = db
      .prepare("select name from sqlite_schema where type = 'table' and name like 'slow_%'")
      .pluck()
      .all()
    expect(tables).toEqual(Array.from({ length: Number(applied) }, (_, i) => `slow_${i + 1}`))
    for (const table of tables)
      expect(
        db
          .prepare(`select count(*) from ${String(table)}`)
          .pluck()
          .get(),
      ).toBe(ROWS)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
    return Number(applied)
  }

  it('row 7: at any moment leaves the old schema or the new one, and the next start finishes', async () => {
    state.open().close()
    const original = join(state.folder, 'original.db')
    copyFileSync(state.file('hooke.db'), original)
    const migrations = slowMigrations()
    const found: number[] = []
    // each killed a little later than the one before, counted from its first write
    for (const afterMs of KILLED_AFTER) {
      const path = join(state.folder, `at-${afterMs}.db`)
      copyFileSync(original, path)
      const child = start('../../store/children/open-database.ts', path, migrations)
      await until(() => existsSync(`${path}-wal`))
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      child.process.kill('SIGKILL')
      await child.ended
      found.push(slowOnes(path))
    }
    const half = join(state.folder, `at-${KILLED_AFTER[1]}.db`)
    openDatabase(half, { migrations }).close()
    expect(slowOnes(half)).toBe(3)

    // a kill too late would prove nothing
    expect(Math.min(...found)).toBeLessThan(3)
  })
})

describe('row 8: a kill while the log is checkpointed or a backup is made', () => {
  it('row 8: loses no commit, and a backup is whole or not there', async () => {
    state.open().close()
    for (const afterMs of [5, 20, 45]) {
      const child = start('../../faults/children/write-and-save.ts', state.folder)
      const told = { text: '' }
      child.process.stdout?.on('data', (chunk: Buffer) => (told.text += chunk.toString()))
      await child.line
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      child.process.kill('SIGKILL')
      await child.ended

      const open = state.open()
      expect(databaseSound({ store: open.store })).toEqual([])
      const numbers = open.store.db.prepare('select id from feed order by id').pluck().all().map(Number)
      expect(numbers).toEqual(numbers.map((_, i) => i + 1))
      const lastTold = Number(told.text.trimEnd().split('\n').at(-1))
      // the one after the last that was told may be there too
      expect(numbers.length - lastTold).toBeOneOf([0, 1])
      open.close()
      if (existsSync(join(state.folder, 'backup.tar'))) await checkArchive(join(state.folder, 'backup.tar'))
    }
    // what a killed backup left is swept by the next one, and never taken for a backup
    const drafts = readdirSync(state.folder).filter((name) => name.includes('.part-'))
    expect(drafts.every((name) => !name.endsWith('.tar'))).toBe(true)
  })
})
