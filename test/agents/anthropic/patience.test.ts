import { describe, expect, it } from 'vitest'
import { createPatience } from '../../../src/agents/anthropic/patience.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const MINUTE = 60_000

function aClosedOne() {
  const clock = createManualClock()
  const patience = createPatience({ clock, random: () => 0, timeouts: { totalMs: 20 * MINUTE } })
  for (const session of ['a', 'b', 'c']) patience.failed(session, { kind: 'down', waitMs: MINUTE })
  clock.advance(MINUTE)
  return { clock, patience }
}

describe('patience with a provider that is down', () => {
  it('W-1: the place of the one that looks is free again when its time is over, whatever became of it', () => {
    const { clock, patience } = aClosedOne()
    expect(patience.closedUntil('a')).toBeNull()
    clock.advance(20 * MINUTE - 1)
    expect(patience.closedUntil('b')).toBe(clock.now() + 2_000)

    clock.advance(1)

    expect(patience.closedUntil('b')).toBeNull()
    expect(patience.closedUntil('a')).toBe(clock.now() + 2_000)
  })

  it('A-9: only the one that looks lets its place go', () => {
    const { clock, patience } = aClosedOne()
    expect(patience.closedUntil('a')).toBeNull()

    patience.letGo('b')
    expect(patience.closedUntil('b')).toBe(clock.now() + 2_000)
    patience.letGo('a')

    expect(patience.closedUntil('b')).toBeNull()
  })
})
