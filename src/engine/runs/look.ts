import type { ComputeDriver, JobHandle, JobState, Waiting } from '../../compute/driver.ts'
import type { Milestone, RunExit } from '../../domain/run.ts'
import { ANOMALIES, type AnomalyConfig, type AnomalyRule, type Observation } from './anomalies.ts'
import { createMetricReader, milestonesOf } from './metric-lines.ts'

/** How much of a log or of the metrics one look reads. */
const BYTES_PER_LOOK = 1024 ** 2

/** Of one run; whoever prints one at each step means no milestones. */
const MOST_MILESTONES = 1000

/** How a host says that a run is over. */
export type Ended = Extract<JobState, { kind: 'exited' | 'lost' }>

/** What is remembered of a run between two looks. It is gathered anew from the files after a restart. */
export interface Watch {
  startedAt: number
  /** It was looked at since this watching began. */
  hasLook: boolean
  /** It waits for its turn at the host, and why in the host's words. */
  isQueued: boolean
  waits: string
  waitsFor: Waiting['kind'] | undefined
  waitsSince: number
  /** Looks in a row that said that it can never start. */
  neverLooks: number
  readonly metrics: ReturnType<typeof createMetricReader>
  readonly milestones: Milestone[]
  /** What was seen before this watching began: the log is read from its start, and none of it is news. */
  readonly known: readonly Milestone[]
  readonly told: Set<AnomalyRule>
  readonly offsets: { stdout: number; metrics: number }
  readonly rests: { stdout: string; metrics: string }
  logBytes: number
  outputAt: number
  unchangedLooks: number
  gpuIdleSince: number | null
  free: { readonly at: number; readonly freeMb: number } | null
}

export function createWatch(now: number, known: readonly Milestone[] = []): Watch {
  return {
    startedAt: now,
    hasLook: false,
    isQueued: false,
    waits: '',
    waitsFor: undefined,
    waitsSince: now,
    neverLooks: 0,
    metrics: createMetricReader(),
    milestones: [],
    known,
    told: new Set(),
    offsets: { stdout: 0, metrics: 0 },
    rests: { stdout: '', metrics: '' },
    logBytes: -1,
    outputAt: now,
    unchangedLooks: 0,
    gpuIdleSince: null,
    free: null,
  }
}

/** Reads what a run printed and measured since the last look; returns the new milestones. */
export async function readNew(
  driver: Pick<ComputeDriver, 'readLog'>,
  handle: JobHandle,
  { watch, now, signal }: { watch: Watch; now: number; signal: AbortSignal },
): Promise<readonly Milestone[]> {
  // at once, so that a driver can ask its host for both in one command
  const [log, metrics] = await Promise.all([linesOf('stdout'), linesOf('metrics')])
  for (const line of metrics) watch.metrics.read(line)
  if (log.length + metrics.length > 0) watch.outputAt = now
  return noteMilestones(watch, milestonesOf(log.join('\n')), now)

  async function linesOf(stream: 'stdout' | 'metrics'): Promise<readonly string[]> {
    const offset = watch.offsets[stream]
    const chunk = await driver.readLog(handle, { stream, offset, limit: BYTES_PER_LOOK }, signal)
    watch.offsets[stream] = chunk.nextOffset
    const lines = (watch.rests[stream] + chunk.text).split('\n')
    // a line without an end must not fill the memory
    watch.rests[stream] = (lines.pop() ?? '').slice(0, BYTES_PER_LOOK)
    return lines
  }
}

/** Those that are new, with their time; beyond the cap of a run they are no news to anybody. */
function noteMilestones(watch: Watch, texts: readonly string[], now: number): readonly Milestone[] {
  const { milestones, known } = watch
  const before = milestones.length
  const all = texts
    .map((text, n) => known[before + n] ?? { text, at: now })
    .slice(0, MOST_MILESTONES - before)
  milestones.push(...all)
  return all.slice(Math.max(0, known.length - before))
}

/** Brings the watch up to a running state, and gives what the anomaly rules see. */
export function observe(
  watch: Watch,
  {
    state,
    now,
    timeLimitMs,
    config = ANOMALIES,
  }: {
    state: Extract<JobState, { kind: 'running' }>
    now: number
    timeLimitMs: number
    config?: AnomalyConfig
  },
): Observation {
  const grew = state.logBytes !== watch.logBytes || watch.outputAt === now
  watch.unchangedLooks = grew ? 0 : watch.unchangedLooks + 1
  if (grew) watch.outputAt = now
  watch.logBytes = state.logBytes
  const idle = state.gpuPercent !== undefined && state.gpuPercent < config.idleGpuPercent
  watch.gpuIdleSince = idle ? (watch.gpuIdleSince ?? now) : null
  const freeMbBefore = watch.free
  const freeMb = state.freeMb ?? null
  if (freeMb !== null) watch.free = { at: now, freeMb }
  const seen = atRest(watch, { now, exit: null, timeLimitMs })
  return { ...seen, startedAt: state.startedAt, heartbeatAt: state.heartbeatAt, freeMb, freeMbBefore }
}

/** What the rules see of a run about which nothing but its output is known. */
export function atRest(
  watch: Watch,
  { now, exit, timeLimitMs }: { now: number; exit: RunExit | null; timeLimitMs: number },
): Observation {
  const { points, notFinite } = watch.metrics.reported()
  return {
    now,
    startedAt: exit?.startedAt ?? watch.startedAt,
    exit,
    heartbeatAt: null,
    outputAt: watch.outputAt,
    points,
    notFinite,
    gpuIdleSince: watch.gpuIdleSince,
    freeMb: null,
    freeMbBefore: null,
    progress: points.findLast(({ name }) => name === 'progress')?.value ?? null,
    timeLimitMs,
  }
}
