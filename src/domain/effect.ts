import type { RoleName, Stage } from './workflow.ts'

/** Which gates are due: at the leaving of a stage, or in the middle of stage 11 once hardware was let go. */
export type GateSet = Stage | 'released'

/**
 * Everything the machine may ask the world to do. One member = one handler in `engine/handlers`. An effect belongs to
 * the stage that asked for it and is cancelled when that stage is left (E-10), except those of `FREE_EFFECTS`.
 */
export type Effect =
  | { readonly kind: 'intake.survey' }
  | { readonly kind: 'agent.run'; readonly role: RoleName; readonly round: number }
  | { readonly kind: 'critique.run'; readonly round: number }
  | { readonly kind: 'gates.check'; readonly at: GateSet }
  | { readonly kind: 'plan.seal'; readonly hash: string }
  | { readonly kind: 'smoke.run' }
  | { readonly kind: 'hardware.provision' }
  | { readonly kind: 'runs.execute' }
  | { readonly kind: 'results.collect' }
  | { readonly kind: 'hardware.release' }
  | { readonly kind: 'statistics.compute' }
  | { readonly kind: 'draft.render' }
  | { readonly kind: 'result.publish' }
  | { readonly kind: 'work.stop' }
  | { readonly kind: 'tracker.mirror' }
  | { readonly kind: 'tracker.post'; readonly post: Post }

/** A message that a tracker outside is told once; never asked for by the machine, but queued with what it tells of. */
export type Post =
  | { readonly kind: 'comment'; readonly body: string }
  /** All sessions of the experiment, as one file. */
  | { readonly kind: 'transcripts' }
  | { readonly kind: 'followUp'; readonly n: number; readonly planHash: string }
  | {
      readonly kind: 'file'
      readonly artifact: string
      readonly title: string
      readonly contentType: string
    }

export type EffectKind = Effect['kind']

export const EFFECT_KINDS = [
  'intake.survey',
  'agent.run',
  'critique.run',
  'gates.check',
  'plan.seal',
  'smoke.run',
  'hardware.provision',
  'runs.execute',
  'results.collect',
  'hardware.release',
  'statistics.compute',
  'draft.render',
  'result.publish',
  'work.stop',
  'tracker.mirror',
  'tracker.post',
] as const satisfies readonly EffectKind[]

/** Survive the stage that asked for them: the tracker is told late rather than never, hardware is always let go. */
export const FREE_EFFECTS: readonly EffectKind[] = ['tracker.mirror', 'tracker.post', 'work.stop']

const WORDS: Readonly<Record<string, string>> = {
  'intake.survey': 'reading the question',
  'agent.run': 'the session of an agent',
  'critique.run': 'the critique',
  'gates.check': 'checking the gates',
  'plan.seal': 'sealing the plan',
  'smoke.run': 'the smoke run',
  'hardware.provision': 'making the hardware ready',
  'runs.execute': 'carrying out the runs',
  'results.collect': 'collecting the results',
  'hardware.release': 'letting go of the hardware',
  'statistics.compute': 'computing the statistics',
  'draft.render': 'rendering the result',
  'result.publish': 'publishing the result',
  'work.stop': 'stopping the work',
  'tracker.mirror': 'showing the stage in the tracker',
  'tracker.post': 'posting to the tracker',
} satisfies Record<EffectKind, string>

/** What an effect does, as people say it: "publishing the result". One of another release is told by its name. */
export function effectWords(kind: string): string {
  return WORDS[kind] ?? kind
}
