import { z } from 'zod'
import type { Database } from './database.ts'

/** One restoring of this database from a backup. */
export const Copy = z.object({
  id: z.number(),
  madeAt: z.number(),
  /** The state folder that the backup was made of, and the computer it lay on. */
  fromFolder: z.string(),
  fromHost: z.string(),
  restoredAt: z.number(),
  restoredOn: z.string(),
  /** When a daemon had looked for what the copy speaks of; null until then. */
  adoptedAt: z.number().nullable(),
})
export type Copy = z.infer<typeof Copy>
const ManyCopy = Copy.array()
export type NewCopy = Omit<Copy, 'id' | 'adoptedAt'>

const COLUMNS = `id, made_at as madeAt, from_folder as fromFolder, from_host as fromHost, restored_at as restoredAt,
  restored_on as restoredOn, adopted_at as adoptedAt`

/** That this database is a copy, and of what: it must not do again what its original did. */
export function createCopies(db: Database) {
  const add = db.prepare(`
    insert into copies (made_at, from_folder, from_host, restored_at, restored_on)
    values (@madeAt, @fromFolder, @fromHost, @restoredAt, @restoredOn)`)
  const all = db.prepare(`select ${COLUMNS} from copies order by id`)
  const doubt = db.prepare(
    "update outbox set attempt = max(attempt, 1) where state in ('pending', 'started')",
  )
  const adopted = db.prepare('update copies set adopted_at = ? where adopted_at is null')

  return {
    add: (copy: NewCopy): void => void add.run(copy),
    list: (): Copy[] => ManyCopy.parse(all.all()),
    /**
     * What was to be done when the backup was made may have been done since by the original: every handler is told that
     * it tries again, and looks first.
     */
    doubtOpenEffects: (): number => doubt.run().changes,
    adopted: (at: number): void => void adopted.run(at),
  }
}

export type Copies = ReturnType<typeof createCopies>
