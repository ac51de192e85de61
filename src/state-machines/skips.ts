import { SKIPS, type SkippableStage } from '../domain/skips.ts'

const toward = (stage: SkippableStage) => ({
  guard: { type: 'skips' as const, params: { stage } },
  target: `#active.${SKIPS[stage].to}` as const,
  actions: 'clearReason' as const,
})

/** The exit of the part of a stage that a person may skip. */
export const skipped = (stage: SkippableStage) => ({ 'stage.skipped': toward(stage) })

/** When it halted there, skipping goes on behind it. */
export const skippedWhenHalted = {
  'stage.skipped': (Object.keys(SKIPS) as SkippableStage[]).map(toward),
}
