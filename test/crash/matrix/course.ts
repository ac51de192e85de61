import type { ExperimentEvent } from '../../../src/domain/events.ts'
import type { StudySetup } from '../../../src/engine/study.ts'
import type { Scripts } from '../../fakes/scripted-agent.ts'
import type { Fate } from './study.ts'
import type { World } from './world.ts'

/** What a person does, or what happens from outside, when the experiment has come to a place. */
export interface Turn {
  /** `stage` or `stage.substage`. */
  readonly at: string
  readonly does: string
  readonly act?: (world: World) => void
  /** Time passes instead. */
  readonly aheadMs?: number
  /** Not before a run goes on. */
  readonly whileLive?: boolean
}

/** One way through the machine: what agents say, how runs go, and what people do, in this order. */
export interface Course {
  readonly name: string
  /** What others walk too is killed here again, for it stands in another situation. */
  readonly isItsOwn: boolean
  readonly scripts: Scripts
  readonly fates: Readonly<Record<string, Fate>>
  readonly study: Partial<StudySetup>
  readonly turns: readonly Turn[]
}

/** One transition and what led to it: an effect that is carried out, a turn of somebody, or an event from outside. */
export type Window =
  | { readonly kind: 'work'; readonly lanes: readonly ('agents' | 'hardware' | 'work')[] }
  | { readonly kind: 'turn'; readonly turn: number }
  | { readonly kind: 'event'; readonly event: ExperimentEvent }
  /** A timer is due. */
  | { readonly kind: 'time' }
  /** What is left when no transition will follow. */
  | { readonly kind: 'drain' }

/** A window with all a daemon needs to pass it. */
export interface Passage {
  readonly window: Window
  /** Of the experiment's row, before. */
  readonly version: number
  readonly aheadMs: number
}
