import { describe, expect, it } from 'vitest'
import { HookeError } from '../../../src/domain/errors.ts'
import { patiently } from '../../../src/engine/trackers/patient-tracker.ts'
import { createFakeTracker } from '../../fakes/fake-tracker.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const signal = new AbortController().signal
const comment = { key: 'a', issue: 'T-1', author: 'hooke', body: 'text' }

/** A tracker that takes no comment for a minute. */
function aTracker(othersMayGo: boolean) {
  const clock = createManualClock()
  const { tracker } = createFakeTracker({ clock })
  const asked: string[] = []
  const refused = { retryable: true, retryAt: clock.now() + 60_000, othersMayGo }
  const patient = patiently(
    {
      ...tracker,
      comment: () => {
        asked.push('comment')
        return Promise.reject(new HookeError('tracker.unreachable', 'not now', refused))
      },
      changes: (cursor, until) => {
        asked.push('changes')
        return tracker.changes(cursor, until)
      },
    },
    clock,
  )
  return { patient, clock, asked }
}

describe('patience with a tracker', () => {
  it('T-5: one that named a time is asked by nobody before', async () => {
    const { patient, clock, asked } = aTracker(false)
    await expect(patient.comment(comment, signal)).rejects.toMatchObject({ message: 'not now' })
    const retryAt = clock.now() + 60_000

    await expect(patient.changes(null, signal)).rejects.toMatchObject({ retryAt })
    expect(asked).toEqual(['comment'])
    clock.advance(60_000)
    await patient.changes(null, signal)
    expect(asked).toEqual(['comment', 'changes'])
  })

  it('T-2, T-5: where only comments are too many, what people say is still heard', async () => {
    const { patient, asked } = aTracker(true)
    await expect(patient.comment(comment, signal)).rejects.toMatchObject({ message: 'not now' })
    await patient.changes(null, signal)

    expect(asked).toEqual(['comment', 'changes'])
  })
})
