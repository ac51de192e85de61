import { z } from 'zod'
import type { SessionId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

/** `body` is one entry of the session's journal; the agents' contract says what it may be. */
export const TurnRow = z.object({ n: z.number(), body: json(z.unknown()), at: z.number() })
export type TurnRow = z.infer<typeof TurnRow>
const ManyTurnRow = TurnRow.array()

const N = z.object({ n: z.number() })

/** The journal of a session, turn by turn, numbered from 1. */
export function createTurns(db: Database) {
  const append = db.prepare('insert into turns (session, n, body, at) values (@session, @n, @body, @at)')
  const next = db.prepare('select coalesce(max(n), 0) + 1 as n from turns where session = ?')
  const after = db.prepare('select n, body, at from turns where session = ? and n > ? order by n')
  const count = db.prepare('select count(*) as n from turns where session = ?')

  return {
    append(session: SessionId, body: unknown, at: number): number {
      const { n } = N.parse(next.get(session))
      append.run({ session, n, body: JSON.stringify(body), at })
      return n
    },
    list: (session: SessionId, afterN = 0): TurnRow[] => ManyTurnRow.parse(after.all(session, afterN)),
    count: (session: SessionId): number => N.parse(count.get(session)).n,
  }
}

export type Turns = ReturnType<typeof createTurns>
