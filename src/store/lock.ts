import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { z } from 'zod'
import { asError, HookeError } from '../domain/errors.ts'
import { textIfThere } from '../lib/absent.ts'
import { isShut, shut } from './shut.ts'

const Owner = z.object({ pid: z.number().int(), startedAt: z.number().int() })
export type Owner = z.infer<typeof Owner>

export interface Lock {
  release(): void
}

/** Longer than the first daemon needs to write its name after it took the lock. */
const WAIT_MS = 200

/**
 * One daemon per state folder (E-7): a second SQLite file held in an exclusive transaction. The kernel frees it when
 * its holder dies, however it dies. The next one is refused with `daemon.running` and the pid of the first.
 */
export function acquireLock(folder: string, owner: Owner): Lock {
  mkdirSync(folder, { recursive: true })
  const name = join(folder, 'lock.json')
  const db = openLock(folder)
  try {
    db.exec('begin exclusive')
  } catch (error) {
    db.close()
    throw isShut(error) ? shut(folder, asError(error)) : refusal(asError(error), lockOwner(folder))
  }
  writeFileSync(`${name}.new`, JSON.stringify(owner))
  renameSync(`${name}.new`, name)
  return {
    release() {
      // after an operator removed the lock it may be another's
      if (lockOwner(folder)?.pid === owner.pid) rmSync(name, { force: true })
      db.close()
    },
  }
}

function openLock(folder: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(join(folder, 'lock.sqlite'), { timeout: WAIT_MS })
  } catch (error) {
    throw isShut(error) ? shut(folder, asError(error)) : refusal(asError(error), undefined)
  }
}

/** The daemon that holds the lock of a folder now. Nothing is written there. */
export function livingOwner(folder: string): Owner | undefined {
  const path = join(folder, 'lock.sqlite')
  if (!existsSync(path)) return undefined
  const db = new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: 0 })
  try {
    db.prepare('select count(*) from sqlite_schema').get()
    return undefined
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return lockOwner(folder)
    throw error
  } finally {
    db.close()
  }
}

/** Who wrote its name last; it may have died since. */
export function lockOwner(folder: string): Owner | undefined {
  const text = textIfThere(join(folder, 'lock.json'))
  return text === undefined ? undefined : Owner.parse(JSON.parse(text))
}

function refusal(error: Error, owner: Owner | undefined): Error {
  if (!(error instanceof BetterSqlite3.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) {
    return new HookeError('store.unreadable', 'the lock of the state folder cannot be taken', {
      cause: error,
      found: error.message,
      advice: 'Check that the state folder can be written; when no daemon runs, remove its lock.sqlite.',
    })
  }
  return new HookeError('daemon.running', 'another daemon works on this state folder', {
    cause: error,
    found: owner
      ? `pid ${owner.pid}, since ${new Date(owner.startedAt).toISOString()}`
      : 'a daemon that is starting',
    advice: 'Use that one (hooke status --link opens its pages), or stop it first: hooke down',
  })
}
