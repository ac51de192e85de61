import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { systemCode } from '../lib/fault.ts'
import { shortageOf } from '../lib/shortage.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { Deliver } from './deliver.ts'
import type { Outcome } from './handler.ts'
import type { EngineLog } from './log.ts'

export interface SettleDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly deliver: Deliver
  /** What goes into a row has no secret (S-5). */
  readonly mask?: (text: string) => string
}

/** How often each effect met trouble in this life of the daemon; being killed is no trouble of the effect's. */
export type Troubles = Map<string, number>

/** Retryable trouble is tried again after 1, 2, 4 … 60 s; after this many tries a person is asked. */
const TRIES = 6

/**
 * Rows and event in one commit, and what `next` begins with them; one line of the log, a warning where what was tried did
 * not come out well (E-13).
 */
export async function complete(
  deps: SettleDeps,
  row: OutboxRow,
  outcome: Outcome,
  next: () => void,
): Promise<void> {
  const isDone = await deps.store.grouped(() => {
    const isFirst = deps.store.outbox.finish(row.key, { state: 'done', at: deps.clock.now() })
    if (isFirst) outcome.rows?.()
    if (isFirst && outcome.event !== null)
      deps.deliver(row.experiment, {
        key: `effect/${row.key}`,
        event: outcome.event,
        actor: outcome.actor ?? 'hooke',
      })
    next()
    return isFirst
  })
  const fields = { experiment: row.experiment, effect: row.effect.kind, key: row.key }
  if (!isDone) {
    deps.log.info(fields, 'late answer dropped: its stage was left')
    return
  }
  const reason = failureOf(outcome.event)
  if (reason === null) deps.log.info({ ...fields, event: outcome.event?.type }, 'effect done')
  else deps.log.warn({ ...fields, event: outcome.event?.type, reason }, 'effect done, with a failure')
}

/** What did not come out well, though the effect itself did what it should. */
function failureOf(event: Outcome['event']): string | null {
  switch (event?.type) {
    case 'gates.refused':
      return event.reasons.join('\n')
    case 'agent.gaveUp':
      return event.reason
    case 'runs.settled':
      return event.outcome === 'ok' ? null : event.reason
    case 'smoke.settled':
      return event.ok ? null : event.reason
    default:
      return null
  }
}

/** Trouble of the world is tried again; a bug, or trouble that stays, goes to a person with its reason. */
export function settleTrouble(
  deps: SettleDeps,
  row: OutboxRow,
  error: Error,
  { signal, troubles }: { signal: AbortSignal; troubles: Troubles },
): void {
  const { store, clock, log, mask = String } = deps
  const fields = { experiment: row.experiment, effect: row.effect.kind, key: row.key, attempt: row.attempt }
  // the daemon stops or the stage was left: the row says which, and a later daemon goes on
  if (signal.aborted) {
    log.info({ ...fields, reason: error.message }, 'effect let go')
    return
  }

  const tries = (troubles.get(row.key) ?? 0) + 1
  if (mayTryAgain(row, error, tries)) {
    if (toldWhen(error) === undefined) troubles.set(row.key, tries)
    const wait = waitFor(error, tries, clock.now())
    const reason = mask(shortageOf(error) === undefined ? error.message : wordsOf(error))
    store.transaction(() => store.outbox.postpone(row.key, clock.now() + wait, reason))
    log.warn({ ...fields, reason, waitMs: wait }, 'effect tried again later')
    return
  }
  troubles.delete(row.key)
  log.error({ ...fields, reason: error.message, stack: error.stack }, 'effect failed')
  store.transaction(() => {
    const end = { state: 'failed' as const, at: clock.now(), error: mask(error.message) }
    if (!store.outbox.finish(row.key, end)) return
    if (isTold(row)) return
    const event = { type: 'effect.failed' as const, effect: row.effect.kind, reason: mask(wordsOf(error)) }
    deps.deliver(row.experiment, { key: `effect/${row.key}`, event, actor: 'hooke' })
  })
}

/** A token that is refused is mended by a person; what is queued waits for it. */
const REFUSED_MS = 5 * 60_000
const isRefused = (error: Error): boolean => error instanceof HookeError && error.code === 'tracker.refused'

/** What a tracker is told waits as long as it takes, and is no person's trouble (T-5). */
const isTold = ({ effect }: OutboxRow): boolean => effect.kind.startsWith('tracker.')

/** A shortage of files or processes is the daemon's own: no experiment is stopped for it. */
function mayTryAgain(row: OutboxRow, error: Error, tries: number): boolean {
  if (isTold(row) && isRefused(error)) return true
  const shortage = shortageOf(error)
  if (shortage !== undefined && shortage.of !== 'space') return true
  // somebody said when to come back: that is no failed try
  if (toldWhen(error) !== undefined) return true
  return (isRetryable(error) || shortage !== undefined) && (isTold(row) || tries < TRIES)
}

function isRetryable(error: Error): boolean {
  return (error instanceof HookeError && error.retryable) || isBusy(error)
}

/** A single statement of an effect found the database locked by another program. */
function isBusy(error: Error): boolean {
  return systemCode(error)?.startsWith('SQLITE_BUSY') ?? false
}

function waitFor(error: Error, tries: number, now: number): number {
  if (isRefused(error)) return REFUSED_MS
  const told = toldWhen(error)
  return told === undefined ? Math.min(60_000, 1000 * 2 ** (tries - 1)) : Math.max(0, told - now)
}

function toldWhen(error: Error): number | undefined {
  return error instanceof HookeError && error.retryable ? error.retryAt : undefined
}

function wordsOf(error: Error): string {
  const { found, advice } = error as { found?: string; advice?: string }
  const shortage = shortageOf(error)
  if (shortage !== undefined) return `${shortage.words}; found: ${error.message}; do: ${shortage.advice}`
  return [error.message, found && `found: ${found}`, advice && `do: ${advice}`].filter(Boolean).join('; ')
}
