import type { ComputeDriver, JobHandle, JobState } from '../../compute/driver.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Clock } from '../../lib/clock.ts'

/** What somebody who watches a run asks of the looks at its compute. */
export interface LookWish {
  /** Look at the latest so many milliseconds from now. */
  readonly inMs: number
  /** Whether a look that others asked for tells something new of this run; else it goes on waiting. */
  readonly hasNews: (state: JobState) => boolean
  /** Ends the waiting. */
  readonly signals: readonly AbortSignal[]
  /** The host did not answer and is asked again after `pauseMs`. */
  readonly onSilence: (error: HookeError, pauseMs: number) => void
}

/** The looks at one compute, shared by all runs of all experiments there (F-6). */
export interface SharedLooks {
  /** The state of a run when it is next looked at; undefined when a signal came first. Throws what will not pass. */
  next(handle: JobHandle, wish: LookWish): Promise<JobState | undefined>
  /** Everybody who waits is looked at at once; how many those are. */
  lookNow(): number
}

interface Member {
  readonly handle: JobHandle
  readonly wish: LookWish
  dueAt: number
  readonly settle: (state: JobState | undefined) => void
  readonly fail: (error: Error) => void
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** Looks that fall due so soon are taken along: many runs must not mean many looks. */
const TAKEN_ALONG_MS = 5_000

interface Round {
  readonly driver: Pick<ComputeDriver, 'inspect'>
  readonly clock: Clock
  readonly members: Set<Member>
  disarm: () => unknown
  looking: AbortController | null
  pauseMs: number
  notBefore: number
}

/** One `inspect` a look, whatever the number of runs; a host that is silent never makes a run lost (row 43). */
export function createSharedLooks(driver: Pick<ComputeDriver, 'inspect'>, clock: Clock): SharedLooks {
  const members = new Set<Member>()
  const blank = { disarm: () => undefined, looking: null, pauseMs: FIRST_PAUSE_MS, notBefore: 0 }
  const round: Round = { driver, clock, members, ...blank }
  return {
    next: (handle, wish) => join(round, handle, wish),
    lookNow() {
      const now = clock.steady()
      for (const member of members) member.dueAt = now
      round.notBefore = now
      arm(round)
      return members.size
    },
  }
}

function arm(round: Round): void {
  round.disarm()
  if (round.looking !== null || round.members.size === 0) return
  const due = Math.max(Math.min(...[...round.members].map(({ dueAt }) => dueAt)), round.notBefore)
  round.disarm = round.clock.after(Math.max(0, due - round.clock.steady()), () => void look(round))
}

async function look(round: Round): Promise<void> {
  const asked = [...round.members]
  round.looking = new AbortController()
  try {
    const handles = asked.map(({ handle }) => handle)
    tell(round, asked, await round.driver.inspect(handles, round.looking.signal))
    round.pauseMs = FIRST_PAUSE_MS
  } catch (error) {
    trouble(round, asked, asError(error))
  } finally {
    round.looking = null
    arm(round)
  }
}

function tell({ clock }: Round, asked: readonly Member[], states: ReadonlyMap<string, JobState>): void {
  const soon = clock.steady() + TAKEN_ALONG_MS
  for (const member of asked) {
    const found = states.get(member.handle.ref) ?? UNKNOWN
    if (member.dueAt <= soon || member.wish.hasNews(found)) member.settle(found)
  }
}

function trouble(round: Round, asked: readonly Member[], error: Error): void {
  const passes = error instanceof HookeError && error.retryable
  for (const member of asked) {
    if (!passes) member.fail(error)
    else if (round.members.has(member)) member.wish.onSilence(error, round.pauseMs)
  }
  round.notBefore = round.clock.steady() + round.pauseMs
  round.pauseMs = Math.min(round.pauseMs * 2, LONGEST_PAUSE_MS)
}

function leave({ members, looking }: Round, member: Member): void {
  members.delete(member)
  if (members.size === 0) looking?.abort()
}

const UNKNOWN: JobState = { kind: 'lost', reason: 'the driver says nothing about the run' }

function join(round: Round, handle: JobHandle, wish: LookWish): Promise<JobState | undefined> {
  if (wish.signals.some(({ aborted }) => aborted)) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const end = (): void => {
      leave(round, member)
      for (const signal of wish.signals) signal.removeEventListener('abort', onAbort)
    }
    const member: Member = {
      handle,
      wish,
      dueAt: round.clock.steady() + wish.inMs,
      settle(found) {
        end()
        resolve(found)
      },
      fail(error) {
        end()
        reject(error)
      },
    }
    const onAbort = (): void => member.settle(undefined)
    for (const signal of wish.signals) signal.addEventListener('abort', onAbort)
    round.members.add(member)
    arm(round)
  })
}

/** The looks at every compute, each made when it is first needed. */
export interface ComputeLooks {
  /**
   * Shared by all experiments where one host answers for all. Rented machines are a host for each experiment: one that is
   * silent, or slow to start again, keeps nobody else waiting.
   */
  of(driver: ComputeDriver, experiment: ExperimentId): SharedLooks
}

export function createComputeLooks(clock: Clock): ComputeLooks {
  const known = new Map<ComputeDriver, Map<string, SharedLooks>>()
  return {
    of(driver, experiment) {
      const host = driver.machines === undefined ? '' : experiment
      const ofDriver = known.get(driver) ?? new Map<string, SharedLooks>()
      known.set(driver, ofDriver)
      const looks = ofDriver.get(host) ?? createSharedLooks(driver, clock)
      ofDriver.set(host, looks)
      return looks
    },
  }
}
