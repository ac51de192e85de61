import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOutboxWorker, type OutboxWorker } from '../../src/engine/outbox-worker.ts'
import type { Handlers, Outcome } from '../../src/engine/handler.ts'
import { aDesk, begun, type Desk } from './engine-parts.ts'

describe('row 9: a stop', () => {
  let desk: Desk
  beforeEach(() => {
    desk = aDesk()
  })
  afterEach(() => desk.remove())

  /** A worker of which every effect does the same. */
  async function working(handle: (signal: AbortSignal) => Promise<Outcome>): Promise<OutboxWorker> {
    const seen = { begun: 0 }
    const handlers = new Proxy(
      {},
      {
        get:
          () =>
          ({ signal }: { signal: AbortSignal }) => {
            seen.begun += 1
            return handle(signal)
          },
      },
    )
    const lanes = { agents: 2, hardware: 2, work: 2, tracker: 2 }
    const worker = createOutboxWorker({ ...desk, handlers: handlers as Handlers, epoch: 1, lanes })
    worker.wake()
    while (seen.begun < 2) await nextTurn()
    return worker
  }
  const states = (id: ReturnType<typeof begun>) => desk.store.outbox.list(id).map(({ state }) => state)

  it('is over at once when all lets go, and leaves what was begun to the next start', async () => {
    const id = begun(desk)
    const worker = await working(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('let go')))),
    )

    await worker.stop()

    expect(states(id)).toEqual(['started', 'started'])
    expect(desk.clock.nextAt()).toBeUndefined()
  })

  it('does not wait longer than it may for what does not let go; what that says later counts for nothing', async () => {
    const id = begun(desk)
    const late = Promise.withResolvers<Outcome>()
    const worker = await working(() => late.promise)
    const stopped = worker.stop()
    desk.clock.advance(5_999)
    const before = await Promise.race([stopped.then(() => 'over'), Promise.resolve('waiting')])
    desk.clock.advance(1)
    await stopped

    expect(before).toBe('waiting')
    expect(states(id)).toEqual(['started', 'started'])
    expect(desk.log.lines.map(({ message }) => message)).toContain(
      'effect did not let go; the next start looks it up',
    )
    late.reject(new Error('too late'))
    await new Promise(setImmediate)
    expect(states(id)).toEqual(['started', 'started'])
  })
})
