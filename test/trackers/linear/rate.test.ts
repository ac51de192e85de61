import { afterEach, describe, expect, it } from 'vitest'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import type { Desk } from '../../engine/engine-parts.ts'
import { type ManyMirrors, manyMirrors } from '../many-mirrors.ts'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

/** F-8 speaks of 200, which take a minute of work: `HOOKE_MANY=200`; `docs/reliability.md` has what they gave. */
const MANY = Number(process.env['HOOKE_MANY'] ?? 30)

describe('many experiments that change their stage within a minute', { timeout: 180_000 }, () => {
  const held: { under?: LinearUnderTest; mirrors?: ManyMirrors } = {}
  afterEach(async () => {
    await held.mirrors?.stop()
    await held.under?.stop()
  })

  it('F-8, row 60: no request is refused for rate, and all is shown, on a budget that is too small for it', async () => {
    const under = (held.under = await aLinearTracker())
    const { clock, linear, tracker } = under
    // for 200 of them this is an hour of the least that Linear is said to give
    linear.state.budgets.setLimits({ requests: 7.5 * MANY, complexity: 1_250 * MANY })
    const asked = (): number => linear.state.asked.length
    const mirrors = (held.mirrors = manyMirrors({ tracker: { ...tracker, name: 'linear' }, clock, asked }))
    const all = Array.from({ length: MANY }, () => {
      const { id, number } = linear.people.issue(linear.people.open({ title: 'Scale' }))
      return mirrors.add({ ref: `ENG-${number}`, id })
    })
    const minutes = await mirrors.goTheirWay(all)

    expect(linear.state.asked.filter(({ status }) => status !== 200)).toEqual([])
    for (const id of all) expect(shownIn(under, mirrors.desk, id)).toBe('In Progress')
    process.stdout.write(
      `F-8: ${MANY} experiments within a minute: ${asked()} requests to Linear, all shown after ${minutes} min\n`,
    )
    expect(asked() / MANY).toBeLessThan(10)
  })

  function shownIn({ linear }: LinearUnderTest, { store }: Desk, id: ExperimentId): string | undefined {
    const { rows } = linear.state
    const issue = rows.issues.get(store.trackerLinks.find(id)?.issueId ?? '')
    return rows.states.get(issue?.state ?? '')?.name
  }
})
