import { afterEach, describe, expect, it } from 'vitest'
import { type LoopWatch, watchEventLoop } from '../../src/lib/event-loop.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

/** Holds up this thread as a large JSON or a synchronous git would. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** The monitor looks from within the loop: it needs a few turns to see what happened. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setTimeout(resolve, 12))
}

describe('the watch over the event loop', () => {
  let watch: LoopWatch
  const clock = createManualClock()
  const told: number[] = []
  const open = () => (watch = watchEventLoop({ clock, limitMs: 200, onBlocked: (ms) => told.push(ms) }))
  afterEach(() => {
    watch.stop()
    told.length = 0
  })

  it('RELIABILITY 78: tells once, with how long, that the loop was held up', async () => {
    open()
    await turns(3)
    block(320)
    await turns(3)
    clock.advance(3_000)

    expect(told).toHaveLength(1)
    expect(told[0]).toBeGreaterThan(250)
    // two histograms, begun one after the other
    expect(Math.abs(watch.lag().longest - (told[0] ?? 0))).toBeLessThanOrEqual(20)
  })

  it('says nothing of a loop that turns, and forgets what is two minutes past', async () => {
    open()
    await turns(3)
    block(60)
    await turns(3)
    clock.advance(1_000)
    expect(told).toEqual([])
    expect(watch.lag().longest).toBeGreaterThan(30)

    clock.advance(121_000)
    expect(watch.lag().longest).toBeLessThan(30)
  })
})
