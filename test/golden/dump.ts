import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'

const Table = z.object({ name: z.string(), sql: z.string() })
const Cell = z.union([z.string(), z.number(), z.null(), z.instanceof(Buffer)])
const Row = z.record(z.string(), Cell)

/** A whole database as SQL that makes it again, a row a line. */
export function dumpOf(db: BetterSqlite3.Database): string {
  const tables = db
    .prepare("select name, sql from sqlite_schema where type = 'table' order by rowid")
    .all()
    .map((row) => Table.parse(row))
    .filter(({ name }) => !name.startsWith('sqlite_') && !/^search_index_/.test(name))
  const rest = db
    .prepare("select sql from sqlite_schema where type <> 'table' and sql is not null order by rowid")
    .pluck()
    .all()
  const version = String(db.pragma('application_id', { simple: true }))
  return `${[
    `pragma application_id = ${version};`,
    ...tables.flatMap(({ name, sql }) => [`${sql};`, ...rowsOf(db, name)]),
    ...rest.map((sql) => `${String(sql)};`),
  ].join('\n')}\n`
}

function rowsOf(db: BetterSqlite3.Database, table: string): readonly string[] {
  const rows = db
    .prepare(`select * from ${table}`)
    .all()
    .map((row) => `(${Object.values(Row.parse(row)).map(literal).join(', ')})`)
  return rows.length === 0 ? [] : [`insert into ${table} values\n${rows.join(',\n')};`]
}

function literal(cell: z.infer<typeof Cell>): string {
  if (cell === null) return 'null'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`
  return `x'${cell.toString('hex')}'`
}

/** Makes the database of a dump in a folder, as `hooke.db` in WAL mode. */
export function restoreDump(sql: string, folder: string): string {
  const path = join(folder, 'hooke.db')
  writeFileSync(path, '')
  const db = new BetterSqlite3(path)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = off')
  db.pragma('foreign_keys = off')
  db.transaction(() => db.exec(sql))()
  db.close()
  return path
}
