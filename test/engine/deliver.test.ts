import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refuseQuarantined } from '../../src/engine/deliver.ts'
import { fold } from '../../src/engine/fold.ts'
import { hash, limits, uneventful } from '../builders/events.ts'
import { aDesk, atPlanApproval, begun, type Desk, everything, tell } from './engine-parts.ts'

describe('delivering an event', () => {
  let desk: Desk
  beforeEach(() => {
    desk = aDesk()
  })
  afterEach(() => desk.remove())

  it('E-2: writes state, log, outbox, timers and feed in one commit', () => {
    const id = atPlanApproval(desk)
    const row = desk.store.experiments.get(id)

    expect(row).toMatchObject({ stage: 'awaitingPlanApproval', turn: 'human', waitingFor: 'ada' })
    expect(desk.store.events.list(id).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(desk.store.timers.list(id)).toHaveLength(1)
    expect(desk.store.outbox.list(id).map(({ effect }) => effect.kind)).toContain('critique.run')
  })

  it('E-2: a death before the commit leaves nothing of the step', () => {
    const dying = aDesk({
      hit: (point) => {
        if (point === 'step.beforeCommit') throw new Error('killed')
      },
    })
    const id = begun(dying)
    const before = everything(dying.store)

    expect(() => tell(dying.deliver, id, [{ type: 'issue.surveyed', nearDuplicate: null }])).toThrow('killed')
    expect(everything(dying.store)).toEqual(before)
    expect(dying.committed).toEqual([])
    dying.remove()
  })

  it('E-2: the same key counts once, whatever comes with it', () => {
    const id = atPlanApproval(desk)
    const approve = { type: 'plan.approved' as const, by: 'ada', hash }
    expect(desk.deliver(id, { key: 'k', event: approve, actor: 'ada' })).toBe('applied')
    const after = everything(desk.store)

    expect(desk.deliver(id, { key: 'k', event: approve, actor: 'ada' })).toBe('duplicate')
    const other = { type: 'experiment.cancelled' as const, by: 'bob', reason: 'no' }
    expect(desk.deliver(id, { key: 'k', event: other, actor: 'bob' })).toBe('duplicate')
    expect(everything(desk.store)).toEqual(after)
  })

  it('E-10: an event that means nothing here changes nothing and is logged', () => {
    const id = atPlanApproval(desk)
    const { version } = desk.store.experiments.get(id)

    expect(tell(desk.deliver, id, [{ type: 'hardware.released' }])).toEqual(['ignored'])
    expect(desk.store.experiments.get(id).version).toBe(version)
    expect(desk.log.lines.at(-1)).toMatchObject({
      fields: { event: 'hardware.released', stage: 'awaitingPlanApproval' },
      message: 'event ignored: it came late or means nothing here',
    })
  })

  it('T-3: an approval of another hash than the shown one is no approval', () => {
    const id = atPlanApproval(desk)

    expect(tell(desk.deliver, id, [{ type: 'plan.approved', by: 'ada', hash: 'b'.repeat(64) }])).toEqual([
      'ignored',
    ])
  })

  it('E-10: leaving a stage cancels what it asked for, but not what the tracker is told', () => {
    const id = begun(desk)
    tell(desk.deliver, id, [{ type: 'experiment.cancelled', by: 'ada', reason: 'no' }])
    const states = desk.store.outbox.list(id).map(({ effect, state }) => [effect.kind, state])

    expect(states).toEqual([
      ['intake.survey', 'cancelled'],
      ['tracker.mirror', 'pending'],
      ['work.stop', 'pending'],
      ['tracker.mirror', 'pending'],
    ])
    expect(desk.committed.at(-1)).toEqual([`${id}/0/0`])
  })

  it('E-9: a damaged state puts its experiment aside; the others go on', () => {
    const poisoned = begun(desk)
    const healthy = begun(desk)
    desk.store.db.prepare('update experiments set snapshot = ? where id = ?').run('{"value":1}', poisoned)

    expect(tell(desk.deliver, poisoned, [{ type: 'issue.surveyed', nearDuplicate: null }])).toEqual([
      'quarantined',
    ])
    expect(tell(desk.deliver, poisoned, [{ type: 'questions.asked', blocking: 0 }])).toEqual(['quarantined'])
    expect(tell(desk.deliver, healthy, [{ type: 'issue.surveyed', nearDuplicate: null }])).toEqual([
      'applied',
    ])

    const row = desk.store.experiments.get(poisoned)
    expect(row).toMatchObject({ stage: 'blocked', turn: 'human', snapshot: '{"value":1}' })
    expect(desk.store.events.list(poisoned)).toEqual([])
    expect(() => refuseQuarantined(row)).toThrow(`${poisoned} was put aside`)
    expect(desk.store.outbox.due(desk.clock.now()).map(({ experiment }) => experiment)).not.toContain(
      poisoned,
    )
  })

  it('E-11: an empty state is never begun anew', () => {
    const id = begun(desk)
    desk.store.db.prepare("update experiments set snapshot = '{}' where id = ?").run(id)

    expect(tell(desk.deliver, id, [{ type: 'issue.surveyed', nearDuplicate: null }])).toEqual(['quarantined'])
  })

  it('E-8: whatever is delivered, in whatever order and however often, the log gives the stored state', () => {
    const any = fc.array(fc.tuple(fc.constantFrom(...uneventful), fc.nat(60)), { maxLength: 40 })
    fc.assert(
      fc.property(any, (events) => {
        const id = begun(desk)
        for (const event of uneventful.slice(0, events.length)) tell(desk.deliver, id, [event])
        for (const [event, n] of events) desk.deliver(id, { key: `${id}/${n}`, event, actor: 'test' })
        const { snapshot } = desk.store.experiments.get(id)
        expect(JSON.parse(fold(desk.store, id, limits))).toEqual(JSON.parse(snapshot))
      }),
      { numRuns: 20 },
    )
  })
})
