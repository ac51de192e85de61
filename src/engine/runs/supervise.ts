import type { JobHandle } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import { haltOf, haltOfStored } from './halt-of-failure.ts'
import { ensureSubmitted } from './start-run.ts'
import type { RunRecord } from './run-ledger.ts'
import { isSameCell, settleRun } from './settle-run.ts'
import type { Halt, RunsDeps, RunsOutcome, RunsRequest, RunVerdict, Supervision } from './supervision.ts'
import { packSize, submitTogether } from './together.ts'
import { throwIfAborted, waitFor } from './wait.ts'
import { watchRun } from './watch-run.ts'

const RETRY_AFTER_MS = 10_000

/**
 * Executes the planned runs of a ledger and watches them to the end (C-10 to C-12, C-17). A second call after a crash
 * goes on where the first stood: nothing is started twice. When `signal` fires it throws `effect.aborted` and the runs
 * live on; `stopRuns` ends them.
 */
export async function superviseRuns(
  deps: RunsDeps,
  request: RunsRequest,
  signal: AbortSignal,
): Promise<RunsOutcome> {
  const broken = new AbortController()
  const latest = latestAttempts(deps.ledger.list())
  const open = latest.filter(({ state }) => isLive(state) || state === 'planned')
  const supervision: Supervision = {
    deps,
    request,
    signal: AbortSignal.any([signal, broken.signal]),
    queue: open.sort((a, b) => Number(isLive(b.state)) - Number(isLive(a.state))),
    packSize: packSize(
      deps,
      request,
      open.filter(({ state }) => state === 'planned'),
    ),
    packedUntil: new Map(),
    stoppedCells: new Map(),
    breakOff: (error) => broken.abort(error),
    stops: new Map(),
    halt: null,
    halted: new AbortController(),
  }
  const failed = latest.find(({ state }) => state === 'failed')
  if (failed) halt(supervision, await haltOfStored(supervision, failed))
  const unsubscribe = deps.control?.onStop((stop) => stopCell(supervision, stop))
  try {
    await runWorkers(supervision, broken)
  } finally {
    unsubscribe?.()
  }
  throwIfAborted(signal)
  if (supervision.halt === null) return { outcome: 'ok', reason: summary(deps), evidence: '' }
  const { outcome, reason, evidence } = supervision.halt
  return { outcome, reason, evidence }
}

// when one breaks, the others stop watching and are waited for: none goes on behind the caller's back
async function runWorkers(supervision: Supervision, broken: AbortController): Promise<void> {
  const { request, queue } = supervision
  const wanted = Math.max(1, request.concurrency)
  const live = queue.filter(({ state }) => isLive(state)).length
  const workers = Array.from({ length: Math.max(wanted, live) }, (_, n) =>
    work(supervision, n >= wanted).catch((error: unknown) => broken.abort(error)),
  )
  await Promise.all(workers)
  if (broken.signal.aborted) throw broken.signal.reason
}

/** One place of the concurrency limit. A spare one only adopts what lives already. */
async function work(supervision: Supervision, spare: boolean): Promise<void> {
  for (;;) {
    throwIfAborted(supervision.signal)
    haltWhereBarred(supervision)
    const giveBack = await placeFor(supervision, spare)
    try {
      const next = takeNext(supervision, spare)
      if (next.length === 0) return
      await executeAll(supervision, next)
    } finally {
      giveBack?.()
    }
  }
}

/** What runs there goes on; what has not begun waits until a person has looked (C-12). */
function haltWhereBarred(supervision: Supervision): void {
  const next = supervision.queue.find(({ state }) => state === 'planned')
  const reason = next === undefined ? null : (supervision.deps.barred?.() ?? null)
  if (reason !== null) halt(supervision, { mode: 'drain', outcome: 'infra', reason, evidence: '' })
}

/** A place on the compute for what comes next; what lives there already has one, whatever the limit says. */
async function placeFor(supervision: Supervision, spare: boolean): Promise<(() => void) | undefined> {
  const { deps, queue, halt, halted, signal } = supervision
  const [first] = queue
  if (first === undefined || deps.slots === undefined) return undefined
  if (isLive(first.state)) return deps.slots.occupy()
  if (spare || halt) return undefined
  const giveBack = await deps.slots.take([signal, halted.signal])
  throwIfAborted(signal)
  return giveBack
}

/** One run, or as many short ones as go together. */
function takeNext({ queue, halt, packSize: most }: Supervision, spare: boolean): readonly RunRecord[] {
  const [first] = queue
  if (first === undefined || ((spare || halt) && !isLive(first.state))) return []
  if (isLive(first.state)) return queue.splice(0, 1)
  const other = queue.findIndex(({ state }) => isLive(state))
  return queue.splice(0, Math.min(most, other < 0 ? queue.length : other))
}

async function executeAll(supervision: Supervision, runs: readonly RunRecord[]): Promise<void> {
  const [only] = runs
  if (only !== undefined && runs.length === 1) {
    await conclude(supervision, only, await execute(supervision, only))
    return
  }
  const started = await submitTogether(supervision, runs)
  const left = runs.filter(({ id }) => !started.has(id))
  supervision.queue.unshift(...left.map((run) => ({ ...run, state: 'submitting' as const })))
  const work = runs.map(async (run) => {
    const handle = started.get(run.id)
    if (handle !== undefined) await conclude(supervision, run, await execute(supervision, run, { handle }))
  })
  for (const each of work) each.catch(supervision.breakOff)
  // none goes on behind the caller's back
  await Promise.allSettled(work)
  await Promise.all(work)
}

async function execute(
  supervision: Supervision,
  run: RunRecord,
  { handle: started, isSecond = false }: { handle?: JobHandle; isSecond?: boolean } = {},
): Promise<RunVerdict> {
  const asked = supervision.deps.clock.now()
  const controller = controllerOf(supervision, run)
  try {
    const handle = await ensureSubmitted(supervision, run, started)
    const live = { run, spec: supervision.request.specOf(run), handle, stop: controller.signal }
    const onStopHit = (reason: string) => stopMatrix(supervision, reason)
    const end = await watchRun(supervision, live, onStopHit)
    return await settleRun(supervision, live, { ...end, onStopHit })
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    if (error.code === 'compute.gone') return unstarted(supervision, run, { ...WITHOUT_HOST, error })
    if (error.code !== 'compute.rejected') throw error
    if (isSecond || !(await wasMended(supervision, run, asked)))
      return unstarted(supervision, run, { ...REFUSED, error })
    return await execute(supervision, run, { isSecond: true })
  } finally {
    supervision.stops.delete(run.id)
  }
}

function controllerOf({ halt: reason, stops, stoppedCells }: Supervision, run: RunRecord): AbortController {
  const controller = new AbortController()
  stops.set(run.id, { run, controller })
  const because = reason?.mode === 'cancel' ? reason.reason : stoppedCells.get(run.condition)
  if (because !== undefined) controller.abort(because)
  return controller
}

/** A run that could not start because somebody took its folder away may start now. */
async function wasMended({ deps, request }: Supervision, run: RunRecord, asked: number): Promise<boolean> {
  // within one millisecond the other runs of the same folder were refused, too; each is asked for a second time only once
  const what = (await deps.mendPlace?.(request.specOf(run).cwd, asked - 1)) ?? null
  return what !== null
}

async function conclude(supervision: Supervision, run: RunRecord, verdict: RunVerdict): Promise<void> {
  if (verdict.kind === 'failed') halt(supervision, haltOf(run, verdict.failure, verdict.log))
  if (verdict.kind === 'retry') {
    const { deps, signal } = supervision
    deps.onNotice({ run: verdict.run.id, kind: 'retry', text: `tried again, attempt ${verdict.run.attempt}` })
    await waitFor(deps.clock, (deps.retryAfterMs ?? RETRY_AFTER_MS) * run.attempt, { signals: [signal] })
    supervision.queue.push(verdict.run)
  }
}

function halt(supervision: Supervision, reason: Halt): void {
  // the first reason stands, but a drain may still turn into a stop
  if (supervision.halt && (supervision.halt.mode === 'cancel' || reason.mode === 'drain')) return
  supervision.halt = reason
  supervision.halted.abort()
  if (reason.mode === 'drain') return
  for (const { controller } of supervision.stops.values()) controller.abort(reason.reason)
}

/** A planned stop (C-17) is a good end: what has not begun is skipped, what runs is stopped. */
function stopMatrix(supervision: Supervision, reason: string): void {
  const { deps, queue } = supervision
  for (const run of queue.filter(({ state }) => state === 'planned'))
    deps.ledger.skip(run.id, reason, deps.clock.now())
  halt(supervision, { mode: 'cancel', outcome: 'ok', reason: `stopped early: ${reason}`, evidence: '' })
}

function stopCell(
  supervision: Supervision,
  { condition, reason }: { condition: string; reason: string },
): void {
  const { deps, queue, stops, stoppedCells } = supervision
  stoppedCells.set(condition, reason)
  const waiting = queue.filter((run) => run.condition === condition && run.state === 'planned')
  for (const run of waiting) {
    queue.splice(queue.indexOf(run), 1)
    deps.ledger.skip(run.id, reason, deps.clock.now())
  }
  for (const { run, controller } of stops.values()) if (run.condition === condition) controller.abort(reason)
}

const REFUSED = { class: 'plan', what: 'rejected', firstAction: 'mend the plan' } as const
/** Its machine is gone: the others drain, and provisioning gets another one (row 50). */
const WITHOUT_HOST = { class: 'infra', what: 'no machine', firstAction: 'get another machine' } as const

function unstarted(
  { deps }: Supervision,
  run: RunRecord,
  { error, what, ...route }: (typeof REFUSED | typeof WITHOUT_HOST) & { readonly error: HookeError },
): RunVerdict {
  const evidence = `${error.message}: ${error.found ?? 'no reason was given'}`
  const failure = { ...route, signature: `${route.class}: ${what} ${error.found ?? ''}`, evidence }
  const now = deps.clock.now()
  const exit = { code: null, signal: null, reason: 'lost', startedAt: now, endedAt: now } as const
  const nothing = { points: [], milestones: [], retry: null }
  deps.ledger.settle(run.id, { state: 'failed', exit, signature: failure.signature, ...nothing })
  return { kind: 'failed', failure: { ...failure, firstAction: error.advice ?? route.firstAction }, log: '' }
}

function latestAttempts(runs: readonly RunRecord[]): RunRecord[] {
  return runs.filter((run) => !runs.some((other) => isSameCell(other, run) && other.attempt > run.attempt))
}

export function isLive(state: RunRecord['state']): boolean {
  return state === 'submitting' || state === 'submitted' || state === 'running'
}

function summary({ ledger }: RunsDeps): string {
  const latest = latestAttempts(ledger.list())
  const skipped = latest.filter(({ state }) => state === 'skipped' || state === 'stopped')
  const ok = `${latest.filter(({ state }) => state === 'ok').length} of ${latest.length} runs ended well`
  const [because] = skipped.map(({ exitReason }) => exitReason)
  return skipped.length === 0
    ? ok
    : `${ok}, ${skipped.length} were stopped or skipped: ${because ?? 'no reason stored'}`
}
