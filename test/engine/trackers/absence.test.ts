import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../../src/domain/errors.ts'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import { noteThere, requireGone } from '../../../src/engine/trackers/absence.ts'
import type { Tracker } from '../../../src/trackers/tracker.ts'
import { aDesk, begun, type Desk } from '../engine-parts.ts'

const MINUTE = 60_000
const signal = new AbortController().signal

describe('an issue that is not found', () => {
  let desk: Desk
  let id: ExperimentId
  beforeEach(() => {
    desk = aDesk()
    id = begun(desk)
  })
  afterEach(() => desk.remove())

  const probing = (probe: Tracker['probe']): Tracker => ({ name: 'team', probe }) as unknown as Tracker
  const well = probing(() => Promise.resolve({ ok: true, detail: '', problems: [] }))
  const look = (tracker: Tracker): Promise<void> => requireGone(desk, { id, tracker }, signal)

  it('row 62: counts as deleted when it is not there ten minutes later, and the tracker is', async () => {
    await expect(look(well)).rejects.toMatchObject({ code: 'tracker.unreachable', retryable: true })
    desk.clock.advance(9 * MINUTE)
    await expect(look(well)).rejects.toMatchObject({ retryAt: desk.clock.now() + MINUTE })
    desk.clock.advance(MINUTE)
    await expect(look(well)).resolves.toBeUndefined()
  })

  it('row 62: is no deletion when it was there in between', async () => {
    await expect(look(well)).rejects.toThrow()
    desk.clock.advance(9 * MINUTE)
    noteThere(desk, id)
    desk.clock.advance(9 * MINUTE)
    await expect(look(well)).rejects.toMatchObject({ retryAt: desk.clock.now() + 10 * MINUTE })
  })

  it.each([
    ['does not answer well', () => Promise.resolve({ ok: false, detail: 'no access', problems: [] })],
    ['refuses the token', () => Promise.reject(new HookeError('tracker.refused', 'not for you'))],
  ] as const)('T-12: is no deletion however long, while the tracker %s', async (_, probe) => {
    const tracker = probing(probe)
    await expect(look(tracker)).rejects.toThrow()
    for (let n = 0; n < 5; n += 1) {
      desk.clock.advance(60 * MINUTE)
      await expect(look(tracker)).rejects.toMatchObject({ retryable: true })
    }
  })
})
