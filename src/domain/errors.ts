export type ErrorCode =
  | 'config.invalid'
  | 'config.notFound'
  | 'usage.wrong'
  | 'daemon.running'
  | 'daemon.absent'
  | 'daemon.superseded'
  | 'port.busy'
  | 'store.unreadable'
  | 'store.newer'
  | 'store.busy'
  | 'store.full'
  | 'store.unsynced'
  | 'backup.unreadable'
  | 'experiment.notFound'
  | 'notFound'
  | 'request.refused'
  | 'request.conflict'
  | 'machine.unreadable'
  | 'rights.missing'
  | 'signIn.needed'
  | 'origin.refused'
  | 'request.tooLarge'
  | 'git.notRepository'
  | 'git.dirty'
  | 'git.conflict'
  | 'git.rejected'
  | 'git.failed'
  | 'path.unsafe'
  | 'command.failed'
  | 'command.timeout'
  | 'compute.unreachable'
  | 'compute.rejected'
  | 'compute.gone'
  | 'agent.unavailable'
  | 'agent.failed'
  | 'rehearsal.mismatch'
  | 'sandbox.missing'
  | 'tracker.unreachable'
  | 'tracker.refused'
  | 'record.incomplete'
  | 'record.altered'
  | 'effect.aborted'

/**
 * The only error class thrown on purpose; anything else is a bug. The message says what happened; `found` what was
 * there instead; `advice` what to do, with the command where there is one.
 */
export class HookeError extends Error {
  override readonly name = 'HookeError'
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly found: string | undefined
  readonly advice: string | undefined
  /** When it is worth trying again, where somebody said so; the wait counts as no failed try. */
  readonly retryAt: number | undefined
  /** The wait is for requests of this one's sort; all others may go meanwhile. */
  readonly othersMayGo: boolean

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      retryable?: boolean
      retryAt?: number
      othersMayGo?: boolean
      cause?: unknown
      found?: string
      advice?: string
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryable = options.retryable ?? false
    this.retryAt = options.retryAt
    this.othersMayGo = options.othersMayGo ?? false
    this.found = options.found
    this.advice = options.advice
  }
}

/** For every `catch (error)`: the thing that was thrown, as an Error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
