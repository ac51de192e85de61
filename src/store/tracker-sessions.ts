import { z } from 'zod'
import { json } from './columns.ts'
import type { Database } from './database.ts'

/** An agent session of an issue that was delegated to the daemon, and what was said in it (T-7). */
export const TrackerSession = z.object({
  tracker: z.string(),
  session: z.string(),
  issueId: z.string(),
  saidVisit: z.number(),
  heard: json(z.array(z.string())),
  begunAt: z.number(),
})
export type TrackerSession = z.infer<typeof TrackerSession>

const COLUMNS = 'tracker, session, issue_id as issueId, said_visit as saidVisit, heard, begun_at as begunAt'

export function createTrackerSessions(db: Database) {
  const add = db.prepare(`
    insert into tracker_sessions (tracker, session, issue_id, begun_at) values (@tracker, @session, @issueId, @at)
    on conflict (tracker, session) do nothing`)
  const one = db.prepare(`select ${COLUMNS} from tracker_sessions where tracker = ? and session = ?`)
  const newest = db.prepare(`
    select ${COLUMNS} from tracker_sessions where tracker = ? and issue_id = ? order by begun_at desc, session limit 1`)
  const said = db.prepare('update tracker_sessions set said_visit = ? where tracker = ? and session = ?')
  const heard = db.prepare('update tracker_sessions set heard = ? where tracker = ? and session = ?')
  return {
    add: (session: Pick<TrackerSession, 'tracker' | 'session' | 'issueId'> & { at: number }): void =>
      void add.run(session),
    find: (tracker: string, session: string): TrackerSession | undefined =>
      TrackerSession.optional().parse(one.get(tracker, session)),
    /** The session that an issue's experiment speaks in. */
    ofIssue: (tracker: string, issueId: string): TrackerSession | undefined =>
      TrackerSession.optional().parse(newest.get(tracker, issueId)),
    setSaid: ({ tracker, session }: Pick<TrackerSession, 'tracker' | 'session'>, visit: number): void =>
      void said.run(visit, tracker, session),
    setHeard: (
      { tracker, session }: Pick<TrackerSession, 'tracker' | 'session'>,
      ids: readonly string[],
    ): void => void heard.run(JSON.stringify(ids), tracker, session),
  }
}
