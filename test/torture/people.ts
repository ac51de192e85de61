import type { Actor } from '../../src/engine/commands.ts'
import { HookeError } from '../../src/domain/errors.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import type { Daemon } from './daemon.ts'

const ADA: Actor = { name: 'ada', channel: 'cli' }
const ENDED = ['done', 'cancelled', 'failed']

/** What a person will do at some time: the same each time, so that a daemon that starts anew is told the same. */
export interface Wishes {
  /** Issues of the tracker, each to become one experiment. */
  readonly issues: readonly string[]
  /** Issue → the stage in which its experiment is cancelled. */
  readonly cancelled: Readonly<Record<string, string>>
}

/** Begins what was not begun, approves what waits, cancels what is to be cancelled; gives how to stop. */
export function beAda({ engine, store }: Daemon, { issues, cancelled }: Wishes): () => void {
  const rows = store.db.prepare('select id, issue, stage, substage, turn from experiments')
  const begun = new Set<string>()
  const look = (): void => {
    const all = rows.all() as Row[]
    for (const issue of issues) {
      if (begun.has(issue) || all.some((row) => row.issue === issue)) continue
      begun.add(issue)
      engine.commands.fromIssue(issue, ADA).catch((error: unknown) => {
        if (!(error instanceof HookeError)) throw error
        begun.delete(issue)
      })
    }
    const waits = (row: Row, stage: string): boolean => row.stage === stage && row.turn === 'human'
    // an experiment planned after another was published would be told, rightly, that its question is answered
    const areAllThere =
      all.length === issues.length &&
      all.every(
        (row) => ENDED.includes(row.stage) || ['awaitingResultApproval', 'publishing'].includes(row.stage),
      )
    for (const row of all) {
      if (cancelled[row.issue] === row.stage) attempt(() => engine.commands.cancel(row.id, 'enough', ADA))
      else if (waits(row, 'awaitingPlanApproval')) approve(engine, row.id, [])
      else if (areAllThere && waits(row, 'awaitingResultApproval')) approve(engine, row.id, [1])
    }
  }
  const timer = setInterval(look, 40)
  return () => clearInterval(timer)
}

interface Row {
  readonly id: ExperimentId
  readonly issue: string
  readonly stage: string
  readonly substage: string
  readonly turn: string
}

function approve({ commands }: Daemon['engine'], id: ExperimentId, followUps: readonly number[]): void {
  attempt(() =>
    commands.approve(
      id,
      { hash: null, followUps: [...followUps], merge: true, acceptUnverified: false },
      ADA,
    ),
  )
}

/** What is not possible at this moment is wished again at the next look. */
function attempt(decide: () => unknown): void {
  try {
    decide()
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
  }
}
