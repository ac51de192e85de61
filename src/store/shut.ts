import { accessSync, constants } from 'node:fs'
import { userInfo } from 'node:os'
import BetterSqlite3 from 'better-sqlite3'
import { HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'

/** SQLite's codes for a file or folder that it may not open or write, whoever is to blame. */
const SHUT = /^SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)/

/** True when files may not be read or made there: that says nothing about what is in them. */
export function isShut(error: unknown): boolean {
  if (error instanceof BetterSqlite3.SqliteError) return SHUT.test(error.code)
  return ['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')
}

/** What is said of a state folder that this user or this mount may not use: nothing of what is in it is broken. */
export function shut(folder: string, error: Error): HookeError {
  const isReadOnly = systemCode(error) === 'EROFS' || whyNotWritable(folder) === 'EROFS'
  return new HookeError('store.unreadable', `the state folder ${folder} cannot be used as it is`, {
    cause: error,
    found: `${isReadOnly ? 'its file system is read-only' : `the user ${userName()} lacks the right to read or write there`} (${error.message})`,
    advice: isReadOnly
      ? 'The data is as it was. Mount it with write access, or name another folder as `state_dir` in hooke.toml.'
      : `The data is as it was. Run this as the user to whom ${folder} and all in it belong, or give it back to this one (chown, chmod).`,
  })
}

function whyNotWritable(folder: string): string | undefined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
    return undefined
  } catch (error) {
    return systemCode(error)
  }
}

/** A number without an entry in the list of users has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return String(process.getuid?.() ?? '')
  }
}
