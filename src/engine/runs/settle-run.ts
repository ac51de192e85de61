import type { Collected, ComputeDriver } from '../../compute/driver.ts'
import { NodeName } from '../../domain/job-options.ts'
import { RunId } from '../../domain/ids.ts'
import type { RunExit } from '../../domain/run.ts'
import { classify, classOf, type FailedRun, type Failure, failureOfPlace, mayRetry } from './failures.ts'
import { atRest, type Ended, readNew, type Watch } from './look.ts'
import type { Reported } from './metric-lines.ts'
import { readRange } from '../../lib/read-range.ts'
import { readResultFiles } from './result-files.ts'
import type { RunRecord } from './run-ledger.ts'
import { stopHitOf } from './stop-criteria.ts'
import type { LiveRun, RunVerdict, Supervision } from './supervision.ts'
import { persist } from './wait.ts'
import { tellAnomalies } from './watch-run.ts'

const TAIL_BYTES = 64 * 1024

/** Reads what a run left, judges how it ended and stores all of it in one commit. */
export async function settleRun(
  supervision: Supervision,
  live: LiveRun,
  { ended, watch, onStopHit }: { ended: Ended; watch: Watch; onStopHit: (reason: string) => void },
): Promise<RunVerdict> {
  const exit = ended.kind === 'exited' ? ended.exit : await lostExit(supervision, live)
  const reported = await readLast(supervision, live, watch)
  const log = isGood(exit) ? '' : await logTail(supervision, live)
  const reason = ended.kind === 'lost' ? ended.reason : undefined
  const judgement = await judge(supervision, live, { exit, cause: ended.cause, reason, log })
  supervision.deps.hit('run.beforeSettle')
  supervision.deps.ledger.settle(live.run.id, {
    state: judgement.kind === 'retry' ? 'failed' : judgement.kind,
    exit,
    signature: judgement.failure?.signature ?? null,
    node: nodeOf(ended),
    points: reported.points,
    milestones: watch.milestones,
    retry: judgement.retry ?? null,
  })
  tellNode(supervision, judgement, nodeOf(ended))
  tellEnd(supervision, live, { watch, exit, reported, judgement })
  const hit = judgement.kind === 'ok' && stopHitOf(supervision.request.stopCriteria, reported)
  if (hit) onStopHit(hit.reason)
  return toVerdict(judgement, log)
}

interface Judgement {
  readonly kind: 'ok' | 'stopped' | 'failed' | 'retry'
  readonly failure?: Failure
  readonly retry?: RunRecord
}

async function judge(
  supervision: Supervision,
  live: LiveRun,
  { exit, cause, reason, log }: Pick<FailedRun, 'exit' | 'cause' | 'reason' | 'log'>,
): Promise<Judgement> {
  // one that was taken away half-way may have ended well
  if (isGood(exit) && cause === undefined) return { kind: 'ok' }
  if (live.stop.aborted || (exit.reason === 'cancelled' && cause === undefined)) return { kind: 'stopped' }
  const { catalogue, retries } = supervision.deps
  const seen = classify({ exit, cause, reason, log, worktree: live.spec.cwd }, catalogue)
  const failure = seen.class === 'infra' ? seen : ((await placeFailure(supervision, live, exit)) ?? seen)
  const retry = mayRetry([...earlierFailures(supervision, live.run), failure], retries)
    ? nextAttempt(live.run)
    : undefined
  return retry ? { kind: 'retry', failure, retry } : { kind: 'failed', failure }
}

async function placeFailure(
  { deps }: Supervision,
  { spec }: LiveRun,
  { startedAt }: RunExit,
): Promise<Failure | undefined> {
  const what = (await deps.mendPlace?.(spec.cwd, startedAt)) ?? null
  return what === null ? undefined : failureOfPlace(what)
}

/** Drivers of others may say anything; only what is one name counts, for it becomes a word of commands. */
function nodeOf({ node }: Ended): string | undefined {
  return NodeName.safeParse(node).data
}

/** The machine of a run that failed for no fault of its own; the run is stored by then. */
function tellNode({ deps }: Supervision, { failure }: Judgement, node: string | undefined): void {
  if (failure?.class === 'infra' && node !== undefined) deps.onBadEnd?.(node)
}

function toVerdict({ kind, failure, retry }: Judgement, log: string): RunVerdict {
  if (retry) return { kind: 'retry', run: retry }
  if (failure) return { kind: 'failed', failure, log }
  return { kind: kind === 'ok' ? 'ok' : 'stopped' }
}

function isGood({ code, reason }: RunExit): boolean {
  return code === 0 && reason === 'exit'
}

// what the host lost may still hold the machine: it ends before anything takes its place
async function lostExit(supervision: Supervision, { run, handle }: LiveRun): Promise<RunExit> {
  const { driver, clock } = supervision.deps
  await persist(supervision, run.id, () => driver.cancel(handle, supervision.signal))
  const now = clock.now()
  return {
    code: null,
    signal: null,
    reason: 'lost',
    startedAt: Math.min(run.startedAt ?? now, now),
    endedAt: now,
  }
}

/** What it wrote since the last look, from the files that were collected: the host is asked for nothing twice. */
async function readLast(supervision: Supervision, { run, handle }: LiveRun, watch: Watch): Promise<Reported> {
  const { deps, signal } = supervision
  const now = deps.clock.now()
  const collected = await persist(supervision, run.id, () => deps.driver.collect(handle, signal))
  const source = collectedOrAsked(deps.driver, collected)
  const found = await persist(supervision, run.id, () => readNew(source, handle, { watch, now, signal }))
  for (const { text } of found) deps.onNotice({ run: run.id, kind: 'milestone', text })
  return readResultFiles(collected.files)
}

const LOGS = { stdout: 'stdout.log', stderr: 'stderr.log', metrics: 'metrics.jsonl' } as const

function collectedOrAsked(
  driver: Pick<ComputeDriver, 'readLog'>,
  { files, skipped }: Collected,
): Pick<ComputeDriver, 'readLog'> {
  return {
    async readLog(handle, request, signal) {
      const name = LOGS[request.stream]
      const file = files.find(({ path }) => path === name)
      if (file !== undefined) return readRange(file.local, request)
      // what was left there, such as a log beyond the limits, is asked for
      if (skipped.some(({ path }) => path === name)) return driver.readLog(handle, request, signal)
      return { offset: request.offset, nextOffset: request.offset, text: '', end: true }
    },
  }
}

/** The end of what a run printed. */
export async function logTail(
  supervision: Supervision,
  { run, handle }: Pick<LiveRun, 'run' | 'handle'>,
): Promise<string> {
  const { driver } = supervision.deps
  const read = (stream: 'stdout' | 'stderr') =>
    persist(supervision, run.id, () =>
      driver.readLog(handle, { stream, offset: -TAIL_BYTES, limit: TAIL_BYTES }, supervision.signal),
    )
  const [stdout, stderr] = [await read('stdout'), await read('stderr')]
  // the error stream last: its end is what the program ended with
  return stderr.text.trim() === '' ? stdout.text : `${stdout.text}\n${stderr.text}`
}

interface End {
  readonly watch: Watch
  readonly exit: RunExit
  readonly reported: Reported
  readonly judgement: Judgement
}

function tellEnd(supervision: Supervision, live: LiveRun, { watch, exit, reported, judgement }: End): void {
  const { clock, onNotice } = supervision.deps
  if (judgement.kind === 'stopped') {
    onNotice({ run: live.run.id, kind: 'stopped', text: stopReason(live) })
    return
  }
  const now = clock.now()
  const timeLimitMs = live.spec.timeLimitSeconds * 1000
  // a failure has its route already (C-12): tried again, back to the code, or to a person
  const seen = atRest(watch, { now, exit: judgement.kind === 'ok' ? exit : null, timeLimitMs })
  const { points, notFinite } = reported
  tellAnomalies(supervision, live, {
    watch,
    seen: { ...seen, outputAt: now, gpuIdleSince: null, progress: null, points, notFinite },
  })
}

function earlierFailures({ deps }: Supervision, run: RunRecord): Pick<Failure, 'class' | 'signature'>[] {
  return deps.ledger
    .list()
    .filter((other) => isSameCell(other, run) && other.attempt < run.attempt && other.state === 'failed')
    .map(({ signature }) => ({ class: classOf(signature), signature: signature ?? '' }))
}

export function isSameCell(a: RunRecord, b: RunRecord): boolean {
  return a.condition === b.condition && a.seed === b.seed
}

function nextAttempt(run: RunRecord): RunRecord {
  const attempt = run.attempt + 1
  const id = RunId.parse(run.id.replace(/\d+$/, String(attempt)))
  const blank = {
    state: 'planned',
    handle: null,
    signature: null,
    exitReason: null,
    startedAt: null,
  } as const
  return { ...run, ...blank, id, attempt }
}

function stopReason({ stop }: LiveRun): string {
  return typeof stop.reason === 'string' ? stop.reason : 'cancelled'
}
