import { createHmac, randomUUID } from 'node:crypto'
import { dice } from '../world-server/dice.ts'

/** Where webhooks go, and how they fare on the way. */
export interface Subscription {
  readonly url: string
  readonly secret: string
  readonly lostShare?: number
  readonly twiceShare?: number
  /** Kept back until `flush`, and then sent in an order that the seed decides. */
  readonly shuffled?: boolean
}

export interface Delivery {
  readonly guid: string
  readonly event: string
  readonly body: string
  /** `lost` was never sent; a number is the receiver's answer. */
  readonly answers: ('lost' | 'unreachable' | number)[]
}

export interface Webhooks {
  subscribe(subscription: Subscription): void
  tell(event: string, payload: unknown): void
  /** Sends what was kept back. */
  flush(): Promise<void>
  /** Sends an old one again, with its first GUID, as a person can for three days. */
  redeliver(guid: string): Promise<void>
  readonly deliveries: readonly Delivery[]
  arrived(): Promise<void>
}

export const HOOK_ID = 4711

/** `X-Hub-Signature-256: sha256=<hex HMAC-SHA256(secret, raw body)>`; nothing signs a time, as at GitHub. */
export function signedHeaders(
  secret: string,
  { guid, event, body }: Pick<Delivery, 'guid' | 'event' | 'body'>,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/fake',
    'x-github-event': event,
    'x-github-delivery': guid,
    'x-github-hook-id': String(HOOK_ID),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}

export function createWebhooks({ seed }: { seed: number }): Webhooks {
  const deliveries: Delivery[] = []
  const kept: { readonly delivery: Delivery; readonly place: number }[] = []
  const underWay = new Set<Promise<void>>()
  const live: { subscription?: Subscription } = {}
  const send = (delivery: Delivery): Promise<void> => {
    const { url = '', secret = '' } = live.subscription ?? {}
    const sending = post(url, signedHeaders(secret, delivery), delivery.body).then((answer) => {
      delivery.answers.push(answer)
    })
    underWay.add(sending)
    return sending.finally(() => underWay.delete(sending))
  }
  const arrived = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay)
  }
  return {
    deliveries,
    arrived,
    subscribe: (subscription) => void (live.subscription = subscription),
    tell(event, payload) {
      if (live.subscription === undefined) return
      const { lostShare = 0, twiceShare = 0, shuffled = false } = live.subscription
      const roll = dice(seed, 'webhook', String(deliveries.length + 1))
      const delivery: Delivery = {
        guid: randomUUID(),
        event,
        body: JSON.stringify(payload),
        answers: [],
      }
      deliveries.push(delivery)
      if (roll() < lostShare) return void delivery.answers.push('lost')
      const copies = roll() < twiceShare ? 2 : 1
      for (let n = 0; n < copies; n += 1) {
        if (shuffled) kept.push({ delivery, place: roll() })
        else void send(delivery)
      }
    },
    async flush() {
      const batch = kept.splice(0).sort((a, b) => a.place - b.place)
      for (const { delivery } of batch) await send(delivery)
      await arrived()
    },
    async redeliver(guid) {
      const found = deliveries.find((one) => one.guid === guid)
      if (found === undefined) throw new Error(`there is no delivery ${guid}`)
      await send(found)
    },
  }
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<number | 'unreachable'> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers })
    await response.arrayBuffer()
    return response.status
  } catch (error) {
    if (error instanceof TypeError) return 'unreachable'
    throw error
  }
}
