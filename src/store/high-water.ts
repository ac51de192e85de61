import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { HookeError } from '../domain/errors.ts'
import { shortageOf } from '../lib/shortage.ts'
import type { Database } from './database.ts'

/** How far the database had come: the start of the daemon, and the number of the last notice. */
export const HighWater = z.object({ epoch: z.number().int(), notice: z.number().int() })
export type HighWater = z.infer<typeof HighWater>

export interface HighWaterMark {
  /** How far the database has come. */
  read(): HighWater
  /** Writes it down; only when all of it is on the disk. */
  note(reached: HighWater): void
  close(): void
}

const LENGTH = 64

/**
 * Keeps beside the database how far it had come. A database that is behind its mark has lost commits: its write-ahead
 * log was deleted, or an old copy was put in its place. Never ahead of the database, since it is written when that is
 * on the disk.
 */
export function keepHighWater(db: Database, path: string): HighWaterMark {
  const now = readOf(db)
  refuseBehind(now(), path)
  const file = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600)
  const noted = { at: now() }
  return {
    read: now,
    note(reached) {
      // a wait that began earlier may end later
      if (isBehind(reached, noted.at)) return
      noted.at = reached
      try {
        writeSync(file, `${JSON.stringify(reached).padEnd(LENGTH - 1)}\n`, 0)
      } catch (error) {
        // a mark that falls behind only sees less; the commit it follows must not seem to have failed
        if (shortageOf(error)?.of !== 'space') throw error
      }
    },
    close: () => closeSync(file),
  }
}

function readOf(db: Database): () => HighWater {
  const query = db.prepare(
    'select (select epoch from daemon) as epoch, (select coalesce(max(id), 0) from feed) as notice',
  )
  return () => HighWater.parse(query.get())
}

function isBehind(now: HighWater, mark: HighWater): boolean {
  return now.epoch < mark.epoch || (now.epoch === mark.epoch && now.notice < mark.notice)
}

function refuseBehind(now: HighWater, path: string): void {
  const mark = existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined
  if (mark === undefined) return
  if (!isBehind(now, mark)) return
  throw new HookeError('store.unreadable', 'the database has lost what was last written to it', {
    found: `start ${now.epoch}, notice ${now.notice}; it had come to start ${mark.epoch}, notice ${mark.notice}: its file hooke.db-wal was deleted, or an older copy was put in its place`,
    advice: `Put the file hooke.db-wal back, or move the state folder away and bring back the newest backup: hooke restore FILE. If an older state is what you want, remove ${path} and start again.`,
  })
}

/** A mark that a power loss tore says nothing. */
function parse(text: string): HighWater | undefined {
  try {
    return HighWater.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
