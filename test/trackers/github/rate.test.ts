import { afterEach, describe, expect, it } from 'vitest'
import { createPace } from '../../../src/trackers/github/pace.ts'
import { type ManyMirrors, manyMirrors } from '../many-mirrors.ts'
import { aBench, type Bench } from './bench.ts'

/** F-8 speaks of 200, which take a minute of work: `HOOKE_MANY=200`; `docs/reliability.md` has what they gave. */
const MANY = Number(process.env['HOOKE_MANY'] ?? 30)

describe('many experiments that change their stage at GitHub within a minute', { timeout: 300_000 }, () => {
  const held: { bench?: Bench; mirrors?: ManyMirrors } = {}
  afterEach(async () => {
    await held.mirrors?.stop()
    await held.bench?.fake.close()
  })

  it('F-8, row 60: no request is refused for rate, by the hour, by points or by new comments, and all is shown', async () => {
    const { fake, clock, again } = (held.bench = await aBench())
    const asked = (): number => fake.requests.length
    const tracker = again({ pace: createPace({ clock }) })
    const mirrors = (held.mirrors = manyMirrors({ tracker, clock, asked }))
    const numbers = Array.from({ length: MANY }, (_, n) => fake.ask(`Scale ${n}`))
    const all = numbers.map((number) =>
      mirrors.add({
        ref: `lab/bandits#${number}`,
        id: String(fake.repository().issues.get(number)?.id),
      }),
    )
    const minutes = await mirrors.goTheirWay(all)

    expect(fake.refused).toEqual({ primary: 0, secondary: 0 })
    const refused = fake.requests.filter(({ status }) => status === 'lost' || status >= 400)
    expect(refused.filter(({ status }) => status !== 404)).toEqual([])
    const { issues, comments } = fake.repository()
    for (const number of numbers) expect(issues.get(number)?.labels).toEqual(['status:in-progress'])
    const said = [...comments.values()].filter(({ body }) => body.includes('hooke:status'))
    expect(new Set(said.map(({ issue }) => issue)).size).toBe(MANY)
    expect(said).toHaveLength(MANY)
    expect(fake.truth.doubled().size).toBe(0)
    process.stdout.write(
      `F-8: ${MANY} experiments within a minute: ${asked()} requests to GitHub, all shown after ${minutes} min\n`,
    )
    expect(asked() / MANY).toBeLessThan(20)
  })
})
