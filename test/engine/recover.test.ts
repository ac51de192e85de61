import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recover } from '../../src/engine/recover.ts'
import { aDesk, begun, type Desk } from './engine-parts.ts'

describe('recovery at the start', () => {
  let desk: Desk
  beforeEach(() => {
    desk = aDesk()
  })
  afterEach(() => desk.remove())

  it('E-6: begun effects are due again at once, under their own keys; pending and done ones stay', () => {
    const [a, b, c] = [begun(desk), begun(desk), begun(desk)]
    const mark = { attempt: 1, epoch: 1, at: desk.clock.now() }
    desk.store.outbox.start(`${a}/0/0`, mark)
    desk.store.outbox.start(`${b}/0/0`, mark)
    desk.store.outbox.finish(`${b}/0/0`, { state: 'done', at: desk.clock.now() })

    expect(recover(desk)).toEqual({ effects: 1, quarantined: [] })
    expect(desk.store.outbox.byKey(`${a}/0/0`)).toMatchObject({ state: 'pending', attempt: 1 })
    expect(desk.store.outbox.byKey(`${b}/0/0`)).toMatchObject({ state: 'done' })
    expect(desk.store.outbox.byKey(`${c}/0/0`)).toMatchObject({ state: 'pending', attempt: 0 })
    expect(desk.store.outbox.due(desk.clock.now()).map(({ key }) => key)).toContain(`${a}/0/0`)
  })

  it('E-6: doing it again finds nothing more to do', () => {
    const id = begun(desk)
    desk.store.outbox.start(`${id}/0/0`, { attempt: 1, epoch: 1, at: desk.clock.now() })
    recover(desk)

    expect(recover(desk)).toEqual({ effects: 0, quarantined: [] })
  })

  it.each([
    ['no JSON', '{'],
    ['empty', '{}'],
    ['a stage this version does not have', '{"value":{"active":"dreaming"},"status":"active","context":{}}'],
  ])('E-9: a state that is %s is put aside with its reason, and the daemon starts', (_, snapshot) => {
    const poisoned = begun(desk)
    const healthy = begun(desk)
    desk.store.db.prepare('update experiments set snapshot = ? where id = ?').run(snapshot, poisoned)

    expect(recover(desk).quarantined).toEqual([poisoned])
    expect(desk.store.experiments.get(poisoned)).toMatchObject({ stage: 'blocked', turn: 'human', snapshot })
    expect(desk.store.experiments.get(poisoned).reason).not.toBe('')
    expect(desk.store.experiments.get(healthy).quarantined).toBeNull()
  })
})
