import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import { TrackerStatus } from '../domain/issue.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

/** Which issue of a tracker outside shows an experiment, and what it was last seen to show. */
export const TrackerLink = z.object({
  experiment: ExperimentId,
  tracker: z.string(),
  issueId: z.string(),
  seen: z.string().nullable(),
  tried: json(z.array(TrackerStatus)),
  statusComment: z.string().nullable(),
  toldVisit: z.number(),
  shows: z.number(),
  shownAt: z.number(),
  gone: z.string().nullable(),
  moved: z.string().nullable(),
})
export type TrackerLink = z.infer<typeof TrackerLink>
const MaybeTrackerLink = TrackerLink.optional()
const ManyTrackerLink = TrackerLink.array()

const Active = z.object({ experiment: ExperimentId })

const COLUMNS = `experiment, tracker, issue_id as issueId, seen, tried, status_comment as statusComment,
  told_visit as toldVisit, shows, shown_at as shownAt, gone, moved`

interface Shown {
  readonly experiment: ExperimentId
  readonly seen: string
  readonly comment: string | null
  /** Where a person put it and it was left. */
  readonly moved: string | null
  readonly at: number
}

export function createTrackerLinks(db: Database) {
  const add = db.prepare(`
    insert into tracker_links (experiment, tracker, issue_id) values (@experiment, @tracker, @issueId)
    on conflict (experiment) do nothing`)
  const byExperiment = db.prepare(`select ${COLUMNS} from tracker_links where experiment = ?`)
  // the newest experiment of an issue is the one that it speaks of
  const byIssue = db.prepare(`
    select ${COLUMNS} from tracker_links l where tracker = ? and issue_id = ?
    order by (select e.rowid from experiments e where e.id = l.experiment) desc limit 1`)
  const all = db.prepare(`select ${COLUMNS} from tracker_links where tracker = ? order by experiment`)
  const active = db.prepare(`
    select l.experiment from tracker_links l join experiments e on e.id = l.experiment
    where l.tracker = ? and l.gone is null and e.turn in ('agent', 'hardware', 'daemon') and e.stage <> 'publishing' 
    order by l.experiment`)
  const tries = db.prepare('update tracker_links set tried = ? where experiment = ?')
  const shown = db.prepare(`
    update tracker_links set seen = @seen, tried = '[]', status_comment = coalesce(@comment, status_comment),
      shows = shows + 1, shown_at = @at, moved = @moved where experiment = @experiment`)
  const seen = db.prepare(
    'update tracker_links set seen = @word, moved = @word where experiment = @experiment',
  )
  const told = db.prepare('update tracker_links set told_visit = ? where experiment = ?')
  const gone = db.prepare('update tracker_links set gone = ? where experiment = ?')

  return {
    add: (link: Pick<TrackerLink, 'experiment' | 'tracker' | 'issueId'>): void => void add.run(link),
    /** Undefined of experiments whose issue is in the embedded tracker. */
    find: (experiment: ExperimentId): TrackerLink | undefined =>
      MaybeTrackerLink.parse(byExperiment.get(experiment)),
    byIssue: (tracker: string, issueId: string): TrackerLink | undefined =>
      MaybeTrackerLink.parse(byIssue.get(tracker, issueId)),
    /** Experiments at work whose issue is there. */
    active: (tracker: string): ExperimentId[] =>
      active.all(tracker).map((row) => Active.parse(row).experiment),
    list: (tracker: string): TrackerLink[] => ManyTrackerLink.parse(all.all(tracker)),
    /** Written down before the tracker is told, so that nobody takes our own move for a person's. */
    setTried: (experiment: ExperimentId, statuses: readonly TrackerStatus[]): void =>
      void tries.run(JSON.stringify(statuses), experiment),
    setShown: (link: Shown): void => void shown.run(link),
    /** A person moved it: that is what stands there now. */
    setSeen: (experiment: ExperimentId, word: string): void => void seen.run({ word, experiment }),
    setTold: (experiment: ExperimentId, visit: number): void => void told.run(visit, experiment),
    setGone: (experiment: ExperimentId, because: string | null): void => void gone.run(because, experiment),
  }
}

export type TrackerLinks = ReturnType<typeof createTrackerLinks>
