import { createHash } from 'node:crypto'
import { asError } from '../../domain/errors.ts'
import type { EngineDeps } from '../deps.ts'

/** A request as it came: header names in lower case, the bytes untouched. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** `repeated`: a delivery that was here before, by its id or by its bytes; it is answered and does nothing. */
export type WebhookAnswer = 'unknown' | 'refused' | 'repeated' | 'accepted'

/**
 * Verifies a webhook and writes down what it hints at, in one commit (S-2). What is refused leaves no row; nothing of a
 * payload is believed, and nothing is asked of anybody before it was answered.
 */
export function takeWebhook(
  { store, clock, log, trackers }: Pick<EngineDeps, 'store' | 'clock' | 'log' | 'trackers'>,
  tracker: string,
  request: WebhookRequest,
): WebhookAnswer {
  const webhooks = trackers?.get(tracker)?.webhooks
  if (webhooks === undefined) return 'unknown'
  const at = clock.now()
  const receipt = receive(() => webhooks.receive(request, at))
  if (receipt.kind === 'refused') {
    log.warn({ event: 'webhook.refused', tracker, reason: receipt.because }, 'a webhook was refused')
    return 'refused'
  }
  const { delivery, hints } = receipt
  const bodyHash = createHash('sha256').update(request.body).digest('hex')
  return store.transaction(() => {
    if (!store.trackerHints.admit({ tracker, delivery, bodyHash, at })) return 'repeated'
    for (const hint of hints) {
      const ref = hint.kind === 'issue' ? hint.ref : hint.session
      store.trackerHints.add({ tracker, kind: hint.kind, ref, at, news: hint.news })
    }
    return 'accepted'
  })
}

/** A body that trips whoever reads it is refused like any other. */
function receive<Receipt>(
  read: () => Receipt,
): Receipt | { readonly kind: 'refused'; readonly because: string } {
  try {
    return read()
  } catch (error) {
    return { kind: 'refused', because: `it could not be read: ${asError(error).message}` }
  }
}
