import type { MetricPoint, RunExit } from '../../domain/run.ts'

const MINUTE = 60_000

/** Limits of the anomaly rules (C-11); all of it is configuration. */
export interface AnomalyConfig {
  readonly heartbeatStaleMs: number
  readonly silentMs: number
  /** A loss this many times its recent median is a spike. */
  readonly spikeFactor: number
  readonly spikeWindow: number
  readonly idleGpuPercent: number
  readonly idleGpuMs: number
  readonly leastFreeMb: number
}

export const ANOMALIES: AnomalyConfig = {
  heartbeatStaleMs: 2 * MINUTE,
  silentMs: 15 * MINUTE,
  spikeFactor: 3,
  spikeWindow: 20,
  idleGpuPercent: 10,
  idleGpuMs: 15 * MINUTE,
  leastFreeMb: 1024,
}

/** Everything a look at a run saw, and since when. */
export interface Observation {
  readonly now: number
  readonly startedAt: number
  readonly exit: RunExit | null
  readonly heartbeatAt: number | null
  /** When log or metrics last grew. */
  readonly outputAt: number
  /** In the order they were reported. */
  readonly points: readonly MetricPoint[]
  readonly notFinite: readonly string[]
  /** Since when the accelerator has been below the limit; null when it is busy or there is none. */
  readonly gpuIdleSince: number | null
  readonly freeMb: number | null
  /** Free space at an earlier look. */
  readonly freeMbBefore: { readonly at: number; readonly freeMb: number } | null
  /** Share of the work that is done, when the run tells it. */
  readonly progress: number | null
  readonly timeLimitMs: number
}

export interface Anomaly {
  readonly rule: AnomalyRule
  readonly evidence: string
}

type Rule = (seen: Observation, config: AnomalyConfig) => string | null

/** Each rule is a pure function: what is wrong, in words, or null. */
export const RULES = {
  'exit-code': ({ exit }) => {
    if (exit === null || (exit.reason === 'exit' && exit.code === 0) || exit.reason === 'cancelled')
      return null
    if (exit.reason !== 'exit') return `ended by ${exit.reason}`
    return exit.signal === null ? `exit code ${exit.code ?? 'unknown'}` : `killed by ${exit.signal}`
  },

  'stale-heartbeat': ({ now, heartbeatAt, exit }, { heartbeatStaleMs }) => {
    if (exit !== null || heartbeatAt === null || now - heartbeatAt <= heartbeatStaleMs) return null
    return `no heartbeat for ${inMinutes(now - heartbeatAt)}`
  },

  'silent-log': ({ now, outputAt, exit }, { silentMs }) => {
    if (exit !== null || now - outputAt <= silentMs) return null
    return `no line of log or metrics for ${inMinutes(now - outputAt)}`
  },

  'not-finite': ({ notFinite }) => {
    const [first] = notFinite
    return first === undefined ? null : `${first} is NaN or infinite`
  },

  'loss-spike': ({ points }, config) => {
    const losses = points.filter(({ name, step }) => step !== null && /(^|_)loss($|_)/.test(name))
    const names = [...new Set(losses.map(({ name }) => name))]
    return names.map((name) => spikeOf(name, losses, config)).find((found) => found !== null) ?? null
  },

  'gpu-idle': ({ now, gpuIdleSince, exit }, { idleGpuMs, idleGpuPercent }) => {
    if (exit !== null || gpuIdleSince === null || now - gpuIdleSince < idleGpuMs) return null
    return `the accelerator has been below ${idleGpuPercent} % for ${inMinutes(now - gpuIdleSince)}`
  },

  'disk-filling': (seen, { leastFreeMb }) => {
    if (seen.exit !== null || seen.freeMb === null) return null
    if (seen.freeMb < leastFreeMb) return `${seen.freeMb} MB are free, less than ${leastFreeMb}`
    const left = msUntilFull(seen)
    const needed = seen.startedAt + seen.timeLimitMs - seen.now
    return left < needed ? `at this rate the disk is full in ${inMinutes(left)}` : null
  },

  'will-not-finish': ({ now, startedAt, progress, timeLimitMs, exit }) => {
    if (exit !== null || progress === null || progress <= 0.02 || progress >= 1) return null
    const whole = (now - startedAt) / progress
    if (whole <= timeLimitMs) return null
    const percent = Math.round(progress * 100)
    return `${percent} % done after ${inMinutes(now - startedAt)}: it needs ${inMinutes(whole)}, the limit is ${inMinutes(timeLimitMs)}`
  },
} as const satisfies Record<string, Rule>

export type AnomalyRule = keyof typeof RULES

/** All that is wrong with a run as seen, in the order of the rules. */
export function anomaliesOf(seen: Observation, config: AnomalyConfig = ANOMALIES): readonly Anomaly[] {
  return ruleNames().flatMap((rule) => {
    const evidence = RULES[rule](seen, config)
    return evidence === null ? [] : [{ rule, evidence }]
  })
}

function ruleNames(): readonly AnomalyRule[] {
  return [
    'exit-code',
    'stale-heartbeat',
    'silent-log',
    'not-finite',
    'loss-spike',
    'gpu-idle',
    'disk-filling',
    'will-not-finish',
  ]
}

function spikeOf(name: string, all: readonly MetricPoint[], config: AnomalyConfig): string | null {
  const values = all.filter((point) => point.name === name).map(({ value }) => value)
  const latest = values.at(-1)
  const before = values.slice(-1 - config.spikeWindow, -1)
  if (latest === undefined || before.length < 5) return null
  const usual = median(before)
  if (usual <= 0 || latest <= usual * config.spikeFactor) return null
  return `${name} rose to ${latest}, its recent median is ${usual}`
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function msUntilFull({ now, freeMb, freeMbBefore }: Observation): number {
  if (freeMb === null || freeMbBefore === null) return Infinity
  const lost = freeMbBefore.freeMb - freeMb
  // a few megabytes are noise of other programs
  return lost < 64 ? Infinity : (freeMb / lost) * (now - freeMbBefore.at)
}

function inMinutes(ms: number): string {
  return ms < MINUTE ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / MINUTE)} min`
}
