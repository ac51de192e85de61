import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOnceAt, type Creation, type EarlierTry } from '../../src/lib/create-once.ts'
import { sweepExtras } from '../../src/lib/sweep-extras.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

const TIMEOUT = 1_000
const LAG = 150
const never = new AbortController().signal

interface Pod {
  readonly id: number
  readonly name: string
  readonly listedAt: number
}

/** A service that knows no key, whose list lags, and on which requests land when the test says. */
function aService() {
  const clock = createManualClock()
  const pods: Pod[] = []
  const looks: number[] = []
  const removed: number[] = []
  const land = (name: string): Pod => {
    const pod = { id: pods.length + 1, name, listedAt: clock.steady() + LAG }
    pods.push(pod)
    return pod
  }
  const once = createOnceAt({ clock, requestTimeoutMs: TIMEOUT, listingLagMs: LAG })
  const creation = (earlier?: EarlierTry, more: Partial<Creation<Pod>> = {}): Creation<Pod> => ({
    key: 'a',
    earlier,
    find: () => {
      looks.push(clock.steady())
      return Promise.resolve(pods.filter(({ name, listedAt }) => name === 'a' && listedAt <= clock.steady()))
    },
    create: () => Promise.resolve(land('a')),
    ...more,
  })
  /** Moves time on until the promise has an end. */
  const settled = async <T>(promise: Promise<T>): Promise<T> => {
    const state = { isOver: false }
    const over = (): void => void (state.isOver = true)
    promise.then(over, over)
    for (let n = 0; n < 100 && !state.isOver; n += 1) {
      for (let tick = 0; tick < 20; tick += 1) await Promise.resolve()
      const next = clock.nextAt()
      if (next !== undefined) clock.advance(next - clock.now())
    }
    return promise
  }
  return { clock, pods, looks, removed, land, once, creation, settled }
}

describe('creating once at a service that knows no key', () => {
  it('E-3: makes what nobody tried before, without a look', async () => {
    const { once, creation, looks, pods } = aService()
    await once(creation(), never)

    expect(pods).toHaveLength(1)
    expect(looks).toEqual([])
  })

  it('E-3: what an earlier try left is found at once', async () => {
    const { once, creation, land, clock, looks, pods } = aService()
    const left = land('a')
    clock.advance(LAG)
    const found = await once(creation({ since: 0, endedBy: clock.steady() }), never)

    expect(found).toBe(left)
    expect(looks).toHaveLength(1)
    expect(pods).toHaveLength(1)
  })

  it('row 4: a request of the dead daemon that lands up to its timeout later is not made again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: TIMEOUT }), async (landsAfter) => {
        const { once, creation, land, clock, pods, settled } = aService()
        clock.after(landsAfter, () => land('a'))
        const found = await settled(once(creation({ since: 0, endedBy: clock.steady() }), never))

        expect(pods).toEqual([found])
      }),
    )
  })

  it('row 4: the look without a settle time is the mistake that the settle time mends', async () => {
    const { creation, land, clock, pods, settled } = aService()
    const hasty = createOnceAt({ clock, requestTimeoutMs: 0, listingLagMs: 0 })
    clock.after(400, () => land('a'))
    await settled(hasty(creation({ since: 0, endedBy: clock.steady() }), never))
    clock.advance(400)

    expect(pods).toHaveLength(2)
  })

  it('RELIABILITY 2.4: looks twice after the settle time before it makes anything', async () => {
    const { once, creation, clock, looks, pods, settled } = aService()
    await settled(once(creation({ since: 0, endedBy: clock.steady() }), never))

    expect(looks).toEqual([0, TIMEOUT, TIMEOUT + LAG])
    expect(pods).toHaveLength(1)
  })

  it('waits no longer than since the earlier try ended', async () => {
    const { once, creation, clock, looks, settled } = aService()
    clock.advance(10_000)
    await settled(once(creation({ since: 0, endedBy: 9_500 }), never))

    expect(looks).toEqual([10_000, 10_500, 10_650])
  })

  it('row 20: a clock that somebody sets shortens no wait', async () => {
    const { once, creation, clock, looks, settled } = aService()
    const made = once(creation({ since: 0, endedBy: clock.steady() }), never)
    clock.jump(86_400_000)
    await settled(made)

    expect(looks).toEqual([0, TIMEOUT, TIMEOUT + LAG])
  })

  it('row 61: a reply that was lost makes the next call look, though nobody told it of an earlier try', async () => {
    const { once, creation, land, pods, settled } = aService()
    const lost = creation(undefined, {
      create: () => {
        land('a')
        return Promise.reject(new Error('the connection was closed'))
      },
    })
    await expect(once(lost, never)).rejects.toThrow('closed')
    const found = await settled(once(creation(), never))

    expect(pods).toEqual([found])
  })

  it('row 43: a service that does not answer a look is not taken for one that has nothing', async () => {
    const { once, creation, clock, pods } = aService()
    const silent = creation(
      { since: 0, endedBy: clock.steady() },
      { find: () => Promise.reject(new Error('no answer')) },
    )

    await expect(once(silent, never)).rejects.toThrow('no answer')
    expect(pods).toHaveLength(0)
  })

  it('two calls with the same key at the same time make one thing', async () => {
    const { once, creation, clock, pods, settled } = aService()
    const slow = creation(undefined, {
      create: () =>
        new Promise((_, reject) => clock.after(100, () => reject(new Error('the reply was lost')))),
    })
    const first = once(slow, never)
    const second = once(creation(), never)
    await expect(settled(first)).rejects.toThrow('lost')
    await settled(second)

    expect(pods).toHaveLength(1)
  })

  it('E-10: lets go at once when its stage is left, and makes nothing', async () => {
    const { once, creation, clock, pods } = aService()
    const stop = new AbortController()
    const made = once(creation({ since: 0, endedBy: clock.steady() }), stop.signal)
    for (let tick = 0; tick < 20; tick += 1) await Promise.resolve()
    stop.abort(new Error('the stage was left'))

    await expect(made).rejects.toThrow('the stage was left')
    expect(pods).toHaveLength(0)
    expect(clock.nextAt()).toBeUndefined()
  })

  it('of several the first stays and the others go', async () => {
    const { once, creation, land, clock, removed } = aService()
    for (const name of ['a', 'a', 'b', 'a']) land(name)
    clock.advance(LAG)
    const earlier = { since: 0, endedBy: clock.steady() }
    const remove = ({ id }: Pod) => Promise.resolve(void removed.push(id))
    const found = await once(creation(earlier, { remove }), never)

    expect(found.id).toBe(1)
    expect(removed).toEqual([2, 4])
  })
})

describe('the sweep', () => {
  const sweep = async (names: readonly string[], wanted: readonly string[]): Promise<readonly number[]> => {
    const extras = await sweepExtras(
      {
        list: () => Promise.resolve(names.map((name, id) => ({ id, name }))),
        keyOf: ({ name }) => name,
        isWanted: (key) => wanted.includes(key),
        remove: () => Promise.resolve(),
      },
      never,
    )
    return extras.map(({ id }) => id)
  }

  it('row 51: removes what nobody wants and all but the first of what somebody wants', async () => {
    expect(await sweep(['a', 'b', 'a', 'c'], ['a', 'c'])).toEqual([1, 2])
    expect(await sweep(['a', 'b'], ['a', 'b'])).toEqual([])
  })

  it('asks what is wanted after the list came: what is made meanwhile is no orphan', async () => {
    const rows = new Set<string>()
    const list = () => {
      rows.add('a')
      return Promise.resolve([{ name: 'a' }])
    }
    const swept = { list, keyOf: ({ name }: { name: string }) => name, remove: () => Promise.resolve() }

    expect(await sweepExtras({ ...swept, isWanted: (key) => rows.has(key) }, never)).toEqual([])
  })
})
