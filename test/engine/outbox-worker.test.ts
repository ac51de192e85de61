import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import type { EffectKind } from '../../src/domain/effect.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker, type OutboxWorker } from '../../src/engine/outbox-worker.ts'
import { recover } from '../../src/engine/recover.ts'
import { until } from '../workflow/harness.ts'
import { aDesk, begun, type Desk, tell } from './engine-parts.ts'

type Handler = (context: EffectContext) => Promise<Outcome>

const surveyed: Outcome = { event: { type: 'issue.surveyed', nearDuplicate: null } }
const never = (signal: AbortSignal) =>
  new Promise<Outcome>((_, reject) => {
    signal.addEventListener('abort', () => reject(new HookeError('effect.aborted', 'stopped')))
  })
const unreachable = () => new HookeError('tracker.unreachable', 'no answer', { retryable: true })

describe('the outbox worker', () => {
  let desk: Desk
  let worker: OutboxWorker
  const live: { worker?: OutboxWorker } = {}
  const calls: EffectContext[] = []

  beforeEach(() => {
    calls.length = 0
    desk = aDesk({
      onCommitted: ({ cancelled }) => {
        live.worker?.abort(cancelled)
        live.worker?.wake()
      },
    })
  })
  afterEach(async () => {
    await worker.stop()
    desk.remove()
  })

  /** A worker whose effects do what the test says; what it does not name waits until it is stopped. */
  const work = (given: Partial<Record<EffectKind, Handler>>, lanes = {}): OutboxWorker => {
    const handlers = new Proxy(given, {
      get: (named, kind: EffectKind) => (context: EffectContext) => {
        calls.push(context)
        return (
          named[kind]?.(context) ??
          (kind === 'tracker.mirror' ? Promise.resolve({ event: null }) : never(context.signal))
        )
      },
    }) as unknown as Handlers
    worker = createOutboxWorker({
      ...desk,
      handlers,
      epoch: 1,
      hit: () => undefined,
      lanes: { agents: 2, hardware: 2, work: 2, tracker: 2, ...lanes },
    })
    live.worker = worker
    worker.wake()
    return worker
  }
  const rowOf = (kind: EffectKind) => {
    const [row] = desk.store.db.prepare('select key from outbox where kind = ? order by rowid').all(kind) as {
      key: string
    }[]
    return desk.store.outbox.byKey(row!.key)!
  }
  const becomes = (kind: EffectKind, state: string) =>
    until(
      () => rowOf(kind).state === state,
      () => JSON.stringify(rowOf(kind)),
    )
  const callsOf = (kind: EffectKind) => calls.filter(({ effect }) => effect.kind === kind)

  it('E-3: started is committed before the handler runs; rows and event come in one commit', async () => {
    const id = begun(desk)
    const seen: string[] = []
    work({
      'intake.survey': () => {
        seen.push(rowOf('intake.survey').state)
        return Promise.resolve({
          ...surveyed,
          rows: () => desk.store.experiments.describe(id, { brief: 'read' }, desk.clock.now()),
        })
      },
    })
    await becomes('intake.survey', 'done')

    expect(seen).toEqual(['started'])
    expect(desk.store.experiments.get(id)).toMatchObject({ substage: 'asking', brief: 'read' })
    expect(desk.store.events.list(id).map(({ key }) => key)).toEqual([`effect/${id}/0/0`])
  })

  it('rows that cannot be written take the event with them, and a person is told', async () => {
    const id = begun(desk)
    work({
      'intake.survey': () =>
        Promise.resolve({
          ...surveyed,
          rows: () => {
            desk.store.experiments.describe(id, { brief: 'half' }, desk.clock.now())
            throw new Error('a row was wrong')
          },
        }),
    })
    await becomes('intake.survey', 'failed')

    expect(desk.store.experiments.get(id)).toMatchObject({
      stage: 'blocked',
      brief: 'Goal, conditions, readout.',
      reason: 'reading the question did not work: a row was wrong',
    })
  })

  it('trouble that passes is tried again after 1, 2, 4 s and so on, under the same key', async () => {
    const id = begun(desk)
    const state = { left: 3 }
    work({
      'intake.survey': () => {
        state.left -= 1
        return state.left < 0 ? Promise.resolve(surveyed) : Promise.reject(unreachable())
      },
    })
    for (const [n, seconds] of [1, 2, 4].entries()) {
      await until(
        () => callsOf('intake.survey').length === n + 1 && worker.busy === 0,
        () => JSON.stringify(rowOf('intake.survey')),
      )
      expect(rowOf('intake.survey').notBefore - desk.clock.now()).toBe(seconds * 1000)
      desk.clock.advance(seconds * 1000 - 1)
      await new Promise((resolve) => setImmediate(resolve))
      expect(callsOf('intake.survey')).toHaveLength(n + 1)
      desk.clock.advance(1)
    }
    await becomes('intake.survey', 'done')

    expect(desk.store.experiments.get(id).substage).toBe('asking')
    expect(callsOf('intake.survey').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
    expect(new Set(callsOf('intake.survey').map(({ key }) => key)).size).toBe(1)
  })

  it('trouble that stays goes to a person with reason, finding and advice', async () => {
    const id = begun(desk)
    const error = new HookeError('config.invalid', 'no such study', { found: 'none', advice: 'name one' })
    work({ 'intake.survey': () => Promise.reject(error) })
    await becomes('intake.survey', 'failed')

    expect(desk.store.experiments.get(id)).toMatchObject({
      stage: 'blocked',
      waitingFor: 'ada',
      reason: 'reading the question did not work: no such study; found: none; do: name one',
    })
  })

  it('after six tries trouble that passes counts as trouble that stays', async () => {
    const id = begun(desk)
    work({ 'intake.survey': () => Promise.reject(unreachable()) })
    await until(
      () => {
        desk.clock.advance(60_000)
        return rowOf('intake.survey').state === 'failed'
      },
      () => JSON.stringify(rowOf('intake.survey')),
    )

    expect(callsOf('intake.survey')).toHaveLength(6)
    expect(desk.store.experiments.get(id).stage).toBe('blocked')
  })

  it('E-10: leaving the stage stops its effect; its late answer is dropped and logged', async () => {
    const id = begun(desk)
    const answer = Promise.withResolvers<Outcome>()
    work({ 'intake.survey': () => answer.promise })
    await until(
      () => callsOf('intake.survey').length === 1,
      () => 'not called',
    )
    tell(desk.deliver, id, [{ type: 'experiment.paused', by: 'ada', reason: 'wait' }])
    expect(callsOf('intake.survey')[0]?.signal.aborted).toBe(true)

    const rows = { ran: false }
    answer.resolve({ ...surveyed, rows: () => (rows.ran = true) })
    await until(
      () => worker.busy === 0,
      () => String(worker.busy),
    )
    expect(rows.ran).toBe(false)
    expect(desk.store.experiments.get(id).stage).toBe('paused')
    expect(desk.log.lines.map(({ message }) => message)).toContain('late answer dropped: its stage was left')
  })

  it('T-1: a tracker that fails blocks nothing', async () => {
    const id = begun(desk)
    work({
      'intake.survey': () => Promise.resolve(surveyed),
      'tracker.mirror': () => Promise.reject(new HookeError('notFound', 'no such issue')),
    })
    await becomes('tracker.mirror', 'failed')
    await becomes('intake.survey', 'done')

    expect(desk.store.experiments.get(id)).toMatchObject({ stage: 'intake', substage: 'asking' })
  })

  it('T-5: the tracker is told of one change of an experiment at a time', async () => {
    begun(desk)
    begun(desk)
    const state = { now: 0, most: 0 }
    const perExperiment = new Map<string, number>()
    work({
      'intake.survey': () => Promise.resolve(surveyed),
      'agent.run': () => Promise.resolve({ event: { type: 'questions.asked', blocking: 0 } }),
      'tracker.mirror': async ({ experiment }) => {
        const beside = (perExperiment.get(experiment.id) ?? 0) + 1
        perExperiment.set(experiment.id, beside)
        state.most = Math.max(state.most, beside)
        await new Promise((resolve) => setImmediate(resolve))
        perExperiment.set(experiment.id, beside - 1)
        return { event: null }
      },
    })
    await until(
      () => callsOf('tracker.mirror').length === 4,
      () => String(callsOf('tracker.mirror').length),
    )

    expect(state.most).toBe(1)
  })

  it('a lane has as many places as it is given', async () => {
    for (let n = 0; n < 5; n += 1) begun(desk)
    work({}, { work: 2 })
    await until(
      () => callsOf('intake.survey').length === 2,
      () => String(calls.length),
    )
    await until(
      () => callsOf('tracker.mirror').length === 5,
      () => String(calls.length),
    )
    await until(
      () => worker.busy === 2,
      () => worker.underWay().join(),
    )

    expect(callsOf('intake.survey')).toHaveLength(2)
  })

  it('E-6: what a daemon left started is handed out again, with the next attempt', async () => {
    begun(desk)
    const first = work({})
    await until(
      () => callsOf('intake.survey').length === 1,
      () => 'not called',
    )
    await first.stop()
    expect(rowOf('intake.survey').state).toBe('started')

    expect(recover(desk)).toMatchObject({ effects: 1, quarantined: [] })
    work({ 'intake.survey': () => Promise.resolve(surveyed) })
    await becomes('intake.survey', 'done')
    expect(callsOf('intake.survey').map(({ attempt }) => attempt)).toEqual([1, 2])
  })

  it('takes nothing new once it is stopped', async () => {
    const stopped = work({})
    await stopped.stop()
    begun(desk)
    stopped.wake()
    await new Promise((resolve) => setImmediate(resolve))

    expect(calls).toEqual([])
  })

  it('W-1: what falls due between two looks at the clock is not left behind', async () => {
    begun(desk)
    const begin = desk.clock.now()
    const told: number[] = []
    const real = desk.clock
    Object.assign(desk, { clock: { ...real, now: () => told.shift() ?? real.now() } })
    work({
      'intake.survey': ({ attempt }) =>
        attempt === 1 ? Promise.reject(unreachable()) : Promise.resolve(surveyed),
    })
    const tries = () => calls.filter(({ effect }) => effect.kind === 'intake.survey').length
    await until(
      () => desk.store.outbox.nextDue(begin) === begin + 1000,
      () => 'it is not tried again in a second',
    )

    // the first look comes a moment too early, the second one just in time
    told.push(begin + 999, begin + 1000)
    worker.wake()
    await until(
      () => told.length === 0,
      () => 'it looked once only',
    )
    real.advance(5000)
    await until(
      () => tries() === 2,
      () => `${tries()} tries`,
    )

    expect(tries()).toBe(2)
  })
})
