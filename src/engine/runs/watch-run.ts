import type { JobState } from '../../compute/driver.ts'
import { anomaliesOf, type Observation } from './anomalies.ts'
import { ATTENTION, lookWords, nextLookIn } from './attention.ts'
import { createWatch, observe, readNew, type Watch } from './look.ts'
import { stopHitOf } from './stop-criteria.ts'
import type { LiveRun, Supervision } from './supervision.ts'
import { persist, throwIfAborted, waitFor } from './wait.ts'

export type Ended = Extract<JobState, { kind: 'exited' | 'lost' }>

/** Looks at a run by the schedule until it ends, or ends it when it is to stop. */
export async function watchRun(
  supervision: Supervision,
  live: LiveRun,
  onStopHit: (reason: string) => void,
): Promise<{ readonly ended: Ended; readonly watch: Watch }> {
  const { deps, signal } = supervision
  const watch = createWatch(live.run.startedAt ?? deps.clock.now())
  // who is told of the end need not ask at once
  let pause = deps.driver.settles === 'push' ? firstPause(supervision) : 0
  for (;;) {
    if (pause > 0) await untilNextLook(supervision, live, pause)
    throwIfAborted(signal)
    if (live.stop.aborted) {
      await persist(supervision, live.run.id, () => deps.driver.cancel(live.handle, signal))
    }
    const state = await stateOf(supervision, live)
    if (state.kind === 'exited' || state.kind === 'lost') return { ended: state, watch }
    pause = live.stop.aborted ? 1_000 : await look(supervision, live, { watch, state, onStopHit })
  }
}

function firstPause({ deps, request }: Supervision): number {
  const fresh = { ageMs: 0, unchangedLooks: 0, sinceMilestoneMs: null, expectedMs: request.expectedMs }
  return nextLookIn(deps.attention ?? ATTENTION, fresh)
}

async function stateOf(supervision: Supervision, { handle, run }: LiveRun): Promise<JobState> {
  const { driver } = supervision.deps
  const states = await persist(supervision, run.id, () => driver.inspect([handle], supervision.signal))
  return states.get(handle.ref) ?? { kind: 'lost', reason: 'the driver says nothing about the run' }
}

function untilNextLook({ deps, signal }: Supervision, { handle, stop }: LiveRun, ms: number): Promise<void> {
  const subscribe = deps.driver.onSettled?.bind(deps.driver, handle)
  return waitFor(deps.clock, ms, {
    // a run that is being stopped is asked about by the clock alone
    signals: stop.aborted ? [signal] : [signal, stop],
    ...(subscribe ? { subscribe } : {}),
  })
}

async function look(
  supervision: Supervision,
  live: LiveRun,
  { watch, state, onStopHit }: { watch: Watch; state: JobState; onStopHit: (reason: string) => void },
): Promise<number> {
  const { deps, request, signal } = supervision
  const now = deps.clock.now()
  const read = () => readNew(deps.driver, live.handle, { watch, now, signal })
  for (const { text } of await persist(supervision, live.run.id, read)) {
    deps.onNotice({ run: live.run.id, kind: 'milestone', text })
  }
  if (state.kind === 'running') {
    const timeLimitMs = live.spec.timeLimitSeconds * 1000
    const config = deps.anomalies ? { config: deps.anomalies } : {}
    tellAnomalies(supervision, live, { watch, seen: observe(watch, { state, now, timeLimitMs, ...config }) })
  }
  const hit = stopHitOf(request.stopCriteria, watch.metrics.reported())
  if (hit) onStopHit(hit.reason)
  return schedule(supervision, live, watch)
}

/** Each rule is told once per run. */
export function tellAnomalies(
  { deps }: Supervision,
  { run }: Pick<LiveRun, 'run'>,
  { watch, seen }: { watch: Watch; seen: Observation },
): void {
  for (const { rule, evidence } of anomaliesOf(seen, deps.anomalies)) {
    if (watch.told.has(rule)) continue
    watch.told.add(rule)
    deps.onAnomaly(run.id, rule, evidence)
  }
}

function schedule({ deps, request }: Supervision, { run }: LiveRun, watch: Watch): number {
  const now = deps.clock.now()
  const last = watch.milestones.at(-1)
  const ms = nextLookIn(deps.attention ?? ATTENTION, {
    ageMs: now - watch.startedAt,
    unchangedLooks: watch.unchangedLooks,
    sinceMilestoneMs: last ? now - last.at : null,
    expectedMs: request.expectedMs,
  })
  deps.ledger.looked(run.id, { milestones: watch.milestones, nextLookAt: now + ms })
  deps.onNotice({ run: run.id, kind: 'looked', text: lookWords(ms) })
  return ms
}
