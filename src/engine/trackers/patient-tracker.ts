import { HookeError } from '../../domain/errors.ts'
import type { Clock } from '../../lib/clock.ts'
import type { EngineDeps } from '../deps.ts'
import type { Tracker } from '../../trackers/tracker.ts'

const LONGEST_REST_MS = 60_000

/**
 * A tracker that is down or at its limit is asked by nobody until it is worth trying again, so that a thousand waiting
 * messages are one request (T-5). The first answer ends the rest. Where only what was asked for has to wait, nobody rests: people
 * are still heard.
 */
export function patiently(tracker: Tracker, clock: Clock): Tracker {
  const rest = { until: 0, failures: 0 }
  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    if (rest.until > clock.now()) throw resting(tracker.name, rest.until)
    try {
      const answer = await question()
      Object.assign(rest, { until: 0, failures: 0 })
      return answer
    } catch (error) {
      if (error instanceof HookeError && error.code === 'tracker.unreachable' && !error.othersMayGo) {
        rest.failures += 1
        const wait = Math.min(LONGEST_REST_MS, 1000 * 2 ** Math.min(6, rest.failures - 1))
        rest.until = error.retryAt ?? clock.now() + wait
      }
      throw error
    }
  }
  return {
    ...tracker,
    read: (ref, signal) => ask(() => tracker.read(ref, signal)),
    comments: (ref, since, signal) => ask(() => tracker.comments(ref, since, signal)),
    changes: (cursor, signal) => ask(() => tracker.changes(cursor, signal)),
    create: (issue, signal) => ask(() => tracker.create(issue, signal)),
    comment: (comment, signal) => ask(() => tracker.comment(comment, signal)),
    show: (shown, signal) => ask(() => tracker.show(shown, signal)),
    attach: (attachment, signal) => ask(() => tracker.attach(attachment, signal)),
  }
}

/** Trackers outside; the embedded one is in the database. */
export function withPatience({
  trackers,
  clock,
}: Pick<EngineDeps, 'trackers' | 'clock'>): Pick<EngineDeps, 'trackers'> {
  if (trackers === undefined) return {}
  return { trackers: new Map([...trackers].map(([name, tracker]) => [name, patiently(tracker, clock)])) }
}

function resting(name: string, until: number): HookeError {
  return new HookeError('tracker.unreachable', `the tracker ${name} did not answer`, {
    retryable: true,
    retryAt: until,
    advice: 'nothing is lost: what it is to be told waits in order',
  })
}
