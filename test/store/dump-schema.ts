import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/store/database.ts'

/** The schema as SQLite holds it, without the tables that FTS5 makes for itself. */
export function dumpSchema(db: Database): string {
  const statements = db
    .prepare<[], string>(
      `select sql from sqlite_schema
       where sql is not null and name not like 'sqlite\\_%' escape '\\' and name not like 'search\\_index\\_%' escape '\\'
       order by type desc, name`,
    )
    .pluck()
    .all()
  return statements.map((sql) => `${sql};\n`).join('\n')
}

// node test/store/dump-schema.ts > test/store/schema.sql
if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-schema-'))
  const db = openDatabase(join(folder, 'hooke.db'), { create: true })
  process.stdout.write(dumpSchema(db))
  db.close()
  rmSync(folder, { recursive: true })
}
