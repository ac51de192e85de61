import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import { FollowUp } from '../domain/outputs.ts'
import { Flag, json } from './columns.ts'
import type { Database } from './database.ts'

export const FollowUpRow = z.object({
  n: z.number(),
  proposal: json(FollowUp),
  chosen: Flag,
  issue: z.string().nullable(),
})
export type FollowUpRow = z.infer<typeof FollowUpRow>
const ManyFollowUpRow = FollowUpRow.array()

/** What could be asked next, numbered from 1; a person chooses at the approval. */
export function createFollowUps(db: Database) {
  const clear = db.prepare('delete from follow_ups where experiment = ?')
  const add = db.prepare('insert into follow_ups (experiment, n, body) values (?, ?, ?)')
  const choose = db.prepare(`
    update follow_ups set chosen = n in (select value from json_each(@numbers)) where experiment = @experiment`)
  const setIssue = db.prepare('update follow_ups set issue = ? where experiment = ? and n = ?')
  const all = db.prepare(
    'select n, body as proposal, chosen, issue from follow_ups where experiment = ? order by n',
  )

  return {
    /** Replaces what was proposed before. Call it in a transaction. */
    propose(experiment: ExperimentId, proposals: readonly FollowUp[]): void {
      clear.run(experiment)
      proposals.forEach((proposal, index) => add.run(experiment, index + 1, JSON.stringify(proposal)))
    },
    choose: (experiment: ExperimentId, numbers: readonly number[]): void =>
      void choose.run({ experiment, numbers: JSON.stringify(numbers) }),
    setIssue: (experiment: ExperimentId, n: number, ref: string): boolean =>
      setIssue.run(ref, experiment, n).changes === 1,
    list: (experiment: ExperimentId): FollowUpRow[] => ManyFollowUpRow.parse(all.all(experiment)),
  }
}

export type FollowUpRows = ReturnType<typeof createFollowUps>
