import type { Attention } from '../config/config.ts'
import type { AttentionConfig } from '../engine/runs/attention.ts'

/** The attention schedule (C-10) as the engine reads it. */
export function attentionOf(attention: Attention): AttentionConfig {
  return {
    phases: attention.phases.map(({ every, until }) => ({ everyMs: every, untilMs: until })),
    laterEveryMs: attention.then,
    unchangedLooks: attention.unchangedLooks,
    longestMs: attention.longest,
    milestone: { forMs: attention.milestoneFor, everyMs: attention.milestoneEvery },
    finish: { share: attention.finalShare, everyMs: attention.finalEvery },
  }
}
