import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../src/compute/driver.ts'
import type { Handlers, Outcome } from '../../src/engine/handler.ts'
import { createOutboxWorker } from '../../src/engine/outbox-worker.ts'
import { onSlowDisk } from '../builders/slow-disk.ts'
import { aDesk, begun, type Desk } from './engine-parts.ts'
import { aMatrix } from './runs/matrix.ts'

describe('E-3: nothing outside is done before what says so is on the disk', () => {
  let desk: Desk
  beforeEach(() => {
    desk = aDesk()
  })
  afterEach(() => desk.remove())

  /** Long enough for anything that does not wait. */
  const turns = async (): Promise<void> => {
    for (let n = 0; n < 20; n += 1) await nextTurn()
  }

  it('E-3: an effect is carried out when its `started` is on the disk, and not when it is only committed', async () => {
    const id = begun(desk)
    const disk = onSlowDisk(desk.store.db)
    const called: string[] = []
    const answer = Promise.withResolvers<Outcome>()
    const handlers = new Proxy(
      {},
      { get: (_target, kind) => () => (called.push(String(kind)), answer.promise) },
    ) as Handlers
    const lanes = { agents: 2, hardware: 2, work: 2, tracker: 2 }
    const worker = createOutboxWorker({ ...desk, store: disk.store, handlers, epoch: 1, lanes })
    worker.wake()
    await turns()
    expect(desk.store.outbox.list(id).map(({ state }) => state)).toEqual(['started', 'started'])
    expect(called).toEqual([])

    disk.letThrough()
    while (called.length < 2) await nextTurn()
    answer.resolve({ event: null })
    await worker.stop()
    expect(called.sort()).toEqual(['intake.survey', 'tracker.mirror'])
  })

  it('E-3: a run is submitted when its row is on the disk', async () => {
    const disk = onSlowDisk(desk.store.db)
    const matrix = aMatrix(disk.store, { conditions: ['greedy'], seeds: 1 })
    const asked: string[] = []
    const submit: ComputeDriver['submit'] = matrix.driver.submit.bind(matrix.driver)
    matrix.driver.submit = (spec, signal) => {
      asked.push(spec.run)
      return submit(spec, signal)
    }
    const over = matrix.supervise()
    while (disk.waits === 0) await nextTurn()
    await turns()
    expect(matrix.rows().map(({ state }) => state)).toEqual(['submitting'])
    expect(asked).toEqual([])

    disk.letThrough()
    await over
    expect(asked).toHaveLength(1)
  })
})
