import { createLinearTracker, type LinearOptions } from '../../../src/trackers/linear/linear-tracker.ts'
import { createPace } from '../../../src/trackers/linear/pace.ts'
import { type LinearServer, startLinear } from '../../fakes/linear/linear-server.ts'
import { ADA, BEN, TOKENS } from '../../fakes/linear/people.ts'
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts'
import type { TrackerUnderTest } from '../../contracts/tracker.contract.ts'

export const SECRET = 'whsec-of-the-double'

export interface LinearUnderTest extends TrackerUnderTest {
  readonly linear: LinearServer
  readonly clock: ManualClock
}

/** A tracker on a double of its own; both have one clock, which stands still until somebody moves it. */
export async function aLinearTracker(
  given: Partial<Omit<LinearOptions, 'token'>> & { readonly seed?: number; readonly token?: string } = {},
): Promise<LinearUnderTest> {
  const { seed = 1, token = TOKENS.app, ...options } = given
  const clock = createManualClock()
  const linear = await startLinear({ clock, seed })
  const { people } = linear
  const pace = createPace({ clock })
  const again = () =>
    createLinearTracker({
      name: 'linear',
      team: 'ENG',
      token: () => token,
      apiUrl: linear.url,
      webhookSecrets: () => [SECRET],
      agent: token === TOKENS.app,
      asksSdk: false,
      clock,
      pace,
      ...options,
    })
  // the personal key is Ada's; the suite's person is somebody else then
  const person = token === TOKENS.key ? BEN : ADA
  return {
    linear,
    clock,
    tracker: again(),
    again,
    study: 'bandits',
    person: {
      id: person,
      comment: (ref, body) => now(() => people.comment(ref, body, person)),
      move: (ref) => now(() => people.move(ref, 'Backlog', person)),
      write: (ref, text) =>
        now(() =>
          people.change(ref, { description: `${people.issue(ref).description ?? ''}${text}` }, person),
        ),
      edit: (ref, from, to) =>
        now(() => {
          const found = people.comments(ref).find(({ body }) => body === from)
          people.edit(found?.id ?? '', to, person)
        }),
    },
    tick() {
      clock.advance(1)
      return Promise.resolve(clock.now())
    },
    requests: () => linear.state.asked.length,
    stop: () => linear.close(),
  }
}

function now(work: () => unknown): Promise<void> {
  work()
  return Promise.resolve()
}
