import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../../src/lib/clock.ts'
import { dice } from './dice.ts'

const Share = z.number().min(0).max(1)

/** Where webhooks go, and how they fare on the way. */
export const Subscription = z.object({
  url: z.url(),
  secret: z.string(),
  lostShare: Share.default(0),
  twiceShare: Share.default(0),
  /** Each is late by up to so much, so that they overtake one another. */
  lateMs: z.number().min(0).default(0),
  /** How many false ones come with each: signed with another secret. */
  forgedShare: Share.default(0),
})
export type Subscription = z.infer<typeof Subscription>

export interface Delivery {
  readonly id: string
  readonly body: string
  readonly signature: string
  /** `lost` was never sent; a number is the receiver's answer. */
  readonly answers: ('lost' | 'unreachable' | number)[]
}

export interface Webhooks {
  subscribe(subscription: Subscription): void
  /** Tells of a change; the receiver may hear of it never, late, twice, or from somebody who made it up. */
  tell(event: string, object: unknown): void
  /** Sends an old one again, with its first id. */
  redeliver(id: string): Promise<void>
  readonly deliveries: readonly Delivery[]
  /** Resolves when nothing is on its way any more. */
  arrived(): Promise<void>
}

/** `X-Signature-256: sha256=<hex of HMAC-SHA256 over the raw body>`, `X-Delivery: <id>`; the time is in the body. */
export function createWebhooks({ seed, clock }: { seed: number; clock: Clock }): Webhooks {
  const deliveries: Delivery[] = []
  const underWay = new Set<Promise<void>>()
  const live: { subscription?: Subscription } = {}

  const send = async ({ url }: Subscription, delivery: Delivery, ms: number): Promise<void> => {
    await new Promise<void>((resolve) => void clock.after(ms, resolve))
    delivery.answers.push(await post(url, delivery))
  }
  const launch = (sending: Promise<void>): void => {
    underWay.add(sending)
    void sending.finally(() => underWay.delete(sending))
  }
  return {
    deliveries,
    subscribe: (subscription) => void (live.subscription = subscription),
    async arrived() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    tell(event, object) {
      const { subscription } = live
      if (subscription === undefined) return
      const { secret, lostShare, twiceShare, lateMs, forgedShare } = subscription
      const id = `delivery-${deliveries.length + 1}`
      const roll = dice(seed, 'webhook', id)
      const body = JSON.stringify({ event, object, webhookTimestamp: clock.now() })
      const delivery = { id, body, signature: sign(secret, body), answers: [] as Delivery['answers'] }
      deliveries.push(delivery)
      const [isLost, isTwice, isForged] = [roll() < lostShare, roll() < twiceShare, roll() < forgedShare]
      if (isLost) delivery.answers.push('lost')
      else launch(send(subscription, delivery, lateMs * roll()))
      if (!isLost && isTwice) launch(send(subscription, delivery, lateMs * roll()))
      if (!isForged) return
      const forged = { id: `${id}-forged`, body, signature: sign(`not ${secret}`, body), answers: [] }
      deliveries.push(forged)
      launch(send(subscription, forged, lateMs * roll()))
    },
    async redeliver(id) {
      const found = deliveries.find((one) => one.id === id)
      if (found === undefined || live.subscription === undefined)
        throw new Error(`there is no delivery ${id}`)
      await send(live.subscription, found, 0)
    },
  }
}

export function sign(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

async function post(
  url: string,
  { id, body, signature }: Pick<Delivery, 'id' | 'body' | 'signature'>,
): Promise<number | 'unreachable'> {
  const headers = { 'content-type': 'application/json', 'x-delivery': id, 'x-signature-256': signature }
  try {
    const { status } = await fetch(url, { method: 'POST', body, headers })
    return status
  } catch (error) {
    if (error instanceof TypeError) return 'unreachable'
    throw error
  }
}
