import { stageName } from './stage-names.ts'
import type { Stage } from './workflow.ts'

/** Where an experiment goes on whose stage a person skipped, from which part of it that can be. */
export interface Skip {
  readonly from: string
  /** `stage`, or `stage.substage`. */
  readonly to: string
}

/**
 * What a person may skip (W-3): the work of an agent, or the asking. The gates of a stage are not skipped with it; each is an
 * override of its own.
 */
export const SKIPS = {
  clarifying: { from: 'working', to: 'planning' },
  critiquing: { from: 'working', to: 'awaitingPlanApproval' },
  implementing: { from: 'working', to: 'implementing.checking' },
  reviewing: { from: 'working', to: 'reviewing.checking' },
  testing: { from: 'working', to: 'testing.smoking' },
  verifying: { from: 'inspecting', to: 'verifying.checking' },
  auditing: { from: 'working', to: 'proposing' },
  proposing: { from: 'working', to: 'awaitingResultApproval' },
} as const satisfies Partial<Record<Stage, Skip>>

export type SkippableStage = keyof typeof SKIPS

/** Why each of the others cannot be skipped. */
export const NEVER_SKIPPED: Readonly<Record<Exclude<Stage, SkippableStage>, string>> = {
  intake: 'without it there is no question to plan for',
  planning: 'without a plan there is nothing to approve, to seal and to run',
  awaitingPlanApproval: 'only the approval of a person seals a plan',
  provisioning: 'runs need hardware that is recorded and checked',
  running:
    'without runs there is no result; a run that is not wanted is stopped, and a plan with fewer of them is approved anew',
  analyzing: 'without a draft there is nothing to approve',
  awaitingResultApproval: 'only what a person approved is a result',
  publishing: 'what was approved is published as it was approved',
  done: 'it has ended',
}

/** What an override did, as its rows name it: `skipped critique`, `had it run now`. */
export function overrideDone(what: string): string {
  return what === 'run now' ? 'had it run now' : `skipped ${stageName(what)}`
}

/** `the planner proposes to skip budget`. */
export function skipProposed({ role, gate }: { readonly role: string; readonly gate: string }): string {
  return `the ${role} proposes to skip ${gate}`
}

export function isSkippable(stage: string): stage is SkippableStage {
  return Object.hasOwn(SKIPS, stage)
}
