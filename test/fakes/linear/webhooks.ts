import { createHmac } from 'node:crypto'
import type { Clock } from '../../../src/lib/clock.ts'
import { dice } from '../world-server/dice.ts'

export interface Subscription {
  readonly id: string
  readonly url: string
  readonly secret: string
  readonly resourceTypes: readonly string[]
}

/** How webhooks fare on the way. */
export interface WebhookWeather {
  /** The share that never comes; 1 drops all of them. */
  readonly lostShare: number
  /** The share that comes twice, with one delivery id. */
  readonly twiceShare: number
  /** Each is late by up to so much, so that they overtake one another. */
  readonly lateMs: number
}

export interface Delivery {
  readonly id: string
  readonly event: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** `lost` was never sent; a number is the receiver's status. */
  readonly answers: ('lost' | 'unreachable' | number)[]
}

/** What Linear says in every body, whatever it is about. */
export interface Told {
  readonly type: string
  readonly action: string
  readonly rest: Readonly<Record<string, unknown>>
}

export interface Webhooks {
  subscribe(subscription: Subscription): void
  weather(change: Partial<WebhookWeather>): void
  tell(told: Told): void
  redeliver(id: string): Promise<void>
  readonly subscriptions: readonly Subscription[]
  readonly deliveries: readonly Delivery[]
  /** Resolves when nothing is on its way any more. */
  arrived(): Promise<void>
}

export const sign = (secret: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(body).digest('hex')

interface Post {
  readonly deliveries: Delivery[]
  readonly subscriptions: Subscription[]
  readonly underWay: Set<Promise<void>>
  readonly clock: Clock
  readonly seed: number
  weather: WebhookWeather
}

export function createWebhooks({ clock, seed }: { clock: Clock; seed: number }): Webhooks {
  const post: Post = {
    deliveries: [],
    subscriptions: [],
    underWay: new Set(),
    clock,
    seed,
    weather: { lostShare: 0, twiceShare: 0, lateMs: 0 },
  }
  return {
    subscriptions: post.subscriptions,
    deliveries: post.deliveries,
    subscribe: (subscription) => void post.subscriptions.push(subscription),
    weather: (change) => void (post.weather = { ...post.weather, ...change }),
    tell(told) {
      for (const subscription of post.subscriptions)
        if (subscription.resourceTypes.includes(told.type)) deliver(post, subscription, told)
    },
    async redeliver(id) {
      const found = post.deliveries.find((one) => one.id === id)
      const url = post.subscriptions[0]?.url
      if (found === undefined || url === undefined) throw new Error(`there is no delivery ${id}`)
      await send(url, found)
    },
    async arrived() {
      while (post.underWay.size > 0) await Promise.all(post.underWay)
    },
  }
}

function deliver(post: Post, subscription: Subscription, told: Told): void {
  const { deliveries, clock, weather } = post
  const id = `d0000000-0000-4000-8000-${String(deliveries.length + 1).padStart(12, '0')}`
  const at = clock.now()
  const body = JSON.stringify({
    action: told.action,
    type: told.type,
    ...told.rest,
    createdAt: new Date(at).toISOString(),
    organizationId: ORGANIZATION,
    webhookTimestamp: at,
    webhookId: subscription.id,
  })
  const delivery: Delivery = {
    id,
    event: told.type,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'linear-delivery': id,
      'linear-event': told.type,
      'linear-signature': sign(subscription.secret, body),
      'linear-timestamp': String(at),
      'user-agent': 'Linear-Webhook',
    },
    answers: [],
  }
  deliveries.push(delivery)
  const roll = dice(post.seed, 'webhook', id)
  const [isLost, isTwice] = [roll() < weather.lostShare, roll() < weather.twiceShare]
  if (isLost) {
    delivery.answers.push('lost')
    return
  }
  for (let n = isTwice ? 2 : 1; n > 0; n -= 1)
    launch(post, subscription.url, delivery, weather.lateMs * roll())
}

function launch({ underWay, clock }: Post, url: string, delivery: Delivery, ms: number): void {
  const later = ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => void clock.after(ms, resolve))
  const sending = later.then(() => send(url, delivery))
  underWay.add(sending)
  void sending.finally(() => underWay.delete(sending))
}

async function send(url: string, { body, headers, answers }: Delivery): Promise<void> {
  try {
    const { status } = await fetch(url, { method: 'POST', body, headers })
    answers.push(status)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    answers.push('unreachable')
  }
}

export const ORGANIZATION = '0a000000-0000-4000-8000-000000000001'
