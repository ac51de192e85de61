import { describe, expect, it } from 'vitest'
import { type AnomalyRule, anomaliesOf, type Observation, RULES } from '../../../src/engine/runs/anomalies.ts'

const MINUTE = 60_000
const now = 100 * MINUTE
const fine: Observation = {
  now,
  startedAt: 90 * MINUTE,
  exit: null,
  heartbeatAt: now - 5_000,
  outputAt: now - 5_000,
  points: [],
  notFinite: [],
  gpuIdleSince: null,
  freeMb: 50_000,
  freeMbBefore: { at: now - MINUTE, freeMb: 50_000 },
  progress: 0.5,
  timeLimitMs: 60 * MINUTE,
}
const exit = { code: 0, signal: null, reason: 'exit', startedAt: 0, endedAt: 1 } as const
const losses = (...values: number[]) => values.map((value, step) => ({ name: 'train_loss', step, value }))

const bad: readonly [AnomalyRule, Partial<Observation>, string][] = [
  ['exit-code', { exit: { ...exit, code: 3 } }, 'exit code 3'],
  ['exit-code', { exit: { ...exit, code: null, signal: 'SIGKILL' } }, 'killed by SIGKILL'],
  ['exit-code', { exit: { ...exit, reason: 'time-limit' } }, 'ended by time-limit'],
  ['stale-heartbeat', { heartbeatAt: now - 3 * MINUTE }, 'no heartbeat for 3 min'],
  ['silent-log', { outputAt: now - 16 * MINUTE }, 'for 16 min'],
  ['not-finite', { notFinite: ['loss'] }, 'loss is NaN or infinite'],
  ['loss-spike', { points: losses(1, 1, 1, 1, 1, 1, 3.1) }, 'rose to 3.1'],
  ['gpu-idle', { gpuIdleSince: now - 15 * MINUTE }, 'below 10 % for 15 min'],
  ['disk-filling', { freeMb: 1000 }, '1000 MB are free'],
  ['disk-filling', { freeMb: 40_000 }, 'the disk is full in 4 min'],
  ['will-not-finish', { progress: 0.1 }, 'it needs 100 min, the limit is 60 min'],
]

describe('anomaly rules', () => {
  it.each(bad)('C-11: %s fires on %j', (rule, change, words) => {
    const found = anomaliesOf({ ...fine, ...change })

    expect(found.map((anomaly) => anomaly.rule)).toEqual([rule])
    expect(found[0]?.evidence).toContain(words)
  })

  it('C-11: every rule has a case above, and a healthy run sets off none', () => {
    expect(new Set(bad.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)))
    expect(anomaliesOf(fine)).toEqual([])
    expect(anomaliesOf({ ...fine, exit, heartbeatAt: 0, outputAt: 0 })).toEqual([])
    expect(anomaliesOf({ ...fine, points: losses(3, 2.8, 2.6, 2.7, 2.5, 2.9, 3.0) })).toEqual([])
  })
})
