import { z } from 'zod'
import { type ExperimentId, RunId } from '../domain/ids.ts'
import { MetricPoint } from '../domain/run.ts'
import { flag } from './columns.ts'
import type { Database } from './database.ts'

const ManyMetricPoint = MetricPoint.array()

/** A point with the run it came from. */
export const RunMetric = MetricPoint.extend({ run: RunId, condition: z.string(), seed: z.number() }).strip()
export type RunMetric = z.infer<typeof RunMetric>
const ManyRunMetric = RunMetric.array()

/** Stands for "no step": a number a run reported once, at its end. */
const NO_STEP = -1
const STEP = `nullif(m.step, ${NO_STEP}) as step`

/** The numbers the runs reported. */
export function createMetrics(db: Database) {
  const clear = db.prepare('delete from metrics where run = ?')
  const put = db.prepare(`
    insert into metrics (run, name, step, value) values (?, ?, ?, ?)
    on conflict (run, name, step) do update set value = excluded.value`)
  const ofRun = db.prepare(
    `select m.name, ${STEP}, m.value from metrics m where m.run = ? order by m.name, m.step`,
  )
  const ofExperiment = db.prepare(`
    select m.run, r.condition, r.seed, m.name, ${STEP}, m.value
    from runs r join metrics m on m.run = r.id
    where r.experiment = @experiment and r.kind = 'matrix' and r.state = 'ok' and (@steps or m.step = ${NO_STEP})
    order by r.condition, r.seed, r.attempt, m.name, m.step`)

  return {
    /** The points of a run as collected: what was there before is replaced. Call it in a transaction. */
    replace(run: RunId, points: readonly MetricPoint[]): void {
      clear.run(run)
      for (const { name, step, value } of points) put.run(run, name, step ?? NO_STEP, value)
    },
    ofRun: (run: RunId): MetricPoint[] => ManyMetricPoint.parse(ofRun.all(run)),
    /** Of the runs of the matrix that ended well; `steps: false` leaves the curves out. */
    ofExperiment: (experiment: ExperimentId, { steps }: { steps: boolean }): RunMetric[] =>
      ManyRunMetric.parse(ofExperiment.all({ experiment, steps: flag(steps) })),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
