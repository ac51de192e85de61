import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTimerService, type TimerService } from '../../src/engine/timers.ts'
import { aDesk, atPlanApproval, type Desk, tell } from './engine-parts.ts'

const DAY = 86_400_000
const MINUTE = 60_000

describe('timers', () => {
  let desk: Desk
  let timers: TimerService
  beforeEach(() => {
    desk = aDesk({ onCommitted: () => timers.wake() })
    timers = createTimerService(desk)
  })
  afterEach(() => {
    timers.stop()
    desk.remove()
  })

  const defer = (id: ReturnType<typeof atPlanApproval>, forMs: number) =>
    tell(desk.deliver, id, [{ type: 'decision.deferred', by: 'ada', until: desk.clock.now() + forMs, forMs }])

  it('E-11: a deadline beyond the longest sleep of the machine is kept, by short sleeps', () => {
    const id = atPlanApproval(desk)
    defer(id, 26 * DAY)
    expect(desk.clock.nextAt()! - desk.clock.now()).toBeLessThanOrEqual(MINUTE)

    desk.clock.advance(25 * DAY)
    expect(desk.store.experiments.get(id).substage).toBe('deferred')
    desk.clock.advance(DAY + MINUTE)
    expect(desk.store.experiments.get(id)).toMatchObject({ substage: 'working', turn: 'human' })
  })

  it('fault 20: after a jump of the clock each overdue timer fires once', () => {
    const ids = Array.from({ length: 5 }, () => atPlanApproval(desk))
    for (const id of ids) defer(id, 3 * DAY)
    desk.clock.advance(4 * DAY)

    for (const id of ids) {
      const fired = desk.store.events.list(id).filter(({ event }) => event.type.startsWith('xstate.after'))
      expect(fired).toHaveLength(1)
      expect(desk.store.experiments.get(id).substage).toBe('working')
      // the wait for a silent person began anew when the decision came back
      expect(desk.store.timers.list(id)).toHaveLength(1)
    }
  })

  it('row 13, W-1: a deadline that falls due while another program writes is told afterwards, and ends nobody', () => {
    const id = atPlanApproval(desk)
    defer(id, 3 * DAY)
    const other = new BetterSqlite3(desk.store.db.name)
    other.exec('begin immediate')
    desk.clock.advance(3 * DAY)
    expect(desk.store.experiments.get(id).substage).toBe('deferred')
    expect(desk.log.lines.map(({ fields }) => fields['event'])).toContain('timer.unfired')

    other.close()
    desk.clock.advance(5_000)
    expect(desk.store.experiments.get(id)).toMatchObject({ substage: 'working', turn: 'human' })
  })

  it('W-10: 30 silent days park it', () => {
    const id = atPlanApproval(desk)
    desk.clock.advance(30 * DAY + MINUTE)

    expect(desk.store.experiments.get(id)).toMatchObject({ stage: 'paused', turn: 'nobody' })
    expect(desk.store.timers.list(id)).toEqual([])
  })

  it('E-6: what fell due while no daemon ran fires at the start, once', () => {
    const id = atPlanApproval(desk)
    timers.stop()
    desk.clock.advance(40 * DAY)
    expect(desk.store.experiments.get(id).stage).toBe('awaitingPlanApproval')

    timers = createTimerService(desk)
    timers.wake()
    timers.wake()
    expect(desk.store.experiments.get(id).stage).toBe('paused')
  })

  it('a decision in time takes the timer away', () => {
    const id = atPlanApproval(desk)
    tell(desk.deliver, id, [{ type: 'plan.rejected', by: 'ada', note: 'no' }])
    desk.clock.advance(31 * DAY)

    expect(desk.store.experiments.get(id).stage).toBe('cancelled')
    expect(desk.store.timers.list(id)).toEqual([])
  })

  it('E-9: the timer of an experiment that was put aside does not keep the others waiting', () => {
    const poisoned = atPlanApproval(desk)
    const healthy = atPlanApproval(desk)
    desk.store.experiments.quarantine(poisoned, 'damaged', desk.clock.now())
    desk.clock.advance(31 * DAY)

    expect(desk.store.experiments.get(healthy).stage).toBe('paused')
    expect(desk.store.timers.list(poisoned)).toHaveLength(1)
  })
})
