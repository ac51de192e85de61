import { HookeError } from '../../domain/errors.ts'

/**
 * What an answer of RunPod means for whoever asked (PROTOCOLS 5):
 * - `candidate`: this GPU, data centre and cloud cannot be had (400) or may not (403); another may;
 * - `stop`: the request (422), the key (401) or the balance (402) is wrong: no candidate will do;
 * - `doubt`: 5xx, a time-out or a cut connection: what was asked for may have happened;
 * - `wait`: 429; `retryAt` says until when.
 */
export type TroubleKind = 'candidate' | 'stop' | 'doubt' | 'wait'

/** An answer that is none, by what it means. */
export class RunpodTrouble extends HookeError {
  readonly kind: TroubleKind
  readonly status: number | null

  constructor(
    kind: TroubleKind,
    message: string,
    detail: { status: number | null; found?: string; advice?: string; retryAt?: number },
  ) {
    const { status, ...rest } = detail
    const isPassing = kind === 'doubt' || kind === 'wait'
    super(isPassing ? 'compute.unreachable' : 'compute.rejected', message, { ...rest, retryable: isPassing })
    this.kind = kind
    this.status = status
  }
}

/** The trouble that a status of an answer is. 404 and 409 are answers to whoever asked about one pod, not to these. */
export function troubleOf(
  what: string,
  reply: { status: number; detail: string; retryAfter: string | undefined },
  now: number,
): RunpodTrouble {
  const { status, detail, retryAfter } = reply
  const found = detail === '' ? `HTTP ${status}` : `HTTP ${status}: ${detail}`
  if (status === 429) {
    const retryAt = now + waitOf(retryAfter, now)
    return new RunpodTrouble('wait', `RunPod asks to wait before ${what}`, { status, found, retryAt })
  }
  if (status >= 500 || status < 400)
    return new RunpodTrouble('doubt', `RunPod did not say whether it could ${what}`, { status, found })
  if (status === 400 || status === 403)
    return new RunpodTrouble('candidate', `RunPod could not ${what}`, { status, found })
  return new RunpodTrouble('stop', `RunPod refused to ${what}`, { status, found, advice: adviceOn(status) })
}

const LEAST_WAIT_MS = 1_000
const MOST_WAIT_MS = 3_600_000

/** Seconds or a date, as HTTP has it; a minute where it says neither. */
function waitOf(retryAfter: string | undefined, now: number): number {
  const seconds = Number(retryAfter?.trim() || Number.NaN)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter ?? '') - now
  return Math.min(MOST_WAIT_MS, Math.max(LEAST_WAIT_MS, Number.isFinite(ms) ? ms : 60_000))
}

function adviceOn(status: number): string {
  if (status === 401) return 'see whether the API key of this compute is right and still valid'
  if (status === 402) return 'top up the balance of the RunPod account, then hooke retry'
  if (status === 422) return 'mend [compute.…] in hooke.toml: RunPod names the fields above'
  return 'see the console of RunPod'
}
