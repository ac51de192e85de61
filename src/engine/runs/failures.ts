import type { SchedulerCause } from '../../compute/driver.ts'
import type { RunExit } from '../../domain/run.ts'
import { type CatalogueEntry, FAILURE_CATALOGUE, type FailureClass } from './failure-catalogue.ts'
import { isPassing, SCHEDULER_ROUTES } from './scheduler-failures.ts'
import { deepestOwnFrame, type Frame, isOwn, lastTraceback, type Traceback } from './traceback.ts'

export interface Failure {
  readonly class: FailureClass
  /** Tells two failures alike, whatever their times, numbers and addresses. Begins with the class. */
  readonly signature: string
  /** One sentence with the place, for the person and the implementer. */
  readonly evidence: string
  readonly firstAction: string
}

export interface FailedRun {
  readonly exit: RunExit
  /** What a scheduler says happened; absent where there is none, or where it says nothing. */
  readonly cause?: SchedulerCause | undefined
  /** Its words, where it has any. */
  readonly reason?: string | undefined
  /** The end of standard error and output; a few hundred lines are enough. */
  readonly log: string
  /** Absolute path of the study's code, as the run saw it. */
  readonly worktree: string
}

/**
 * Where a failed run goes (C-12). In this order: how it was ended, what the program ended with, the deepest frame of
 * the study's own code, and only then what libraries say.
 */
export function classify(run: FailedRun, catalogue = FAILURE_CATALOGUE): Failure {
  return endedByScheduler(run) ?? endedByHost(run) ?? endedByItself(run, catalogue)
}

/** A run that failed because what it worked on was taken away. */
export function failureOfPlace(what: string): Failure {
  return failure('infra', 'worktree-gone', what, 'find out who deletes files there; it was put right')
}

function endedByScheduler({ cause, reason }: FailedRun): Failure | null {
  if (cause === undefined) return null
  const { class: kind, evidence, firstAction } = SCHEDULER_ROUTES[cause]
  const words = cause === 'never-starts' && reason !== undefined ? `${evidence}: ${reason}` : evidence
  return failure(kind, cause, words, firstAction)
}

function endedByHost({ exit }: FailedRun): Failure | null {
  if (exit.reason === 'lost')
    return failure('infra', 'lost', 'the host no longer knows the run', LOOK_AT_HOST)
  if (exit.reason === 'time-limit')
    return failure(
      'plan',
      'time-limit',
      'the run did not end within its time limit',
      'ask for a longer limit or less work',
    )
  if (exit.reason === 'log-limit')
    return failure('code', 'log-limit', 'the run printed too much', 'print less')
  return null
}

function endedByItself({ exit, log, worktree }: FailedRun, catalogue: readonly CatalogueEntry[]): Failure {
  const traceback = lastTraceback(log)
  const error = traceback?.error ?? lastLine(log)
  const own = traceback && deepestOwnFrame(traceback, worktree)
  const entry = decidingEntry(catalogue, error, isThrownByLibrary(traceback, worktree))
  if (entry) return fromEntry(entry, error, own)
  if (own)
    return failure(
      'code',
      `${normalised(error)}${markOf(own)}`,
      `${error} at ${placeOf(own)}`,
      'mend the code at this place',
    )
  return byLog({ exit, log, error }, catalogue)
}

/** The entry that decides even when the study's own code is on the way. */
function decidingEntry(
  catalogue: readonly CatalogueEntry[],
  error: string,
  thrownByLibrary: boolean,
): CatalogueEntry | undefined {
  const matching = catalogue.filter(({ pattern }) => pattern.test(error))
  // a library that could not reach the network is no fault of its caller; own code that says so is
  const outside = thrownByLibrary ? matching.find((entry) => entry.class === 'infra') : undefined
  return matching.find(({ decides }) => decides === 'error') ?? outside
}

function isThrownByLibrary(traceback: Traceback | undefined, worktree: string): boolean {
  const thrower = traceback?.frames.at(-1)
  return thrower !== undefined && !isOwn(thrower, worktree)
}

function byLog(
  { exit, log, error }: { exit: RunExit; log: string; error: string },
  catalogue: readonly CatalogueEntry[],
): Failure {
  const entry = catalogue.find(({ pattern }) => pattern.test(log))
  if (entry) return fromEntry(entry, error, undefined)
  if (exit.signal !== 'SIGKILL' && exit.signal !== 'SIGTERM') return byExitCode(exit, error)
  return failure(
    'infra',
    'killed',
    `killed by ${exit.signal} without a word`,
    'look at memory and disk quota of the host',
  )
}

function byExitCode(exit: RunExit, error: string): Failure {
  if (exit.code === 127 || exit.code === 126) {
    const what =
      exit.code === 127 ? 'the command of the plan was not found' : 'the command of the plan cannot be run'
    return failure(
      'plan',
      `exit ${exit.code} ${normalised(error)}`,
      `${what}: ${error}`,
      'mend the command of the plan',
    )
  }
  const how = exit.signal ?? `exit code ${exit.code ?? 'unknown'}`
  return failure('code', `${how} ${normalised(error)}`, `${how}: ${error}`, 'read the end of the log')
}

function fromEntry(entry: CatalogueEntry, error: string, own: Frame | undefined): Failure {
  const where = own ? ` at ${placeOf(own)}` : ''
  const text = `${entry.name} ${normalised(error)}`
  return failure(entry.class, `${text}${markOf(own)}`, `${error}${where}`, entry.firstAction)
}

/** The place in a signature: without the line, which moves with every edit. */
function markOf(own: Frame | undefined): string {
  return own ? ` @ ${baseName(own.file)}:${own.symbol}` : ''
}

function failure(kind: FailureClass, what: string, evidence: string, firstAction: string): Failure {
  return {
    class: kind,
    signature: `${kind}: ${what}`.slice(0, 300),
    evidence: evidence.slice(0, 1000),
    firstAction,
  }
}

/** The class a stored signature begins with. */
export function classOf(signature: string | null): FailureClass {
  if (signature?.startsWith('infra:')) return 'infra'
  return signature?.startsWith('plan:') ? 'plan' : 'code'
}

/** Text without what differs between two occurrences of the same failure. */
export function normalised(text: string): string {
  return text
    .replace(/0x[0-9a-f]+/gi, '#')
    .replace(/\b[0-9a-f]{8,}\b/gi, '#')
    .replace(/(?:[\w.-]*\/)+([\w.-]+)/g, '$1')
    .replace(/\d+(?:\.\d+)?/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}

/** How often one run is tried again after failures that are none of its own (C-12); a study may say otherwise. */
export interface RetryBudget {
  /** After trouble of the infrastructure. */
  readonly infra: number
  /** After a pre-emption or a failed machine, which say nothing about the run. */
  readonly resumed: number
}
export const RETRIES: RetryBudget = { infra: 3, resumed: 10 }

/**
 * Whether a failed run is tried again: infrastructure only, within its budget, never unchanged after the same failure twice.
 * What was taken away from a run or broke under it has a budget of its own.
 */
export function mayRetry(
  failures: readonly Pick<Failure, 'class' | 'signature'>[],
  budget: RetryBudget = RETRIES,
): boolean {
  const latest = failures.at(-1)
  if (latest?.class !== 'infra') return false
  const passing = failures.filter(({ signature }) => isPassing(signature)).length
  if (isPassing(latest.signature)) return passing <= budget.resumed
  if (failures.length - passing > budget.infra) return false
  return failures.filter(({ signature }) => signature === latest.signature).length < 2
}

const LOOK_AT_HOST = 'look at the process, then at the host'

function placeOf({ file, line, symbol }: Frame): string {
  return `${file}:${line}${symbol === '' ? '' : ` in ${symbol}`}`
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function lastLine(log: string): string {
  return log.trimEnd().split('\n').at(-1)?.trim() ?? ''
}
