import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createComputeSlots } from '../../../src/engine/runs/compute-slots.ts'
import { superviseRuns } from '../../../src/engine/runs/supervise.ts'
import { aStore } from '../../builders/store.ts'
import { aMatrix, drive } from './matrix.ts'

const forever = new AbortController().signal

describe('places on a compute', () => {
  let lab: ReturnType<typeof aStore>
  beforeEach(() => {
    lab = aStore()
  })
  afterEach(() => lab.remove())

  it('W-5: runs of all experiments together stay below the limit of their compute', async () => {
    const slots = createComputeSlots()
    const live = { now: 0, most: 0 }
    const matrix = aMatrix(lab.store, {
      seeds: 4,
      request: { concurrency: 8 },
      outcomeOf: () => ({ afterMs: 1000, result: { reward: 1 } }),
    })
    const counted = (owner: string) => ({
      occupy: () => slots.occupy(owner),
      take: async (signals: readonly AbortSignal[]) => {
        const giveBack = await slots.take({ owner, limit: () => 3, signals })
        live.most = Math.max(live.most, (live.now += 1))
        return () => {
          live.now -= 1
          giveBack?.()
        }
      },
    })
    await drive(matrix.clock, superviseRuns({ ...matrix.deps, slots: counted('A') }, matrix.request, forever))

    expect(matrix.rows().map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'ok'))
    expect(live).toEqual({ now: 0, most: 3 })
  })

  it('W-5: an experiment with many runs does not starve one with few', async () => {
    const slots = createComputeSlots()
    const order: string[] = []
    const open: (() => void)[] = []
    const ask = (owner: string) =>
      slots.take({ owner, limit: () => 2, signals: [forever] }).then((giveBack) => {
        order.push(owner)
        if (giveBack) open.push(giveBack)
      })
    const asked = [...Array.from({ length: 5 }, () => ask('many')), ask('few')]
    while (order.length < asked.length) {
      await new Promise((resolve) => setImmediate(resolve))
      open.shift()?.()
    }

    expect(order.slice(0, 3)).toEqual(['many', 'many', 'few'])
  })

  it('a raised limit counts at the next chance, and who leaves the queue holds up nobody', async () => {
    const slots = createComputeSlots()
    const limit = { now: 1 }
    const leaving = new AbortController()
    const giveBack = slots.occupy('a')
    const gone = slots.take({ owner: 'b', limit: () => limit.now, signals: [leaving.signal] })
    const stays = slots.take({ owner: 'c', limit: () => limit.now, signals: [forever] })
    leaving.abort()
    expect(await gone).toBeUndefined()
    giveBack()
    expect(await stays).toBeTypeOf('function')
    limit.now = 2
    expect(await slots.take({ owner: 'd', limit: () => limit.now, signals: [forever] })).toBeTypeOf(
      'function',
    )
  })
})
