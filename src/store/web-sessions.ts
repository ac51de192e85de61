import { z } from 'zod'
import type { Database } from './database.ts'

export const WebSession = z.object({
  hash: z.string(),
  kind: z.enum(['link', 'cookie', 'bearer']),
  person: z.string(),
  expiresAt: z.number(),
})
export type WebSession = z.infer<typeof WebSession>
const MaybeWebSession = WebSession.optional()

/** Sign-in secrets, by hash: one-time links, cookies and tokens (S-1). */
export function createWebSessions(db: Database) {
  const add = db.prepare(
    'insert into web_sessions (hash, kind, person, expires_at) values (@hash, @kind, @person, @expiresAt)',
  )
  const find = db.prepare(`
    select hash, kind, person, expires_at as expiresAt from web_sessions
    where hash = ? and kind = ? and kind <> 'link' and expires_at > ?`)
  const redeem = db.prepare(`
    update web_sessions set used_at = @now
    where hash = @hash and kind = 'link' and used_at is null and expires_at > @now
    returning hash, kind, person, expires_at as expiresAt`)
  const remove = db.prepare('delete from web_sessions where hash = ?')
  const prune = db.prepare('delete from web_sessions where expires_at <= ?')

  return {
    add: (session: WebSession): void => void add.run(session),
    /** A cookie or token that is still good. */
    find: (hash: string, kind: 'cookie' | 'bearer', now: number): WebSession | undefined =>
      MaybeWebSession.parse(find.get(hash, kind, now)),
    /** The link's session, the first time only. */
    redeem: (hash: string, now: number): WebSession | undefined =>
      MaybeWebSession.parse(redeem.get({ hash, now })),
    remove: (hash: string): boolean => remove.run(hash).changes === 1,
    prune: (now: number): void => void prune.run(now),
  }
}

export type WebSessions = ReturnType<typeof createWebSessions>
