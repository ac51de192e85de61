import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import type { EffectContext, Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker, type OutboxWorker, type WorkerDeps } from '../../src/engine/outbox-worker.ts'
import { aDesk, begun, type Desk } from './engine-parts.ts'

const PLENTY = { agents: 9, hardware: 9, work: 9, tracker: 9 }

describe('an outcome and what begins with it, in one commit', () => {
  let desk: Desk
  const live: { worker?: OutboxWorker } = {}
  /** Each call of a handler: of which effect, which attempt, how its row stood, and how it is answered. */
  const calls: { key: string; attempt: number; state: string; answer: PromiseWithResolvers<Outcome> }[] = []
  beforeEach(() => {
    calls.length = 0
    delete live.worker
    desk = aDesk({
      onCommitted: ({ cancelled }) => {
        live.worker?.abort(cancelled)
        live.worker?.wake()
      },
    })
    desk.store.db.pragma('busy_timeout = 1')
  })
  afterEach(async () => {
    const over = live.worker?.stop()
    desk.clock.advance(6_000)
    await over
    desk.remove()
  })

  const work = (more: Partial<WorkerDeps> = {}): OutboxWorker => {
    const called = ({ key, attempt, signal }: EffectContext): Promise<Outcome> => {
      const answer = Promise.withResolvers<Outcome>()
      signal.addEventListener('abort', () => answer.reject(new HookeError('effect.aborted', 'stopped')))
      calls.push({ key, attempt, state: desk.store.outbox.byKey(key)?.state ?? 'gone', answer })
      return answer.promise
    }
    const handlers = new Proxy({}, { get: () => called }) as Handlers
    live.worker = createOutboxWorker({
      ...{ ...desk, handlers, epoch: 1, hit: () => undefined, lanes: PLENTY },
      ...more,
    })
    live.worker.wake()
    return live.worker
  }
  /** Turns of the event loop, the disk included. */
  const turns = async (n: number): Promise<void> => {
    for (let turn = 0; turn < n; turn += 1) {
      await nextTurn()
      await desk.store.durable()
    }
  }
  const surveyOf = (id: ExperimentId): string => `${id}/0/0`
  const callsOf = (key: string) => calls.filter((call) => call.key === key)

  it('E-3: what could not be stored is begun again once, also when another outcome shares the commit', async () => {
    const [a, b] = [surveyOf(begun(desk)), surveyOf(begun(desk))]
    work()
    await turns(3)
    const other = new Database(desk.store.db.name)
    other.exec('begin immediate')
    callsOf(a)[0]?.answer.resolve({ event: null })
    await turns(4)
    other.exec('rollback')
    other.close()
    expect(desk.log.lines.map(({ message }) => message)).toContain('the outcome could not be stored')

    desk.clock.advance(5_000)
    callsOf(b)[0]?.answer.resolve({ event: null })
    await turns(4)
    callsOf(a)[1]?.answer.resolve({ event: null })
    await turns(6)

    expect(callsOf(a).map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'started'],
      [2, 'started'],
    ])
    expect(desk.store.outbox.byKey(a)?.state).toBe('done')
  })

  it('E-10: what is begun and cancelled in one commit is not carried out, and its place is free', async () => {
    const id = begun(desk)
    const door: { closed: string | null } = { closed: 'closed' }
    const worker = work({ closedBecause: () => door.closed })
    await turns(4)
    const [mirror] = calls
    expect(calls.map(({ key }) => key)).toEqual([`${id}/0/mirror`])

    // in one turn: the survey may begin, and the tracker answers that a person closed the issue
    door.closed = null
    worker.wake()
    const event = { type: 'experiment.paused', by: 'ada', reason: 'closed' } as const
    const rows = (): void => void desk.deliver(id, { key: 'moved', event, actor: 'ada' })
    mirror?.answer.resolve({ event: null, rows })
    await turns(6)

    expect(desk.store.outbox.byKey(surveyOf(id))?.state).toBe('cancelled')
    expect(callsOf(surveyOf(id))).toEqual([])
    expect(worker.underWay().filter((name) => name.includes('intake'))).toEqual([])
  })

  it('E-9: a row that cannot be read is told once and holds up nobody else', async () => {
    const [sick, healthy] = [begun(desk), begun(desk)]
    desk.store.db
      .prepare("update outbox set effect = ? where experiment = ? and kind = 'intake.survey'")
      .run('{"kind":"intake.survey","later":1}', sick)
    const worker = work()
    for (let look = 0; look < 4; look += 1) {
      worker.wake()
      await turns(3)
    }

    expect(callsOf(surveyOf(healthy))).toHaveLength(1)
    expect(callsOf(surveyOf(sick))).toEqual([])
    const told = desk.log.lines.filter(({ message }) => message.includes('cannot be read'))
    expect(told.map(({ level, fields }) => [level, fields['key']])).toEqual([['error', surveyOf(sick)]])
  })
})
