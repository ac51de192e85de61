import type { Clock } from '../../src/lib/clock.ts'
import { createLinearTracker } from '../../src/trackers/linear/linear-tracker.ts'
import { type LinearServer, startLinear } from '../fakes/linear/linear-server.ts'
import { ADA, TOKENS } from '../fakes/linear/people.ts'
import { aLab, type Lab, type LabOptions } from './harness.ts'

export const LINEAR_SECRET = 'whsec-of-the-double'

export interface LinearLab {
  readonly lab: Lab
  readonly linear: LinearServer
  /** Nothing that is due waits any more, in the engine or on its way to it. */
  untilDone(stage: string): Promise<void>
  /** What our application said below an issue. */
  ours(ref: string): readonly string[]
  gone(): Promise<void>
}

/** A laboratory whose study lives in a team of the double of Linear; both have one clock. */
export async function aLinearLab(options: LabOptions & { readonly seed?: number } = {}): Promise<LinearLab> {
  const held: { clock?: Clock } = {}
  const linear = await startLinear({ clock: later(held), seed: options.seed ?? 1 })
  const lab = aLab({
    ...options,
    study: { tracker: 'team', ...options.study },
    wrap: (parts) => {
      held.clock = parts.clock
      const tracker = createLinearTracker({
        name: 'team',
        team: 'ENG',
        token: () => TOKENS.app,
        apiUrl: linear.url,
        webhookSecrets: () => [LINEAR_SECRET],
        agent: true,
        asksSdk: false,
        clock: parts.clock,
      })
      return { trackers: new Map([['team', tracker]]), ...options.wrap?.(parts) }
    },
  })
  const ada = lab.store.people.find('ada')
  if (ada === undefined) throw new Error('ada is nobody')
  lab.store.people.put({ ...ada, ids: { linear: ADA } })
  return {
    lab,
    linear,
    untilDone: (stage) =>
      lab.until(
        () =>
          lab.experiment().stage === stage &&
          lab.engine.busy === 0 &&
          lab.store.outbox.due(lab.clock.now()).length === 0,
      ),
    ours: (ref) =>
      linear.people
        .comments(ref)
        .filter(({ user }) => user !== ADA)
        .map(({ body }) => body),
    async gone() {
      await lab.gone()
      await linear.close()
    },
  }
}

/** The clock of a laboratory that is yet to be made. */
function later(held: { clock?: Clock }): Clock {
  const clock = (): Clock => {
    if (held.clock === undefined) throw new Error('the laboratory has no clock yet')
    return held.clock
  }
  return {
    now: () => clock().now(),
    steady: () => clock().steady(),
    after: (ms, callback, options) => clock().after(ms, callback, options),
  }
}
