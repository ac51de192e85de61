import { type Clock, systemClock } from '../../../src/lib/clock.ts'
import { ask, type Question, type Reply } from './routes.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { createTruthLog, type Service, type TruthLog } from './truth-log.ts'
import { CALM, fateOf, type Storm, Weather, type WeatherChange } from './weather.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'

/** What a model says to a request: anything. */
export type Answers = (body: unknown) => unknown

export interface WorldState {
  readonly shelves: Readonly<Record<'issues' | 'comments' | 'pods' | 'jobs', Shelf>>
  readonly objects: Map<string, string>
  readonly truth: TruthLog
  readonly webhooks: Webhooks
  readonly clock: Clock
  readonly answers: Answers
}

export interface FakeWorld {
  /** One request and what the client gets for it; undefined when the reply was lost. */
  request(question: Question): Promise<Reply | undefined>
  readonly truth: TruthLog
  readonly webhooks: Webhooks
  readonly shelves: WorldState['shelves']
  weather(change: WeatherChange): void
  storm(storm: Storm): void
  /** Requests so far. */
  readonly calls: number
}

export interface WorldOptions {
  readonly seed: number
  readonly clock?: Clock
  readonly weather?: WeatherChange
  readonly answers?: Answers
  /** Where the truth log is written besides. */
  readonly truthFile?: string | undefined
}

/**
 * Tracker, pods, scheduler, model and object store, with a log of what really happened. Each request travels, has its
 * effect, and the reply travels back or is lost: a client that died meanwhile changes nothing of that.
 */
export function createFakeWorld({
  seed,
  clock = systemClock,
  truthFile,
  ...options
}: WorldOptions): FakeWorld {
  const sky = {
    weather: Weather.parse({ ...CALM, ...options.weather }),
    storms: [] as { -readonly [K in keyof Storm]: Storm[K] }[],
  }
  const truth = createTruthLog({ clock, file: truthFile })
  const shelf = (service: Service): Shelf =>
    createShelf({ service, clock, truth, weather: () => sky.weather })
  const state: WorldState = {
    shelves: {
      issues: shelf('issues'),
      comments: shelf('comments'),
      pods: shelf('pods'),
      jobs: shelf('jobs'),
    },
    objects: new Map(),
    truth,
    webhooks: createWebhooks({ seed, clock }),
    clock,
    answers: options.answers ?? (() => undefined),
  }
  const counts = new Map<string, number>()
  let calls = 0
  const pause = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => void clock.after(ms, resolve))

  const stormOver = (service: string, method: string): Storm | undefined => {
    const found = sky.storms.find(
      (one) => [undefined, service].includes(one.service) && [undefined, method].includes(one.method),
    )
    if (found === undefined) return undefined
    found.count -= 1
    if (found.count === 0) sky.storms.splice(sky.storms.indexOf(found), 1)
    return found
  }

  return {
    truth,
    webhooks: state.webhooks,
    shelves: state.shelves,
    weather: (change) => void (sky.weather = Weather.parse({ ...sky.weather, ...change })),
    storm: (storm) => void sky.storms.push({ ...storm }),
    get calls() {
      return calls
    },
    async request(question) {
      calls += 1
      const { method, path, body } = question
      const service = path[0] ?? ''
      const request = `${method} ${path.join('/')} ${body === undefined ? '' : JSON.stringify(body)}`
      const nth = (counts.get(request) ?? 0) + 1
      counts.set(request, nth)
      const fate = fateOf(seed, sky.weather, { request, nth, service })
      await pause(fate.beforeMs)
      const storm = stormOver(service, method)
      const reply = storm === undefined || storm.afterEffect ? ask(state, question) : undefined
      await pause(fate.afterMs)
      if (storm !== undefined) return refusal(storm)
      return fate.isDropped ? undefined : reply
    },
  }
}

function refusal({ status, retryAfterS }: Storm): Reply {
  const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }
  return { status, body: { error: `the world refuses with ${status}` }, headers }
}
