import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '../../../src/compute/driver.ts'
import { HookeError } from '../../../src/domain/errors.ts'
import { aStore } from '../../builders/store.ts'
import { aMatrix } from './matrix.ts'

describe('starting a run', () => {
  let under: ReturnType<typeof aStore>
  beforeEach(() => {
    under = aStore()
  })
  afterEach(() => under.remove())

  /** One run, on a host that loses the first replies; what the driver was told each time. */
  const start = async (options: { lostReplies: number; isLeftBehind?: boolean }) => {
    const asked: RunSpec[] = []
    const matrix = aMatrix(under.store, { conditions: ['greedy'], seeds: 1 })
    const begun = matrix.clock.now()
    const [row] = matrix.rows()
    if (options.isLeftBehind) under.store.runs.submitting(row!.id, begun)
    const submit = matrix.driver.submit.bind(matrix.driver)
    matrix.driver.submit = (spec, signal) => {
      asked.push(spec)
      if (asked.length > options.lostReplies) return submit(spec, signal)
      return Promise.reject(new HookeError('compute.unreachable', 'no answer', { retryable: true }))
    }
    matrix.clock.advance(60_000)
    await matrix.supervise()
    return { begun, told: asked.map(({ earlier }) => earlier?.since) }
  }

  it('E-3: the first time the driver knows that nobody asked before', async () => {
    expect((await start({ lostReplies: 0 })).told).toEqual([undefined])
  })

  it('row 51: after a lost reply it is told that the run may be there, and since when', async () => {
    const { begun, told } = await start({ lostReplies: 2 })

    expect(told).toEqual([undefined, begun + 60_000, begun + 60_000])
  })

  it('row 4: a run that a dead daemon was about to submit is told of at once', async () => {
    const { begun, told } = await start({ lostReplies: 0, isLeftBehind: true })

    expect(told).toEqual([begun])
  })
})
