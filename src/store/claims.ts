import { z } from 'zod'
import type { Database } from './database.ts'

export const Claim = z.object({ name: z.string(), statement: z.string(), createdAt: z.number() })
export type Claim = z.infer<typeof Claim>
const MaybeClaim = Claim.optional()
const ManyClaim = Claim.array()

const COLUMNS = 'name, statement, created_at as createdAt'

/** What a study says about the world; how sure it is follows from the evidence (P-12). */
export function createClaims(db: Database) {
  const put = db.prepare(`
    insert into claims (study, name, statement, created_at) values (@study, @name, @statement, @createdAt)
    on conflict (study, name) do nothing`)
  const find = db.prepare(`select ${COLUMNS} from claims where study = ? and name = ?`)
  const all = db.prepare(`select ${COLUMNS} from claims where study = ? order by name`)

  return {
    /** The first statement of a claim stays. */
    put: (claim: Claim & { study: string }): void => void put.run(claim),
    find: (study: string, name: string): Claim | undefined => MaybeClaim.parse(find.get(study, name)),
    list: (study: string): Claim[] => ManyClaim.parse(all.all(study)),
  }
}

export type Claims = ReturnType<typeof createClaims>
