import type { JobState } from '../../compute/driver.ts'
import { anomaliesOf, type Observation } from './anomalies.ts'
import { ATTENTION, lookWords, nextLookIn } from './attention.ts'
import { createWatch, type Ended, observe, readNew, type Watch } from './look.ts'
import { stopHitOf } from './stop-criteria.ts'
import type { LiveRun, Supervision } from './supervision.ts'
import { endOfNever, needsPerson } from './waiting.ts'
import { persist, silence, throwIfAborted, waitFor } from './wait.ts'

/** Looks at a run by the schedule until it ends, or ends it when it is to stop. */
export async function watchRun(
  supervision: Supervision,
  live: LiveRun,
  onStopHit: (reason: string) => void,
): Promise<{ readonly ended: Ended; readonly watch: Watch }> {
  const { deps, signal } = supervision
  const watch = createWatch(live.run.startedAt ?? deps.clock.now(), live.run.milestones)
  // who is told of the end need not ask at once; what was found again may have ended long ago
  let pause = firstPause(supervision, live, watch)
  for (;;) {
    const seen = await nextState(supervision, live, { watch, pause })
    throwIfAborted(signal)
    if (live.stop.aborted) {
      await persist(supervision, live.run.id, () => deps.driver.cancel(live.handle, signal))
    }
    const state = live.stop.aborted || seen === undefined ? await stateOf(supervision, live) : seen
    const ended = state.kind === 'queued' ? endOfNever(watch, state) : endOf(state)
    if (ended !== undefined) {
      waitsNoMore(supervision, live, watch)
      return { ended, watch }
    }
    watch.hasLook = true
    pause = live.stop.aborted ? 1_000 : await look(supervision, live, { watch, state, onStopHit })
  }
}

function endOf(state: JobState): Ended | undefined {
  return state.kind === 'exited' || state.kind === 'lost' ? state : undefined
}

function firstPause(supervision: Supervision, live: LiveRun, watch: Watch): number {
  const { deps, request } = supervision
  if (deps.driver.settles === 'ask') return live.run.handle === null ? schedule(supervision, live, watch) : 0
  const fresh = { ageMs: 0, unchangedLooks: 0, sinceMilestoneMs: null, expectedMs: request.expectedMs }
  return nextLookIn(deps.attention ?? ATTENTION, fresh)
}

async function stateOf(supervision: Supervision, { handle, run }: LiveRun): Promise<JobState> {
  const { driver } = supervision.deps
  const states = await persist(supervision, run.id, () => driver.inspect([handle], supervision.signal))
  return states.get(handle.ref) ?? { kind: 'lost', reason: 'the driver says nothing about the run' }
}

/** What the next look finds; undefined when the wait ended without one. */
async function nextState(
  supervision: Supervision,
  live: LiveRun,
  { watch, pause }: { watch: Watch; pause: number },
): Promise<JobState | undefined> {
  const { deps, signal } = supervision
  // a run that is being stopped is asked about by the clock alone
  const signals = live.stop.aborted ? [signal] : [signal, live.stop]
  if (deps.driver.settles === 'ask' && deps.looks !== undefined && !live.stop.aborted) {
    return deps.looks.next(live.handle, {
      inMs: pause,
      signals,
      hasNews: (state) => hasNews(watch, state),
      onSilence: (error, pauseMs) => deps.onNotice(silence(live.run.id, error, pauseMs)),
    })
  }
  if (pause > 0) {
    const subscribe = deps.driver.onSettled?.bind(deps.driver, live.handle)
    await waitFor(deps.clock, pause, { signals, ...(subscribe ? { subscribe } : {}) })
  }
  return undefined
}

/** Whether a look that another run asked for is worth a look at this one. */
function hasNews(watch: Watch, state: JobState): boolean {
  if (state.kind === 'exited' || state.kind === 'lost') return true
  return state.kind === 'running' && (watch.isQueued || state.logBytes !== watch.logBytes)
}

async function look(
  supervision: Supervision,
  live: LiveRun,
  { watch, state, onStopHit }: { watch: Watch; state: JobState; onStopHit: (reason: string) => void },
): Promise<number> {
  const { deps, request, signal } = supervision
  const now = deps.clock.now()
  if (state.kind === 'queued') return stillQueued(supervision, live, { watch, state })
  if (state.kind === 'running') began(supervision, live, { watch, startedAt: state.startedAt })
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

/** The schedule of a run begins when it does, however long it waited in a queue. */
function began(
  supervision: Supervision,
  live: LiveRun,
  { watch, startedAt }: { watch: Watch; startedAt: number },
): void {
  if (!watch.isQueued) return
  waitsNoMore(supervision, live, watch)
  Object.assign(watch, { isQueued: false, startedAt, unchangedLooks: 0, outputAt: startedAt })
}

function waitsNoMore({ deps }: Supervision, { run }: LiveRun, { isQueued }: Watch): void {
  if (isQueued) deps.onStuck?.(run.id, null)
}

/** Nothing can be read of it yet; why it waits is told once. */
function stillQueued(
  supervision: Supervision,
  live: LiveRun,
  { watch, state }: { watch: Watch; state: Extract<JobState, { kind: 'queued' }> },
): number {
  const why = state.waits?.reason ?? ''
  const isNew = !watch.isQueued || why !== watch.waits
  if (isNew && why !== '') supervision.deps.onNotice({ run: live.run.id, kind: 'queued', text: why })
  watch.unchangedLooks = isNew ? 0 : watch.unchangedLooks + 1
  const now = supervision.deps.clock.now()
  if (needsPerson(watch, state, now)) supervision.deps.onStuck?.(live.run.id, why)
  Object.assign(watch, { isQueued: true, waits: why, outputAt: now })
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

function schedule(supervision: Supervision, { run }: LiveRun, watch: Watch): number {
  const { deps, request, packedUntil } = supervision
  const now = deps.clock.now()
  const until = packedUntil.get(run.id)
  const last = watch.milestones.at(-1)
  const bySchedule = nextLookIn(deps.attention ?? ATTENTION, {
    ageMs: now - watch.startedAt,
    unchangedLooks: watch.unchangedLooks,
    sinceMilestoneMs: last ? now - last.at : null,
    expectedMs: until === undefined ? request.expectedMs : null,
  })
  // after a first look at a pack it is looked at when it is through: its runs are shorter than any pause
  const ms = watch.hasLook ? Math.max(bySchedule, (until ?? now) - now) : bySchedule
  deps.ledger.looked(run.id, { milestones: watch.milestones, nextLookAt: now + ms })
  deps.onNotice({ run: run.id, kind: 'looked', text: lookWords(ms) })
  if (last !== undefined) deps.onMilestones?.(run.id)
  return ms
}
