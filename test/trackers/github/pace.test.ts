import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace } from '../../../src/trackers/github/pace.ts'
import { createLimits } from '../../fakes/github/limits.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { whileTimePasses } from './bench.ts'

const WEATHER = {
  ...{ listingLagMs: 0, hourly: 5_000, pointsPerMinute: 900 },
  ...{ contentPerMinute: 80, contentPerHour: 500 },
  ...{ graphql: 'there' as const, graphqlHourly: 5_000 },
}
const READ = { isWrite: false, isContent: false }
const WRITE = { isWrite: true, isContent: false }
const CONTENT = { isWrite: true, isContent: true }

/** A client and the limits of the fake on one clock: how many were sent, and in what time. */
function aClient(weather: Partial<typeof WEATHER> = {}) {
  const clock = createManualClock()
  const pace = createPace({ clock })
  const limits = createLimits({ clock, weather: { ...WEATHER, ...weather } })
  const send = async (cost: typeof READ): Promise<void> => {
    for (;;) {
      const retryAt = await pace.before(cost, undefined).then(
        () => null,
        (error: unknown) => (error as { retryAt: number }).retryAt,
      )
      if (retryAt === null) break
      clock.advance(retryAt - clock.now())
    }
    expect(limits.admit('token', cost)).toBeNull()
    pace.after(limits.headers('token'))
  }
  return { clock, pace, send }
}

describe('the pace at GitHub', () => {
  it('row 60: whatever is asked for, and however suddenly, GitHub has nothing to refuse', async () => {
    const one = fc.record({
      cost: fc.constantFrom(READ, WRITE, CONTENT),
      many: fc.integer({ min: 1, max: 120 }),
      restMs: fc.constantFrom(0, 0, 900, 20_000, 61_000),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (parts) => {
        const { clock, send } = aClient({ hourly: 700 })
        for (const { cost, many, restMs } of parts) {
          for (let n = 0; n < many; n += 1) await whileTimePasses(clock, send(cost))
          clock.advance(restMs)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('row 60: of more new comments than an hour takes, those too many wait for the next one', async () => {
    const { clock, send } = aClient()
    const began = clock.now()
    for (let n = 0; n < 600; n += 1) await whileTimePasses(clock, send(CONTENT))

    const minutes = (clock.now() - began) / 60_000
    expect(minutes).toBeGreaterThan(60)
    expect(minutes).toBeLessThan(70)
  })

  it('T-5: who waits for room for a comment holds up no read', async () => {
    const { clock, pace, send } = aClient()
    for (let n = 0; n < 450; n += 1) await whileTimePasses(clock, send(CONTENT))

    await expect(pace.before(CONTENT, undefined)).rejects.toMatchObject({
      code: 'tracker.unreachable',
      ...{ retryable: true, othersMayGo: true },
    })
    await expect(pace.before(READ, undefined)).resolves.toBeUndefined()
  })
})
