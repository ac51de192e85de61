import { LinearWebhookClient } from '@linear/sdk/webhooks'
import { z } from 'zod'
import { asError } from '../../domain/errors.ts'
import { sha256 } from '../../lib/canonical.ts'
import { isSignedBy } from '../shared/signature.ts'
import type { Hint, WebhookReceipt, WebhookRequest, Webhooks } from '../webhooks.ts'

export interface LinearWebhookOptions {
  /** One, or two while one is exchanged for the other. */
  readonly secrets: () => readonly string[]
  /** Whether somebody is our own user as an application: what he does is no news. */
  readonly isOurselves: (userId: string) => boolean
  /** The SDK asks the machine for the time; a test whose clock stands still leaves its check out. */
  readonly asksSdk?: boolean
}

const WINDOW_MS = 60_000

const Id = z.string().min(1).max(100)
const Body = z.object({
  type: z.string(),
  webhookTimestamp: z.number(),
  actor: z.object({ id: Id }).nullish(),
  data: z.object({ id: Id, issueId: Id.nullish(), issue: z.object({ id: Id }).nullish() }).nullish(),
  agentSession: z.object({ id: Id }).nullish(),
})
type Body = z.infer<typeof Body>

/**
 * Our own check and the SDK's (S-2): the signature over the raw bytes, and the time inside them, at most 60 s away. The
 * headers are not signed, so the delivery goes by its bytes: the same ones under a new id are the same delivery. Linear
 * signs a new time when it sends again, and looking twice does no harm.
 */
export function createLinearWebhooks({
  secrets,
  isOurselves,
  asksSdk = true,
}: LinearWebhookOptions): Webhooks {
  return {
    receive({ headers, body }: WebhookRequest, now: number): WebhookReceipt {
      const signature = headers['linear-signature']
      const known = secrets().filter((secret) => secret !== '')
      if (!isSignedBy(known, { body, signature })) return refused('its signature is not right')
      const parsed = Body.safeParse(parse(body))
      if (!parsed.success) return refused('its signed body is none that Linear sends')
      const age = now - parsed.data.webhookTimestamp
      if (!(Math.abs(age) <= WINDOW_MS))
        return refused(`its signed time is ${Math.round(age / 1000)} s away from ours`)
      if (asksSdk && !known.some((secret) => passes(new LinearWebhookClient(secret), body, signature ?? '')))
        return refused("it does not pass the check of Linear's SDK")
      return {
        kind: 'accepted',
        delivery: `linear/${sha256(body).slice(0, 40)}`,
        hints: hintsOf(parsed.data, isOurselves),
      }
    },
  }
}

const refused = (because: string): WebhookReceipt => ({ kind: 'refused', because })

/** What is signed and yet no JSON is refused like all else. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch (error) {
    return asError(error).name
  }
}

function passes(client: LinearWebhookClient, body: Buffer, signature: string): boolean {
  try {
    return client.verify(body, signature)
  } catch (error) {
    return asError(error).message === ''
  }
}

/** Only ids are taken from it: what they stand for is read again. */
function hintsOf({ type, actor, data, agentSession }: Body, isOurselves: (id: string) => boolean): Hint[] {
  if (agentSession != null) return [{ kind: 'session', session: agentSession.id }]
  if (data == null || (actor != null && isOurselves(actor.id))) return []
  const ref = type === 'Issue' ? data.id : (data.issueId ?? data.issue?.id)
  return ref === undefined ? [] : [{ kind: 'issue', ref }]
}
