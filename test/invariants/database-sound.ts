import type { Invariant } from './state-under-test.ts'

/** SQLite itself finds nothing wrong, and no row names one that is gone. */
export const databaseSound: Invariant = ({ store: { db } }) => {
  const integrity = db.pragma('integrity_check', { simple: true })
  const orphans = db.pragma('foreign_key_check') as unknown[]
  return [
    ...(integrity === 'ok' ? [] : [`integrity_check: ${String(integrity)}`]),
    ...(orphans.length === 0 ? [] : [`foreign_key_check: ${JSON.stringify(orphans.slice(0, 3))}`]),
  ]
}
