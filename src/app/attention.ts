import type { Attention } from '../config/config.ts'
import { ANOMALIES } from '../engine/runs/anomalies.ts'
import type { AttentionConfig } from '../engine/runs/attention.ts'

/** The attention schedule and the limits of the anomaly rules (C-10, C-11) as the engine reads them. */
export function attentionOf(attention: Attention): Required<AttentionConfig> {
  return {
    phases: attention.phases.map(({ every, until }) => ({ everyMs: every, untilMs: until })),
    laterEveryMs: attention.then,
    unchangedLooks: attention.unchangedLooks,
    longestMs: attention.longest,
    milestone: { forMs: attention.milestoneFor, everyMs: attention.milestoneEvery },
    finish: { share: attention.finalShare, everyMs: attention.finalEvery },
    wakes: {
      everyMs: attention.milestoneWakes ? attention.milestoneWakeEvery : null,
      afterMs: attention.milestoneWakeAfter,
    },
    anomalies: {
      ...ANOMALIES,
      heartbeatStaleMs: attention.heartbeatStale,
      silentMs: attention.logSilent,
      spikeFactor: attention.lossSpike,
      idleGpuPercent: attention.gpuIdleBelow,
      idleGpuMs: attention.gpuIdleFor,
      leastFreeMb: Math.ceil(attention.diskFree / 1024 ** 2),
    },
  }
}
