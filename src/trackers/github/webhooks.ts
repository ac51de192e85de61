import { z } from 'zod'
import { isSignedBy } from '../shared/signature.ts'
import type { Hint, WebhookReceipt, WebhookRequest, Webhooks } from '../webhooks.ts'
import { type Place, refTo } from './refs.ts'

const Id = z.union([z.number(), z.bigint()]).transform(String)
const Payload = z.object({
  action: z.string().optional(),
  repository: z.object({ full_name: z.string() }),
  sender: z.object({ id: Id }).optional(),
  issue: z.object({ number: z.number().int().positive(), pull_request: z.unknown().optional() }).optional(),
  comment: z.object({ id: Id }).optional(),
})

/** Events that tell of an issue or of what is said on it. */
const ABOUT_ISSUES: readonly string[] = ['issues', 'issue_comment', 'sub_issues']

/**
 * Webhooks of GitHub: signed over the raw bytes, with no time in what is signed. So a replay is known by its delivery
 * alone, and what is in it is only a hint.
 */
export function createGithubWebhooks({
  place,
  secrets,
  ownId = () => undefined,
}: {
  place: Place
  secrets: () => readonly string[]
  /** Of our account, as far as it is known yet. */
  ownId?: () => string | undefined
}): Webhooks {
  return { receive: (request) => receive({ place, ownId: ownId() }, secrets(), request) }
}

interface Receiver {
  readonly place: Place
  readonly ownId: string | undefined
}

function receive(receiver: Receiver, secrets: readonly string[], request: WebhookRequest): WebhookReceipt {
  const { headers, body } = request
  if (secrets.length === 0) return refused('no webhook secret is configured for this tracker')
  const header = (name: string): string => headers[name] ?? ''
  // exactly one lower-case sha256; the older sha1 beside it counts for nothing
  const [, signature] = /^sha256=([0-9a-f]{64})$/.exec(header('x-hub-signature-256')) ?? []
  if (!isSignedBy(secrets, { body, signature })) return refused('the signature is missing or wrong')
  const delivery = header('x-github-delivery')
  if (!/^[\w-]{1,64}$/.test(delivery)) return refused('there is no delivery id')
  if (!/^application\/json\b/i.test(header('content-type')))
    return refused('the body is no JSON: choose the content type application/json at GitHub')
  const hints = hintsIn(receiver, { event: header('x-github-event'), body })
  return hints === null ? refused('the body is not what GitHub sends') : { kind: 'accepted', delivery, hints }
}

/** Null of a body that GitHub cannot have sent. */
function hintsIn(
  receiver: Receiver,
  { event, body }: { event: string; body: Buffer },
): readonly Hint[] | null {
  if (!ABOUT_ISSUES.includes(event)) return []
  const { data } = Payload.safeParse(parsed(body))
  return data === undefined ? null : hintsOf(receiver, event, data)
}

/** What we did ourselves we know: to read it again for each echo would cost more than doing it (F-8). */
function hintsOf(
  { place, ownId }: Receiver,
  event: string,
  { action, repository, issue, sender, comment }: z.infer<typeof Payload>,
): readonly Hint[] {
  if (ownId !== undefined && sender?.id === ownId) return []
  const isHere = repository.full_name.toLowerCase() === `${place.owner}/${place.repo}`.toLowerCase()
  if (!isHere || issue === undefined || issue.pull_request != null) return []
  // what was edited or removed may be news of what is known
  const isNewComment = event === 'issue_comment' && action === 'created' && comment !== undefined
  const news = isNewComment ? { kind: 'comment' as const, id: comment.id } : undefined
  return [{ kind: 'issue', ref: refTo(place, issue.number), news }]
}

/** Undefined when it is no JSON. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const refused = (because: string): WebhookReceipt => ({ kind: 'refused', because })
