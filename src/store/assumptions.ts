import { z } from 'zod'
import type { ExperimentId } from '../domain/ids.ts'
import type { Database } from './database.ts'

export const TakenForGranted = z.object({ n: z.number(), text: z.string(), source: z.string() })
export type TakenForGranted = z.infer<typeof TakenForGranted>
const ManyTakenForGranted = TakenForGranted.array()

/** What the clarifier or the daemon took for granted; shown with the plan. */
export function createAssumptions(db: Database) {
  const add = db.prepare(`
    insert into assumptions (experiment, n, text, source)
    select @experiment, (select coalesce(max(n), 0) + 1 from assumptions where experiment = @experiment), @text, @source
    where not exists (select 1 from assumptions where experiment = @experiment and text = @text)`)
  const all = db.prepare('select n, text, source from assumptions where experiment = ? order by n')

  return {
    /** A text that is there already is not added again. */
    add(experiment: ExperimentId, texts: readonly string[], source: string): void {
      for (const text of texts) add.run({ experiment, text, source })
    },
    list: (experiment: ExperimentId): TakenForGranted[] => ManyTakenForGranted.parse(all.all(experiment)),
  }
}

export type Assumptions = ReturnType<typeof createAssumptions>
