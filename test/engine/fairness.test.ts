import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { NO_LIMITS } from '../../src/engine/fair-order.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker, type OutboxWorker, type WorkerDeps } from '../../src/engine/outbox-worker.ts'
import { requestEffects } from '../../src/engine/deliver.ts'
import { begin, freeze, positionOf } from '../../src/state-machines/step.ts'
import { anExperiment } from '../builders/store.ts'
import { limits } from '../builders/events.ts'
import { until } from '../workflow/harness.ts'
import { aDesk, type Desk } from './engine-parts.ts'

/** Work that the test ends by hand, in the order in which it was begun. */
function byHand() {
  const begun: { id: ExperimentId; end: () => void }[] = []
  const handler = ({ experiment, effect, signal }: EffectContext) => {
    if (effect.kind === 'tracker.mirror') return Promise.resolve<Outcome>({ event: null })
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
    begun.push({ id: experiment.id, end: () => resolve({ event: null }) })
    signal.addEventListener('abort', () => reject(new HookeError('effect.aborted', 'stopped')))
    return promise
  }
  return { begun, handlers: new Proxy({}, { get: () => handler }) as Handlers }
}

describe('fair work', () => {
  let desk: Desk
  let worker: OutboxWorker
  beforeEach(() => {
    desk = aDesk()
    for (const id of ['big', 'small'])
      desk.store.studies.put({ id, name: id, prefix: id.toUpperCase(), createdAt: 1 })
  })
  afterEach(async () => {
    await worker.stop()
    desk.remove()
  })

  /** An experiment of a study at its very beginning. */
  const ask = (study: string, given: Partial<Parameters<typeof anExperiment>[1]> = {}): ExperimentId => {
    const { store, clock } = desk
    const id = store.studies.nextExperimentId(study)
    const { state, effects } = begin({ id, kind: 'experiment', track: 'full', limits })
    const position = positionOf(state)
    anExperiment(store, { id, study, visit: 0, snapshot: freeze(state), ...given })
    requestEffects({ store, clock }, { row: { id }, seq: 0, visit: 0, position, effects, entered: false })
    return id
  }
  const work = (given: Partial<WorkerDeps>) => {
    const { begun, handlers } = byHand()
    worker = createOutboxWorker({
      ...desk,
      handlers,
      epoch: 1,
      hit: () => undefined,
      lanes: { agents: 2, hardware: 2, work: 2, tracker: 2 },
      ...given,
    })
    worker.wake()
    return begun
  }
  const count = (begun: readonly unknown[], n: number) =>
    until(
      () => begun.length === n,
      () => String(begun.length),
    )
  const turn = () => new Promise((resolve) => setImmediate(resolve))

  it('W-5: a study with 1,000 waiting experiments does not starve one with 2', async () => {
    desk.store.transaction(() => {
      for (let n = 0; n < 1000; n += 1) ask('big', { createdAt: n })
      for (let n = 0; n < 2; n += 1) ask('small', { createdAt: 5000 + n })
    })
    const begun = work({})
    for (let n = 2; n < 6; n += 1) {
      await count(begun, n)
      begun[n - 2]?.end()
    }
    await count(begun, 6)

    expect(begun.map(({ id }) => id)).toEqual([
      'BIG-001',
      'SMALL-001',
      'BIG-002',
      'SMALL-002',
      'BIG-003',
      'BIG-004',
    ])
    expect(worker.busy).toBe(2)
    expect(worker.underWay()).toEqual(['BIG-003 intake.survey', 'BIG-004 intake.survey'])
  })

  it('W-5, W-1: a limit is never exceeded, and who waits for it is told by its name', async () => {
    for (let n = 0; n < 3; n += 1) ask('big')
    const other = ask('small', { createdBy: 'bob' })
    const begun = work({
      lanes: { agents: 9, hardware: 9, work: 9, tracker: 9 },
      limits: () => ({ ...NO_LIMITS, perStudy: 1 }),
    })
    await count(begun, 2)

    expect(begun.map(({ id }) => id)).toEqual(['BIG-001', other])
    expect(worker.waiting()).toEqual([
      { experiment: 'BIG-002', limit: 'limits.per_study', words: '1 of 1 experiments of big' },
      { experiment: 'BIG-003', limit: 'limits.per_study', words: '1 of 1 experiments of big' },
    ])
    begun[0]?.end()
    await count(begun, 3)
    expect(begun[2]?.id).toBe('BIG-002')
  })

  it('W-5: a limit that was raised lets the next go at the next look', async () => {
    ask('big')
    ask('big')
    const limit = { experiments: 1 }
    const begun = work({ limits: () => ({ ...NO_LIMITS, ...limit }) })
    await count(begun, 1)
    limit.experiments = 2
    worker.wake()
    await count(begun, 2)
  })

  it('E-12: while the configuration is broken nothing new begins; what was begun, and a retry, goes on', async () => {
    const [fresh, old] = [ask('big'), ask('small')]
    const [{ key } = { key: '' }] = desk.store.outbox.open(old)
    const at = desk.clock.now()
    desk.store.outbox.start(key, { attempt: 1, epoch: 0, at })
    desk.store.outbox.postpone(key, at + 4_000, 'no answer')
    const broken: { because: string | null } = { because: 'hooke.toml is not right' }
    const begun = work({ closedBecause: () => broken.because })
    await turn()
    expect(begun).toEqual([])
    expect(worker.waiting()).toEqual([
      { experiment: fresh, limit: 'configuration', words: 'hooke.toml is not right' },
    ])

    // nothing is under way that could wake the worker: the alarm has to
    desk.clock.advance(4_000)
    await count(begun, 1)
    expect(begun[0]?.id).toBe(old)
    broken.because = null
    worker.wake()
    await count(begun, 2)
  })
})
