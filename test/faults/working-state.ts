import type { EffectKind } from '../../src/domain/effect.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { createDeliver } from '../../src/engine/deliver.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker, type OutboxWorker } from '../../src/engine/outbox-worker.ts'
import type { OpenState } from '../../src/app/open-state.ts'
import { type Machine, presentMachine } from '../../src/state-machines/machine.ts'
import { aLog, begun } from '../engine/engine-parts.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

export type Handler = (context: EffectContext) => Promise<Outcome>

/** A state with delivery and a worker over it, whose effects do what the test says; the others never end. */
export function aWorkingState(
  state: OpenState,
  given: Partial<Record<EffectKind, Handler>>,
  machine: Machine = presentMachine,
) {
  const { store, epoch } = state
  const clock = createManualClock()
  const log = aLog()
  const live: { worker?: OutboxWorker } = {}
  const hit = (): void => undefined
  const deliver = createDeliver({
    ...{ store, clock, log, hit, machine, approverOf: () => 'ada' },
    onCommitted: ({ cancelled }) => {
      live.worker?.abort(cancelled)
      live.worker?.wake()
    },
  })
  const calls: EffectContext[] = []
  const handlers = new Proxy(given, {
    get: (named, kind: EffectKind) => (context: EffectContext) => {
      calls.push(context)
      if (kind === 'tracker.mirror') return Promise.resolve({ event: null })
      return named[kind]?.(context) ?? never(context.signal)
    },
  }) as unknown as Handlers
  const worker = createOutboxWorker({
    ...{ store, clock, log, deliver, handlers, epoch, hit },
    lanes: { agents: 2, hardware: 2, work: 2, tracker: 2 },
    hasRoom: () => state.hasRoom(),
  })
  live.worker = worker
  store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1000 })
  return {
    ...{ store, clock, log, deliver, worker, calls },
    /** An experiment at its beginning; its first effect is asked for. */
    begin: () => begun({ store, clock }),
    stop: () => worker.stop(),
  }
}
export type WorkingState = ReturnType<typeof aWorkingState>

function never(signal: AbortSignal): Promise<Outcome> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new HookeError('effect.aborted', 'stopped')))
  })
}
