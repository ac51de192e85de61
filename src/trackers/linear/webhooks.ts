import { LinearWebhookClient } from '@linear/sdk/webhooks'
import { z } from 'zod'
import type { News } from '../../domain/news.ts'
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
const Time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const Body = z.object({
  type: z.string(),
  action: z.string().nullish(),
  webhookTimestamp: z.number(),
  actor: z.object({ id: Id }).nullish(),
  data: z
    .object({
      ...{ id: Id, issueId: Id.nullish(), issue: z.object({ id: Id }).nullish() },
      updatedAt: Time.nullish().catch(null),
    })
    .nullish(),
  agentSession: z.object({ id: Id }).nullish(),
  agentActivity: z
    .object({ id: Id, sourceCommentId: Id.nullish().catch(null) })
    .nullish()
    .catch(null),
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

/** Only ids and a time are taken from it: what they stand for is read again. */
function hintsOf(body: Body, isOurselves: (id: string) => boolean): Hint[] {
  const { type, actor, data, agentSession } = body
  if (agentSession != null) return [{ kind: 'session', session: agentSession.id, news: newsOfSession(body) }]
  if (data == null || (actor != null && isOurselves(actor.id))) return []
  const ref = type === 'Issue' ? data.id : (data.issueId ?? data.issue?.id)
  return ref === undefined ? [] : [{ kind: 'issue', ref, news: newsOfIssue(body) }]
}

function newsOfSession({ action, agentActivity }: Body): News | undefined {
  if (action === 'created') return { kind: 'session' }
  return agentActivity == null
    ? undefined
    : { kind: 'prompt', id: agentActivity.sourceCommentId ?? agentActivity.id }
}

/** Nothing of what was edited or removed: that may be news of what is known. */
function newsOfIssue({ type, action, data }: Body): News | undefined {
  if (type === 'Comment' && action === 'create' && data != null) return { kind: 'comment', id: data.id }
  const isThere = type === 'Issue' && (action === 'create' || action === 'update')
  return isThere && data?.updatedAt != null ? { kind: 'edition', updatedAt: data.updatedAt } : undefined
}
