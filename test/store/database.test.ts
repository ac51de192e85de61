import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { isFirstStart, openDatabase } from '../../src/store/database.ts'
import { readMigrations } from '../../src/store/migrate.ts'
import { startChild, until } from './child.ts'
import { dumpSchema } from './dump-schema.ts'

const RELEASED = fileURLToPath(new URL('../../src/store/migrations', import.meta.url))
const SCHEMA = fileURLToPath(new URL('./schema.sql', import.meta.url))
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooke-database-'))
  path = join(folder, 'state', 'hooke.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

function create(): void {
  openDatabase(path, { create: true }).close()
}

function refusalOf(open: () => unknown): HookeError {
  try {
    open()
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('opening the database', () => {
  it('gives the schema that is committed beside this test', () => {
    const db = openDatabase(path, { create: true })

    const schema = dumpSchema(db)

    db.close()
    expect(schema).toBe(readFileSync(SCHEMA, 'utf8'))
  })

  it('E-2: commits in WAL with full synchronisation, keeps references whole and waits 100 ms at most', () => {
    const db = openDatabase(path, { create: true })

    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map((name) =>
      db.pragma(name, { simple: true }),
    )

    db.close()
    expect(pragmas).toEqual(['wal', 2, 1, 100])
  })

  it('keeps what was stored and applies no migration twice', () => {
    const first = openDatabase(path, { create: true })
    first.exec("insert into people (name, rights, created_at) values ('ada', '[]', 1)")
    first.close()

    const db = openDatabase(path)

    expect(db.prepare('select name from people').pluck().all()).toEqual(['ada'])
    expect(db.prepare('select count(*) from migrations').pluck().get()).toBe(readMigrations().length)
    db.close()
  })

  it('reads beside a writer without waiting, and cannot write', () => {
    const writer = openDatabase(path, { create: true })
    writer.exec("begin immediate; insert into people (name, rights, created_at) values ('ada', '[]', 1)")

    const reader = openDatabase(path, { readonly: true })

    expect(reader.prepare('select count(*) from people').pluck().get()).toBe(0)
    expect(() => reader.exec('delete from people')).toThrow(/readonly/)
    reader.close()
    writer.close()
  })
})

describe('what is refused', () => {
  it('RELIABILITY 15: a missing database is never made in silence', () => {
    mkdirSync(join(folder, 'state'))

    const refusal = refusalOf(() => openDatabase(path))

    expect(refusal).toMatchObject({ code: 'store.unreadable', found: 'no file there' })
    expect(refusal.advice).toContain('backup')
    expect(isFirstStart(path)).toBe(true)
  })

  it('RELIABILITY 15, H-1: what a doctor leaves before the first start is no lost state', () => {
    mkdirSync(join(folder, 'state', 'runs', 'probe'), { recursive: true })
    mkdirSync(join(folder, 'state', 'sandbox', 'etc-1'), { recursive: true })
    writeFileSync(join(folder, 'state', 'sandbox', 'etc-1', 'passwd'), 'hooke')
    expect(isFirstStart(path)).toBe(true)

    writeFileSync(join(folder, 'state', 'runs', 'probe', 'log'), '')
    expect(isFirstStart(path)).toBe(false)
  })

  it('RELIABILITY 15: a state folder that lost its database is told from a first start', () => {
    create()
    writeFileSync(join(folder, 'state', 'artifact'), 'kept')
    expect(isFirstStart(path)).toBe(false)

    rmSync(path)

    expect(isFirstStart(path)).toBe(false)
    expect(refusalOf(() => openDatabase(path)).code).toBe('store.unreadable')
  })

  it.each([
    ['truncated', () => truncateSync(path, 4096)],
    ['an image', () => writeFileSync(path, PNG)],
    ['empty', () => writeFileSync(path, '')],
    ['damaged in the middle', () => damage(path)],
    ['a folder', () => replaceByFolder(path)],
    ['of another program', () => foreign(path)],
  ])('RELIABILITY 14, 15: a file that is %s is refused and left as it is', (_name, spoil) => {
    create()
    spoil()
    const before = statSync(path).isFile() ? readFileSync(path) : undefined

    const refusal = refusalOf(() => openDatabase(path, { create: true }))

    expect(refusal.code).toBe('store.unreadable')
    expect(refusal.found).not.toBe('')
    expect(refusal.advice).not.toBe('')
    expect(statSync(path).isFile() ? readFileSync(path) : undefined).toEqual(before)
  })

  it('RELIABILITY 75: a schema of a later release is refused', () => {
    const db = openDatabase(path, { create: true })
    db.exec("insert into migrations (n, name, applied_at) values (9999, 'tomorrow', 1)")
    db.close()

    const refusal = refusalOf(() => openDatabase(path))

    expect(refusal).toMatchObject({ code: 'store.newer' })
    expect(refusal.found).toContain('tomorrow')
  })

  it('an older schema is not migrated by a reader', () => {
    create()
    const migrations = oneMoreMigration('create table later (n integer) strict;')

    const refusal = refusalOf(() => openDatabase(path, { readonly: true, migrations }))

    expect(refusal).toMatchObject({ code: 'store.unreadable' })
    expect(refusal.advice).toContain('hooke up')
  })
})

describe('RELIABILITY 7: a kill while migrating', () => {
  it('leaves the old schema, and the next start finishes', async () => {
    create()
    const migrations = oneMoreMigration(`
      create table slow (n integer) strict;
      insert into slow with recursive count(n) as (select 1 union all select n + 1 from count where n < 3000000)
      select n from count;`)
    const child = startChild('open-database.ts', [path, migrations])
    await until(() => walBytes() > 1_000_000)

    child.process.kill('SIGKILL')

    expect(await child.ended).toBe('SIGKILL')
    const halfway = new BetterSqlite3(path)
    expect(halfway.prepare('select max(n) from migrations').pluck().get()).toBe(readMigrations().length)
    expect(dumpSchema(halfway)).toBe(readFileSync(SCHEMA, 'utf8'))
    halfway.close()
    const db = openDatabase(path, { migrations })
    expect(db.prepare('select count(*) from slow').pluck().get()).toBe(3_000_000)
    db.close()
  })

  it('of the very first start leaves a draft that the next start replaces', () => {
    mkdirSync(join(folder, 'state'))
    writeFileSync(`${path}.new`, 'half a database')

    expect(isFirstStart(path)).toBe(true)
    create()

    expect(statSync(path).size).toBeGreaterThan(4096)
  })

  it('a migration that fails changes nothing', () => {
    create()
    const migrations = oneMoreMigration(
      'create table half (n integer) strict; insert into nowhere values (1);',
    )

    expect(refusalOf(() => openDatabase(path, { migrations })).found).toContain('nowhere')

    const db = openDatabase(path)
    expect(dumpSchema(db)).toBe(readFileSync(SCHEMA, 'utf8'))
    db.close()
  })
})

/** The migrations there are, and one more. */
function oneMoreMigration(sql: string): string {
  const migrations = join(folder, 'migrations')
  cpSync(RELEASED, migrations, { recursive: true })
  writeFileSync(join(migrations, '9998-next.sql'), sql)
  return migrations
}

function walBytes(): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 8192, 12_288)
  writeFileSync(file, bytes)
}

function replaceByFolder(file: string): void {
  rmSync(file)
  mkdirSync(file)
}

function foreign(file: string): void {
  rmSync(file)
  const db = new BetterSqlite3(file)
  db.exec('create table bookmarks (url text)')
  db.close()
}
