import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

const MaybeExperiment = ExperimentId.optional()
const MaybeRef = z.string().optional()

/** Which issue of the built-in tracker an experiment had before a person published it (T-11). */
export function createMovedIssues(db: Database) {
  const add = db.prepare(
    'insert into moved_issues (ref, experiment, moved_at) values (@ref, @experiment, @at)',
  )
  const byRef = db.prepare('select experiment from moved_issues where ref = ?').pluck()
  const byExperiment = db.prepare('select ref from moved_issues where experiment = ?').pluck()
  return {
    add: (moved: { readonly ref: string; readonly experiment: ExperimentId; readonly at: number }): void =>
      void add.run(moved),
    /** Whose issue it was; undefined of one that is where it always was. */
    experimentOf: (ref: string): ExperimentId | undefined => MaybeExperiment.parse(byRef.get(ref)),
    refOf: (experiment: ExperimentId): string | undefined => MaybeRef.parse(byExperiment.get(experiment)),
  }
}

export type MovedIssues = ReturnType<typeof createMovedIssues>
