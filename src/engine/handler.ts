import type { Effect, EffectKind } from '../domain/effect.ts'
import type { ExperimentEvent } from '../domain/events.ts'
import type { EarlierTry } from '../lib/create-once.ts'
import type { Experiment } from '../store/experiments.ts'

export type EffectOf<K extends EffectKind> = Extract<Effect, { kind: K }>

export interface EffectContext<E extends Effect = Effect> {
  readonly experiment: Experiment
  readonly effect: E
  /** The idempotency key, all the way to the outside. */
  readonly key: string
  /** 1 the first time; above that the outside may have been touched already: look up before doing. */
  readonly attempt: number
  /** Of an earlier try: how far back a look must go, and since when nothing of it is sent any more. */
  readonly earlier?: EarlierTry | undefined
  /** Fires when the stage is left or the daemon stops. */
  readonly signal: AbortSignal
}

/** What an effect came to: rows and event are committed together, or not at all when the effect was cancelled. */
export interface Outcome {
  readonly event: ExperimentEvent | null
  readonly rows?: () => void
  readonly actor?: string
}

export type Handle<K extends EffectKind = EffectKind> = (
  context: EffectContext<EffectOf<K>>,
) => Promise<Outcome>

/** One handler for each effect kind. */
export type Handlers = { readonly [K in EffectKind]: Handle<K> }
