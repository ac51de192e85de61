import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Watched } from '../../src/engine/trackers/watched.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { createLinearTracker } from '../../src/trackers/linear/linear-tracker.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import { type LinearServer, startLinear } from '../fakes/linear/linear-server.ts'
import { ADA, HOOKE_APP, TOKENS } from '../fakes/linear/people.ts'
import type { WebhookWeather } from '../fakes/linear/webhooks.ts'
import { aLab, type Lab, type LabOptions } from './harness.ts'

const SECRET = 'whsec-of-the-double'

export interface LinearLab {
  readonly lab: Lab
  readonly linear: LinearServer
  readonly tracker: Tracker
  /** The experiment stands there, and nothing that is due waits any more. */
  untilAt(stage: string): Promise<void>
  /** What our application said below an issue. */
  ours(ref: string): readonly string[]
  /** Requests but those of the poll, which is one for the whole team. */
  requests(): readonly string[]
  gone(): Promise<void>
}

export interface LinearLabOptions {
  readonly seed?: number
  readonly weather?: Partial<WebhookWeather>
  readonly watched?: Partial<Watched>
  readonly driver?: LabOptions['driver']
}

/** A laboratory whose study lives in a team of the double of Linear, with its webhooks; both have one clock. */
export async function aLinearLab(options: LinearLabOptions = {}): Promise<LinearLab> {
  const held: { clock?: Clock; tracker?: Tracker } = {}
  const linear = await startLinear({ clock: later(held), seed: options.seed ?? 1 })
  const lab = aLab({
    study: { tracker: 'team' },
    ...(options.driver === undefined ? {} : { driver: options.driver }),
    wrap: (parts) => {
      held.clock = parts.clock
      held.tracker = trackerOf(linear, parts.clock)
      const ada = parts.store.people.find('ada')
      if (ada !== undefined) parts.store.people.put({ ...ada, ids: { 'tracker/team': ADA } })
      const watched = { label: 'hooke', delegation: true, pollEveryMs: 3_600_000, ...options.watched }
      return { trackers: new Map([['team', held.tracker]]), watched: () => watched }
    },
  })
  const hooks = await receiver(lab)
  linear.state.webhooks.weather(options.weather ?? {})
  linear.state.webhooks.subscribe({
    ...{ id: 'w', url: hooks.url, secret: SECRET },
    resourceTypes: ['Issue', 'Comment', 'AgentSessionEvent'],
  })
  return {
    ...lookOn(lab, linear),
    tracker: trackerIn(held),
    lab,
    linear,
    async gone() {
      await linear.state.webhooks.arrived()
      await hooks.close()
      await lab.gone()
      await linear.close()
    },
  }
}

function lookOn(lab: Lab, linear: LinearServer): Pick<LinearLab, 'untilAt' | 'ours' | 'requests'> {
  return {
    async untilAt(stage) {
      const begun = () => lab.store.db.prepare('select 1 from experiments').get() !== undefined
      const deadline = performance.now() + 150_000
      while (!begun()) {
        if (performance.now() > deadline) throw new Error('no experiment was begun')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      await lab.until(
        () =>
          lab.experiment().stage === stage &&
          lab.engine.busy === 0 &&
          lab.store.outbox.due(lab.clock.now()).length === 0,
      )
    },
    ours: (ref) =>
      linear.people
        .comments(ref)
        .filter(({ user }) => user === HOOKE_APP)
        .map(({ body }) => body),
    requests: () =>
      linear.state.asked
        .map(({ operation }) => operation.replace('Hooke', ''))
        .filter((operation) => operation !== 'Changes'),
  }
}

function trackerOf(linear: LinearServer, clock: Clock): Tracker {
  return createLinearTracker({
    ...{ name: 'team', team: 'ENG', token: () => TOKENS.app, apiUrl: linear.url },
    ...{ webhookSecrets: () => [SECRET], agent: true, asksSdk: false, clock },
  })
}

/** Where the double sends its webhooks. */
async function receiver(lab: Lab): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((incoming, response) => {
    void bytesOf(incoming).then((body) => {
      response.statusCode = accept(lab, { incoming, body })
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/`, close }
}

/** The engine's own door for them: verify, one commit, and a look right after. */
function accept({ engine }: Lab, { incoming, body }: { incoming: IncomingMessage; body: Buffer }): number {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  const answer = engine.webhook('team', { headers, body })
  return answer === 'accepted' || answer === 'repeated' ? 200 : 401
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function trackerIn({ tracker }: { readonly tracker?: Tracker }): Tracker {
  if (tracker === undefined) throw new Error('no tracker was made')
  return tracker
}

/** The clock of a laboratory that is yet to be made. */
function later(held: { readonly clock?: Clock }): Clock {
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
