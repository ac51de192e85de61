import { z } from 'zod'
import { Evidence, GateLabel } from '../domain/gate.ts'
import type { ExperimentId } from '../domain/ids.ts'
import { json } from './columns.ts'
import type { Database } from './database.ts'

export const GateRun = z.object({
  id: z.number(),
  gate: GateLabel,
  atStage: z.string(),
  visit: z.number(),
  verdict: z.enum(['pass', 'refuse', 'skipped']),
  reasons: json(z.array(z.string())),
  evidence: json(z.array(Evidence)),
  factsHash: z.string(),
  ranAt: z.number(),
})
export type GateRun = z.infer<typeof GateRun>
const ManyGateRun = GateRun.array()
export interface NewGateRun {
  readonly experiment: ExperimentId
  readonly gate: GateLabel
  readonly atStage: string
  readonly visit: number
  readonly verdict: GateRun['verdict']
  readonly reasons: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly factsHash: string
  readonly ranAt: number
}

const COLUMNS =
  'id, gate, at_stage as atStage, visit, verdict, reasons, evidence, facts_hash as factsHash, ran_at as ranAt'

/** Every verdict of every gate; the latest of each counts. */
export function createGateRuns(db: Database) {
  const add = db.prepare(`
    insert into gate_runs (experiment, gate, at_stage, visit, verdict, reasons, evidence, facts_hash, ran_at)
    values (@experiment, @gate, @atStage, @visit, @verdict, @reasons, @evidence, @factsHash, @ranAt)`)
  const all = db.prepare(`select ${COLUMNS} from gate_runs where experiment = ? order by id`)
  const latest = db.prepare(`
    select ${COLUMNS} from gate_runs
    where id in (select max(id) from gate_runs where experiment = ? group by gate) order by id`)
  const refusals = db.prepare(`
    select count(distinct ran_at) as n from gate_runs
    where experiment = ? and at_stage = ? and visit = ? and verdict = 'refuse'`)

  return {
    add: ({ reasons, evidence, ...row }: NewGateRun): void =>
      void add.run({ ...row, reasons: JSON.stringify(reasons), evidence: JSON.stringify(evidence) }),
    list: (experiment: ExperimentId): GateRun[] => ManyGateRun.parse(all.all(experiment)),
    /** One per gate. */
    latest: (experiment: ExperimentId): GateRun[] => ManyGateRun.parse(latest.all(experiment)),
    /** How many times the gates of a stage refused within one visit. */
    refusals: (experiment: ExperimentId, atStage: string, visit: number): number =>
      z.object({ n: z.number() }).parse(refusals.get(experiment, atStage, visit)).n,
  }
}

export type GateRuns = ReturnType<typeof createGateRuns>
