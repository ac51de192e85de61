import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { copied } from './copied.ts'

/** `hooke.db` in this folder, new and with every migration: a copy of one that was made once. */
export function newDatabase(folder: string): Database {
  const make = (first: string): void => void openDatabase(join(first, 'hooke.db'), { create: true }).close()
  copied(folder, { key: 'hooke.db', make })
  return openDatabase(join(folder, 'hooke.db'))
}
