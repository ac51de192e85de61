import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker, type OutboxWorker } from '../../src/engine/outbox-worker.ts'
import { recover } from '../../src/engine/recover.ts'
import { until } from '../workflow/harness.ts'
import { aDesk, begun, type Desk } from './engine-parts.ts'

type Survey = (context: EffectContext) => Promise<Outcome>

describe('an effect that is tried again', () => {
  let desk: Desk
  const workers: OutboxWorker[] = []
  const seen: EffectContext[] = []

  beforeEach(() => {
    seen.length = 0
    desk = aDesk()
  })
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))
    desk.remove()
  })

  const row = () => desk.store.outbox.started().find(({ effect }) => effect.kind === 'intake.survey')
  const work = (survey: Survey, more: { mask?: (text: string) => string } = {}): void => {
    const handlers = {
      'intake.survey': (context: EffectContext) => {
        seen.push(context)
        return survey(context)
      },
      'tracker.mirror': () => Promise.resolve({ event: null }),
    } as unknown as Handlers
    const lanes = { agents: 2, hardware: 2, work: 2, tracker: 2 }
    const worker = createOutboxWorker({ ...desk, ...more, handlers, epoch: 1, lanes })
    workers.push(worker)
    worker.wake()
  }
  const untilSeen = (times: number) =>
    until(
      () => seen.length === times,
      () => `seen ${seen.length} times`,
    )
  const forever: Survey = () => new Promise(() => undefined)
  const lost =
    (words: string): Survey =>
    () =>
      Promise.reject(new HookeError('tracker.unreachable', words, { retryable: true }))

  it('E-3: the first try knows of none before; a later one since when, and that it is over', async () => {
    begun(desk)
    work(forever)
    await untilSeen(1)
    const askedAt = desk.clock.now()
    desk.clock.advance(5_000)
    recover(desk)
    work(forever)
    await untilSeen(2)

    expect(seen.map(({ earlier }) => earlier)).toEqual([
      undefined,
      { since: askedAt, endedBy: desk.clock.steady() },
    ])
    workers.length = 0
  })

  it('row 13: a single statement that finds the database locked is tried again, not put before a person', async () => {
    const id = begun(desk)
    const other = new BetterSqlite3(desk.store.db.name)
    work(() => {
      if (seen.length > 1) return forever(seen[1]!)
      other.exec('begin immediate')
      try {
        desk.store.feed.append({ experiment: id, kind: 'stage', body: {}, at: 1 })
      } finally {
        other.exec('rollback')
      }
      return Promise.reject(new Error('it was not refused'))
    })
    await untilSeen(1)
    await until(
      () => desk.log.lines.some(({ message }) => message === 'effect tried again later'),
      () => JSON.stringify(desk.log.lines),
    )
    other.close()
    desk.clock.advance(1_000)
    await untilSeen(2)
    workers.length = 0
  })

  it('row 6: being killed again and again uses up none of its tries', async () => {
    begun(desk)
    for (let life = 1; life <= 20; life += 1) {
      work(forever)
      await untilSeen(life)
      recover(desk)
    }
    workers.length = 0
    work(lost('no answer'))
    await untilSeen(21)
    await until(
      () => row() === undefined,
      () => JSON.stringify(row()),
    )

    expect(desk.store.experiments.get(seen[0]!.experiment.id).stage).toBe('intake')
    expect(desk.store.outbox.byKey(seen[0]!.key)).toMatchObject({
      state: 'pending',
      notBefore: desk.clock.now() + 1_000,
    })
  })

  it('S-5: what the world said goes into no row unmasked', async () => {
    const id = begun(desk)
    const mask = (text: string): string => text.replaceAll('s3cret', '***')
    work(lost('the token s3cret was refused'), { mask })
    await until(
      () => {
        desk.clock.advance(60_000)
        return desk.store.experiments.get(id).stage === 'blocked'
      },
      () => JSON.stringify(row()),
    )

    expect(desk.store.experiments.get(id).reason).toContain('the token *** was refused')
    const rows = ['outbox', 'events', 'experiments'].map((table) =>
      desk.store.db.prepare(`select * from ${table}`).all(),
    )
    expect(JSON.stringify(rows)).not.toContain('s3cret')
  })
})
