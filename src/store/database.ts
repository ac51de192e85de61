import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { asError, HookeError } from '../domain/errors.ts'
import { type Migration, migrate, pendingMigrations, readMigrations } from './migrate.ts'
import { readAside } from './read-aside.ts'
import { isShut, shut } from './shut.ts'

export type Database = BetterSqlite3.Database

export interface OpenOptions {
  /** Reads beside a running daemon; never migrates. */
  readonly readonly?: boolean
  /** Allows a new, empty database where none is. */
  readonly create?: boolean
  /** Folder of the numbered SQL files. */
  readonly migrations?: string
}

/** A lock held by someone else blocks the event loop for this long at most. */
const BUSY_MS = 100
const HEADER = 'SQLite format 3\0'

/**
 * Opens the database and brings its schema up to date. A missing, truncated or foreign file is refused
 * (`store.unreadable`) and so is one that a later release wrote (`store.newer`).
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const migrations = readMigrations(options.migrations)
  try {
    if (!isThere(path)) {
      if (!options.create || options.readonly) throw missing(path)
      createNew(path, migrations)
    }
    refuseForeign(path)
    return options.readonly ? openToRead(path, migrations) : open(path, migrations, false)
  } catch (error) {
    throw unreadable(path, asError(error))
  }
}

/** Unlike `existsSync` it does not take a file that may not be looked at for a missing one. */
const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

/** Where SQLite cannot make the file that it needs beside the database, a copy is read. */
function openToRead(path: string, migrations: readonly Migration[]): Database {
  try {
    return open(path, migrations, true)
  } catch (error) {
    if (!isShut(error)) throw error
    return readAside(path, (copy) => open(copy, migrations, true))
  }
}

/**
 * True when the database may be created: its folder is absent or holds nothing but what a first start makes before the
 * database, and what a trial leaves (`hooke doctor` before the first start): empty folders, and what a sandbox shows. A
 * folder with anything else in it has lost its database, and that must be seen.
 */
export function isFirstStart(path: string): boolean {
  const folder = dirname(path)
  try {
    if (!isThere(folder)) return true
    return readdirSync(folder).every(
      (name) =>
        name.startsWith('lock.') ||
        name === 'sandbox' ||
        name.startsWith(`${basename(path)}.new`) ||
        holdsNothing(join(folder, name)),
    )
  } catch (error) {
    throw unreadable(path, asError(error))
  }
}

/** A folder without a file in it, however deep. */
const holdsNothing = (path: string): boolean =>
  lstatSync(path).isDirectory() && readdirSync(path).every((name) => holdsNothing(join(path, name)))

/** Made under another name and moved into place when complete: a kill leaves no empty database behind. */
function createNew(path: string, migrations: readonly Migration[]): void {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.new`
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(draft + suffix, { force: true })
  const db = new BetterSqlite3(draft, { timeout: BUSY_MS })
  try {
    configure(db)
    migrate(db, migrations)
  } finally {
    db.close()
  }
  renameSync(draft, path)
}

function open(path: string, migrations: readonly Migration[], readonly: boolean): Database {
  const db = new BetterSqlite3(path, { fileMustExist: true, timeout: BUSY_MS, readonly })
  try {
    check(db, path)
    const pending = pendingMigrations(db, migrations)
    if (readonly && pending.length > 0) throw outdated(path, pending.length)
    // only now: it writes to the file, which must first be known to be ours
    if (!readonly) configure(db)
    migrate(db, pending)
    db.pragma('foreign_keys = on')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function configure(db: Database): void {
  const mode = String(db.pragma('journal_mode = wal', { simple: true }))
  if (mode !== 'wal') throw refused(db.name, `its journal stays in the mode "${mode}" instead of "wal"`)
  db.pragma('synchronous = full')
  // a full disk or a shortage of files must not fail a query
  db.pragma('temp_store = memory')
}

function check(db: Database, path: string): void {
  const found = String(db.pragma('quick_check(1)', { simple: true }))
  if (found !== 'ok') throw refused(path, `quick_check says: ${found}`)
}

function refuseForeign(path: string): void {
  const head = Buffer.alloc(HEADER.length)
  const length = statSync(path).isFile() ? readHead(path, head) : 0
  if (head.toString('latin1') === HEADER) return
  throw refused(path, length === 0 ? 'an empty file or a folder' : 'a file that is no SQLite database')
}

function readHead(path: string, into: Buffer): number {
  const file = openSync(path, 'r')
  try {
    return readSync(file, into, 0, into.length, 0)
  } finally {
    closeSync(file)
  }
}

function unreadable(path: string, error: Error): Error {
  if (error instanceof HookeError) return error
  if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
    return new HookeError('store.busy', `the database ${path} is in use`, {
      retryable: true,
      cause: error,
      found: error.message,
      advice: 'End the other program that has it open, or try again.',
    })
  }
  return isShut(error) ? shut(dirname(path), error) : refused(path, error.message, error)
}

function refused(path: string, found: string, cause?: Error): HookeError {
  return new HookeError('store.unreadable', `the database ${path} cannot be read`, {
    cause,
    found,
    advice:
      'Nothing was changed. Move the state folder away, keep it, and bring back the newest backup: hooke restore FILE',
  })
}

function missing(path: string): HookeError {
  return new HookeError('store.unreadable', `the database ${path} is missing`, {
    found: 'no file there',
    advice:
      'Move the state folder away and bring back the newest backup: hooke restore FILE. Without one, hooke up then begins with an empty state.',
  })
}

function outdated(path: string, pending: number): HookeError {
  return new HookeError('store.unreadable', `the database ${path} was written by an earlier release`, {
    found: `${pending} schema changes still to make`,
    advice: 'Start the daemon once: hooke up',
  })
}
