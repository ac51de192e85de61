import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'

export interface Migration {
  readonly n: number
  readonly name: string
  readonly sql: string
}

type Database = BetterSqlite3.Database

/** "Hook" in ASCII: tells Hooke's files from other SQLite databases. */
const APPLICATION_ID = 0x486f6f6b
const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url))
const Applied = z.array(z.object({ n: z.number(), name: z.string() }))

/** The numbered SQL files of a folder, in order: `0001-spine.sql`, `0002-….sql`. */
export function readMigrations(folder = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      n: Number(file.slice(0, 4)),
      name: file.slice(5, -'.sql'.length),
      sql: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** Those the database has not had. Throws `store.newer` when it has had one that is not known here. */
export function pendingMigrations(db: Database, known: readonly Migration[]): readonly Migration[] {
  const applied = appliedMigrations(db)
  const stranger = applied.find(({ n, name }) => !known.some((k) => k.n === n && k.name === name))
  if (stranger) throw newer(stranger, known)
  return known.filter(({ n }) => !applied.some((a) => a.n === n))
}

/** Each file in one transaction with its row in `migrations`: a kill leaves the old schema or the new one. */
export function migrate(db: Database, pending: readonly Migration[]): void {
  for (const migration of pending) db.transaction(() => apply(db, migration)).immediate()
}

function apply(db: Database, { n, name, sql }: Migration): void {
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.exec(
    'create table if not exists migrations (n integer primary key, name text not null, applied_at integer not null) strict',
  )
  db.exec(sql)
  db.prepare(
    "insert into migrations (n, name, applied_at) values (?, ?, cast(unixepoch('subsec') * 1000 as integer))",
  ).run(n, name)
}

function appliedMigrations(db: Database): z.infer<typeof Applied> {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new HookeError('store.unreadable', `${db.name} is not a database of Hooke`, {
      found: 'a SQLite database that another program made',
      advice: 'Give another state folder in hooke.toml, or move this file away.',
    })
  }
  return Applied.parse(db.prepare('select n, name from migrations order by n').all())
}

function newer(stranger: { n: number; name: string }, known: readonly Migration[]): HookeError {
  return new HookeError('store.newer', 'the database was written by a later release', {
    found: `schema ${stranger.n} (${stranger.name}); this release knows ${known.length}`,
    advice: 'Use the release that wrote it, or a later one.',
  })
}
