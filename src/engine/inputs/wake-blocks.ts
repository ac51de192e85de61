import type { InputBlock } from '../../agents/agent.ts'
import { HookeError } from '../../domain/errors.ts'
import { type ExperimentId, RunId } from '../../domain/ids.ts'
import type { Run } from '../../store/runs.ts'
import type { EngineDeps } from '../deps.ts'
import { driverNamed } from '../placement.ts'
import { reachedBy } from '../runs/milestone-wakes.ts'
import { type Wake, wakeOf } from '../wake-of.ts'
import { fact, json, lines, outside } from './blocks.ts'

/** Enough to see what a program did last, and little enough for each turn of a session. */
const TAIL_BYTES = 8 * 1024
const MOST_LISTED = 20

/** For the experimenter: what woke it, with the status of the run and the ends of what it wrote (C-11). */
export async function wakeBlocks(
  deps: EngineDeps,
  id: ExperimentId,
  { round, signal }: { round: number; signal: AbortSignal },
): Promise<readonly InputBlock[]> {
  const wake = wakeOf(deps, id, round)
  if (wake === null) return []
  const run = deps.store.runs.list(id, 'matrix').find((one) => one.id === wake.run)
  return [
    ...whatWoke(deps, id, wake),
    ...(run === undefined ? [] : fact('Status of the run', json(statusOf(deps, run)), { volatile: true })),
    ...fact('State of the matrix', json(deps.store.runs.counts(id)), { volatile: true }),
    ...(run === undefined ? [] : await tailsOf(deps, run, signal)),
  ]
}

function whatWoke(
  { store }: EngineDeps,
  id: ExperimentId,
  { event, run, isMilestone, knownBefore }: Wake,
): readonly InputBlock[] {
  if (!isMilestone) return anomalyBlocks(store, id, { event, run })
  const reached = reachedBy(store.runs.list(id, 'matrix')).slice(knownBefore)
  return outside(
    'Milestones since you were last woken',
    lines(reached.slice(-MOST_LISTED).map(({ run, text }) => `${run}: ${text}`)),
    { origin: 'lines "hooke:milestone" of the logs', volatile: true },
  )
}

function anomalyBlocks(
  { events }: EngineDeps['store'],
  id: ExperimentId,
  { event, run }: Pick<Wake, 'event' | 'run'>,
): readonly InputBlock[] {
  const origin = 'the anomaly rules and the logs of the runs'
  const rule = 'rule' in event ? event.rule : ''
  const others = events.list(id).flatMap(({ event: one }) => {
    if (one.type !== 'run.anomalous' || !('joins' in one) || one.joins !== run || one.rule !== rule) return []
    return [`${String(one.run)}: ${String(one.evidence)}`]
  })
  return [
    ...outside('Anomaly', json(event), { origin, volatile: true }),
    ...outside('The same in other runs of the condition', lines(others.slice(0, MOST_LISTED)), {
      origin,
      volatile: true,
    }),
  ]
}

function statusOf({ clock }: EngineDeps, run: Run) {
  const { id, condition, seed, attempt, state, startedAt, endedAt, exitCode, signal, looks } = run
  const ms = startedAt === null ? 0 : (endedAt ?? clock.now()) - startedAt
  const minutes = Math.round(ms / 6_000) / 10
  return { run: RunId.parse(id), condition, seed, attempt, state, minutes, looks, exitCode, signal }
}

const STREAMS = {
  stdout: 'End of its log',
  stderr: 'End of its error log',
  metrics: 'Its last metrics',
} as const

/** A host that does not answer now is no reason to let the session wait: it is told so. */
async function tailsOf(deps: EngineDeps, run: Run, signal: AbortSignal): Promise<readonly InputBlock[]> {
  const { handle } = run
  if (handle === null) return []
  const driver = driverNamed(deps, run.driver)
  const request = { offset: -TAIL_BYTES, limit: TAIL_BYTES }
  const streams = ['stdout', 'stderr', 'metrics'] as const
  try {
    const read = await Promise.all(
      streams.map((stream) => driver.readLog(handle, { stream, ...request }, signal)),
    )
    return read.flatMap(({ text }, n) =>
      outside(STREAMS[streams[n] ?? 'stdout'], text, { origin: `what ${run.id} wrote`, volatile: true }),
    )
  } catch (error) {
    if (!(error instanceof HookeError) || signal.aborted) throw error
    const why = `${error.message}${error.found === undefined ? '' : `: ${error.found}`}`
    return outside(STREAMS.stdout, `It could not be read now. ${why}`, { origin: 'the host', volatile: true })
  }
}
