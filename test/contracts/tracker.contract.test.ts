import { createEmbeddedRows } from '../../src/engine/embedded-rows.ts'
import { createEmbeddedTracker } from '../../src/trackers/embedded/embedded-tracker.ts'
import { aStore } from '../builders/store.ts'
import { ADA_THERE, createFakeTracker } from '../fakes/fake-tracker.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { describeTracker, type TrackerUnderTest } from './tracker.contract.ts'

describeTracker('embedded', embedded)
describeTracker('fake', fake)

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

function fake(): Promise<TrackerUnderTest> {
  const clock = createManualClock(1_000_000)
  const service = createFakeTracker({ clock })
  return Promise.resolve({
    tracker: service.tracker,
    again: () => service.tracker,
    study: 'bandits',
    person: {
      id: ADA_THERE.id,
      comment: (ref, body) => now(() => void service.say(ref, body)),
      move: (ref) => now(() => service.move(ref, 'Backlog')),
      write: (ref, text) =>
        now(() => {
          const issue = [...service.issues.values()].find((one) => one.ref === ref)
          if (issue !== undefined) issue.body += text
        }),
      edit: (ref, from, to) =>
        now(() => {
          const comment = service.comments.find((one) => one.issue === ref && one.body === from)
          if (comment !== undefined) service.edit(comment, to)
        }),
    },
    requests: () => service.requests.length,
    tick: () => {
      clock.advance(1)
      return Promise.resolve(clock.now())
    },
    stop: () => Promise.resolve(),
  })
}
