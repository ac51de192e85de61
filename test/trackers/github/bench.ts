import type { GithubOptions } from '../../../src/trackers/github/options.ts'
import { createGithubTracker } from '../../../src/trackers/github/github-tracker.ts'
import type { Tracker } from '../../../src/trackers/tracker.ts'
import { type FakeGithub, type FakeGithubOptions, startFakeGithub } from '../../fakes/github/github-fake.ts'
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts'

export interface Bench {
  readonly fake: FakeGithub
  readonly clock: ManualClock
  readonly tracker: Tracker
  /** As a later daemon would make it: it remembers nothing. */
  readonly again: (options?: Partial<GithubOptions>) => Tracker
}

/** A tracker at the strict fake; time stands still until it is moved. */
export async function aBench(options: Omit<FakeGithubOptions, 'clock'> = {}): Promise<Bench> {
  const clock = createManualClock()
  const fake = await startFakeGithub({ ...options, clock })
  const again = (more: Partial<GithubOptions> = {}): Tracker =>
    createGithubTracker({
      name: 'lab',
      owner: 'lab',
      repo: 'bandits',
      auth: { kind: 'token', token: () => fake.tokens.bot },
      clock,
      baseUrl: fake.url,
      pace: false,
      ...more,
    })
  return { fake, clock, tracker: again(), again }
}

export const anIssue = {
  key: 'new/1',
  study: 'bandits',
  title: 'Does optimism pay?',
  body: 'Early on.',
  author: 'ada',
  labels: [],
  priority: 0,
  parent: null,
} as const

/** Lets time pass until the work is done: whoever waits in it is called back. */
export async function whileTimePasses<Result>(clock: ManualClock, work: Promise<Result>): Promise<Result> {
  const state = { isOver: false }
  const over = work.finally(() => void (state.isOver = true))
  over.catch(() => undefined)
  while (!state.isOver) {
    await new Promise((resolve) => setImmediate(resolve))
    const next = clock.nextAt()
    if (next !== undefined) clock.advance(Math.max(0, next - clock.now()))
  }
  return over
}
