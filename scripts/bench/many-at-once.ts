import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { ADA, aLab, type Lab } from '../../test/workflow/harness.ts'
import type { Effort, Row } from './row.ts'

const STANDARD = { hash: null, followUps: [], merge: true, acceptUnverified: false }
/** Counts its tests as a real runner does, and is as quick as the agents. */
const INSTANT_TESTS = [
  'sh',
  '-c',
  'n=$(ls test | wc -l); echo "# tests $n"; echo "# pass $n"; echo "# fail 0"',
]

/**
 * F-3: many experiments of one study at once, with agents that answer at once and runs that do nothing; worktrees,
 * commits, gates, record, merges and pushes are real. Every experiment must come to its end.
 */
export async function measureManyAtOnce({ atOnce }: Effort): Promise<readonly Row[]> {
  const lab = aLab({
    study: { commands: { test: INSTANT_TESTS, lint: null, build: null } },
    wrap: () => ({ hit: () => undefined }),
  })
  try {
    lab.store.db.pragma('synchronous = full')
    return await measure(lab, atOnce)
  } finally {
    await lab.gone()
  }
}

async function measure(lab: Lab, atOnce: number): Promise<readonly Row[]> {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  const begun = performance.now()
  lag.enable()
  for (let n = 1; n <= atOnce; n++) await lab.newExperiment(`Does a doubled scale give a higher score? ${n}`)
  const ended = await approveAll(lab, atOnce)
  lag.disable()
  const seconds = (performance.now() - begun) / 1000
  const rate = atOnce / seconds
  const p99 = lag.percentile(99) / 1e6
  return [
    {
      id: 'F-3',
      what: `${atOnce} experiments at once, each to its end`,
      found: `${seconds.toFixed(1)} s, the last one ${(ended.last / ended.first).toFixed(1)} × the first`,
      reached: `${rate.toFixed(2)} per second`,
      goal: '≥ 2 per second',
      ok: rate >= 2,
    },
    {
      id: 'F-3',
      what: 'event loop lag meanwhile, p99',
      found: `longest ${(lag.max / 1e6).toFixed(0)} ms`,
      reached: `${p99.toFixed(1)} ms`,
      goal: '< 50 ms',
      ok: p99 < 50,
    },
  ]
}

/**
 * Each plan as soon as it waits, the results when all of them wait: an experiment planned after another was published
 * would be told, rightly, that its question is answered. When the first and the last came to their end.
 */
async function approveAll(lab: Lab, atOnce: number): Promise<{ first: number; last: number }> {
  const { db } = lab.store
  const waiting = db.prepare("select id from experiments where stage = ? and turn = 'human'")
  const counts = db.prepare('select stage, count(*) as n from experiments group by stage')
  const approve = (stage: string): void => {
    for (const { id } of waiting.all(stage) as { id: ExperimentId }[]) lab.commands.approve(id, STANDARD, ADA)
  }
  const begun = performance.now()
  const seen: { first?: number; all?: boolean } = {}
  for (;;) {
    const rows = counts.all() as { stage: string; n: number }[]
    const at = (stage: string): number => rows.find((row) => row.stage === stage)?.n ?? 0
    approve('awaitingPlanApproval')
    seen.all ||= at('awaitingResultApproval') === atOnce
    if (seen.all) approve('awaitingResultApproval')
    if (at('done') > 0) seen.first ??= performance.now() - begun
    if (at('done') === atOnce) return { first: seen.first ?? 0, last: performance.now() - begun }
    if (at('blocked') > 0) throw new Error(`stages: ${JSON.stringify(rows)}; ${whyBlocked(lab)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function whyBlocked({ store }: Lab): string {
  return JSON.stringify(
    store.db.prepare("select id, reason from experiments where stage = 'blocked'").all().slice(0, 2),
  )
}
