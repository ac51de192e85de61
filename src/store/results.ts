import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const Result = z.object({
  experiment: ExperimentId,
  draftVersion: z.number(),
  hash: z.string(),
  recordHash: z.string().nullable(),
  tag: z.string().nullable(),
  mergeCommit: z.string().nullable(),
  label: z.string().nullable(),
  publishedAt: z.number().nullable(),
  retractedAt: z.number().nullable(),
  retractedBecause: z.string().nullable(),
})
export type Result = z.infer<typeof Result>
const MaybeResult = Result.optional()
const ManyResult = Result.array()

const COLUMNS = `experiment, draft_version as draftVersion, hash, record_hash as recordHash, tag,
  merge_commit as mergeCommit, label, published_at as publishedAt, retracted_at as retractedAt,
  retracted_because as retractedBecause`

/** The approved results, and where they were published (P-11). */
export function createResults(db: Database) {
  const approve = db.prepare(`
    insert into results (experiment, draft_version, hash) values (@experiment, @draftVersion, @hash)
    on conflict (experiment) do update set draft_version = excluded.draft_version, hash = excluded.hash,
      record_hash = null, tag = null, merge_commit = null, label = null, published_at = null, retracted_at = null,
      retracted_because = null
    where hash <> excluded.hash or draft_version <> excluded.draft_version`)
  const publish = db.prepare(`
    update results set record_hash = @recordHash, tag = @tag, merge_commit = @mergeCommit, label = @label,
      published_at = coalesce(published_at, @at)
    where experiment = @experiment`)
  const retract = db.prepare(`
    update results set retracted_at = @at, retracted_because = @because where experiment = @experiment`)
  const find = db.prepare(`select ${COLUMNS} from results where experiment = ?`)
  const ofStudy = db.prepare(`
    select ${COLUMNS} from results
    where experiment in (select id from experiments where study = ?) and published_at is not null
    order by published_at desc, experiment`)

  return {
    /** Approving another version forgets where the earlier one was published; its tag and the events remain. */
    approve: (result: Pick<Result, 'experiment' | 'draftVersion' | 'hash'>): void => void approve.run(result),
    published: (
      experiment: ExperimentId,
      place: Pick<Result, 'recordHash' | 'tag' | 'mergeCommit' | 'label'> & { at: number },
    ): boolean => publish.run({ experiment, ...place }).changes === 1,
    retract: (experiment: ExperimentId, because: string, at: number): boolean =>
      retract.run({ experiment, because, at }).changes === 1,
    find: (experiment: ExperimentId): Result | undefined => MaybeResult.parse(find.get(experiment)),
    /** Newest first. */
    ofStudy: (study: string): Result[] => ManyResult.parse(ofStudy.all(study)),
  }
}

export type Results = ReturnType<typeof createResults>
