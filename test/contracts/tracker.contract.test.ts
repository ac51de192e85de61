import { createEmbeddedRows } from '../../src/engine/embedded-rows.ts'
import { createEmbeddedTracker } from '../../src/trackers/embedded/embedded-tracker.ts'
import { aStore } from '../builders/store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { describeTracker, type TrackerUnderTest } from './tracker.contract.ts'

describeTracker('embedded', embedded)

function embedded(): Promise<TrackerUnderTest> {
  const lab = aStore()
  const clock = createManualClock(1_000_000)
  const rows = createEmbeddedRows(lab.store)
  const again = () => createEmbeddedTracker({ rows, clock })
  const said = { n: 0 }
  return Promise.resolve({
    tracker: again(),
    again,
    study: 'bandits',
    person: {
      id: 'ada',
      comment: (issue, body) =>
        now(
          () =>
            void rows.addComment({
              key: `said/${(said.n += 1)}`,
              issue,
              author: 'ada',
              body,
              at: clock.now(),
            }),
        ),
      move: (ref) => now(() => rows.setStatus(ref, 'open', clock.now())),
      write: (ref, text) => now(() => rows.setBody(ref, `${rows.find(ref)?.body ?? ''}${text}`, clock.now())),
    },
    tick: () => {
      clock.advance(1)
      return Promise.resolve(clock.now())
    },
    stop: () => now(() => lab.remove()),
  })
}

function now(work: () => void): Promise<void> {
  work()
  return Promise.resolve()
}
