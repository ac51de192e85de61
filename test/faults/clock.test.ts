import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTimerService, type TimerService } from '../../src/engine/timers.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aDesk, atPlanApproval, begun, type Desk, tell } from '../engine/engine-parts.ts'
import { violationsOf } from '../invariants/invariants.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let desk: Desk
let timers: TimerService
const jumps: number[] = []
beforeEach(() => {
  jumps.length = 0
  desk = aDesk({ onCommitted: () => timers.wake() })
  timers = createTimerService({ ...desk, onJump: () => jumps.push(desk.clock.now()) })
  timers.wake()
})
afterEach(() => {
  timers.stop()
  desk.remove()
})

type Id = ReturnType<typeof atPlanApproval>
const defer = (id: Id, forMs: number) =>
  tell(desk.deliver, id, [{ type: 'decision.deferred', by: 'ada', until: desk.clock.now() + forMs, forMs }])
const fired = (id: Id): number =>
  desk.store.events.list(id).filter(({ event }) => event.type.startsWith('xstate.after')).length
const logged = () =>
  desk.log.lines
    .filter(({ fields }) => fields['event'] === 'clock.jumped')
    .map(({ fields }) => fields['byMs'])

describe('row 20: the clock is set', () => {
  it('row 20, E-11: a day ahead: what is overdue fires once, within a minute, and the jump is logged (weaker: no libfaketime, the clock is ours)', () => {
    const [soon, late] = [atPlanApproval(desk), atPlanApproval(desk)]
    defer(soon, 3 * HOUR)
    defer(late, 3 * DAY)

    desk.clock.jump(DAY)
    desk.clock.advance(MINUTE)

    expect([fired(soon), fired(late)]).toEqual([1, 0])
    expect(logged()).toEqual([DAY])
    expect(jumps).toHaveLength(1)
    desk.clock.advance(3 * DAY)
    expect([fired(soon), fired(late)]).toEqual([1, 1])
    expect(violationsOf({ store: desk.store })).toEqual([])
  })

  it('row 20: a day back: nothing fires twice, nothing is skipped, and the jump is logged', () => {
    const [over, soon] = [atPlanApproval(desk), atPlanApproval(desk)]
    defer(over, HOUR)
    defer(soon, 5 * HOUR)
    desk.clock.advance(2 * HOUR)
    expect([fired(over), fired(soon)]).toEqual([1, 0])

    desk.clock.jump(-DAY)
    desk.clock.advance(12 * HOUR)
    expect([fired(over), fired(soon)]).toEqual([1, 0])
    expect(logged()).toEqual([-DAY])

    // the date that was given comes a day later than it looked
    desk.clock.advance(2 * DAY)
    expect([fired(over), fired(soon)]).toEqual([1, 1])
  })

  it('row 20: a pause before another try does not grow by the day that the clock was set back', () => {
    const id = begun(desk)
    const key = `${id}/0/0`
    const { outbox } = desk.store
    outbox.postpone(key, desk.clock.now() + 30_000, 'no answer')
    const isDue = () => outbox.due(desk.clock.now()).some((effect) => effect.key === key)

    desk.clock.jump(-DAY)
    expect(isDue()).toBe(false)
    desk.clock.advance(MINUTE)

    expect(isDue()).toBe(true)
  })

  it('row 20: a leap second and the small corrections of a time server are no jump', () => {
    const id = atPlanApproval(desk)
    defer(id, HOUR)

    for (const ms of [1000, -1000, 4 * MINUTE]) desk.clock.jump(ms)
    desk.clock.advance(HOUR)

    expect(fired(id)).toBe(1)
    expect(logged()).toEqual([])
  })

  it('row 20: under any jumps a deadline fires at most once, and once its date has passed for good it has fired', () => {
    const some = fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 6 * HOUR }) }),
      fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -3 * DAY, max: 3 * DAY }) }),
    )
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (steps) => {
        const id = atPlanApproval(desk)
        defer(id, 4 * HOUR)
        const due = desk.clock.now() + 4 * HOUR
        const times = () =>
          desk.store.events.list(id).filter(({ event }) => event.type.startsWith('xstate.after.deferral'))
            .length

        for (const { kind, ms } of steps) {
          desk.clock[kind](ms)
          expect(times()).toBeLessThanOrEqual(1)
        }
        desk.clock.jump(Math.max(0, due - desk.clock.now()))
        desk.clock.advance(MINUTE)

        expect(times()).toBe(1)
      }),
      { numRuns: 10, seed: 20 },
    )
  })
})

describe('row 21: a timer longer than the longest sleep of the machine', () => {
  it('row 21, E-11: 30 days are 30 days, not a millisecond, across a restart too', () => {
    const id = atPlanApproval(desk)
    desk.clock.advance(29 * DAY + 23 * HOUR)
    expect(desk.store.experiments.get(id).stage).toBe('awaitingPlanApproval')

    timers.stop()
    timers = createTimerService(desk)
    timers.wake()
    desk.clock.advance(30 * MINUTE)
    expect(desk.store.experiments.get(id).stage).toBe('awaitingPlanApproval')
    desk.clock.advance(HOUR)

    expect(desk.store.experiments.get(id)).toMatchObject({ stage: 'paused', turn: 'nobody' })
    expect(fired(id)).toBe(1)
  })

  it('row 21: the clock of the machine itself does not fire early what is beyond its longest sleep', async () => {
    const early: string[] = []
    const stop = systemClock.after(30 * DAY, () => early.push('fired'), { quiet: true })

    await new Promise((resolve) => setTimeout(resolve, 20))

    stop()
    expect(early).toEqual([])
  })
})

describe('row 22: the machine sleeps', () => {
  it('row 22: eight hours in which no time passed for the daemon: what fell due fires once after the lid is opened (weaker: there is no SSH connection yet that could be stale)', () => {
    const ids = Array.from({ length: 3 }, () => atPlanApproval(desk))
    for (const id of ids) defer(id, 2 * HOUR)
    const waiting = atPlanApproval(desk)

    desk.clock.jump(8 * HOUR)
    desk.clock.advance(MINUTE)
    desk.clock.advance(HOUR)

    expect(ids.map(fired)).toEqual([1, 1, 1])
    expect(desk.store.experiments.get(waiting).stage).toBe('awaitingPlanApproval')
    expect(logged()).toEqual([8 * HOUR])
  })
})
