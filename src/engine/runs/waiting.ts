import type { JobState, Waiting } from '../../compute/driver.ts'
import type { Ended, Watch } from './look.ts'

type Queued = Extract<JobState, { kind: 'queued' }>

const HOUR = 60 * 60_000

/**
 * How long a job may wait for something that a person has to do, or may know better, before one is told: a queue may be
 * full for hours, but what is full for a day may never be free (row 45).
 */
export const TOLD_AFTER_MS: Readonly<Record<Waiting['kind'], number>> = {
  held: 5 * 60_000,
  limited: HOUR,
  never: Infinity,
  resources: 24 * HOUR,
  unknown: 24 * HOUR,
}

/**
 * The end of a job that can never start, once two looks in a row have said so: a scheduler may say it in passing, as when
 * a partition is brought up again. Undefined for any other.
 */
export function endOfNever(watch: Watch, state: Queued): Ended | undefined {
  watch.neverLooks = state.waits?.kind === 'never' ? watch.neverLooks + 1 : 0
  if (watch.neverLooks < 2) return undefined
  return { kind: 'lost', cause: 'never-starts', reason: state.waits?.reason ?? '' }
}

/**
 * Takes down what it waits for and since when: a scheduler names now this reason and now that one, so what counts is what a
 * person could do about it. True when it has waited for so long that one is told.
 */
export function needsPerson(watch: Watch, { waits }: Queued, now: number): boolean {
  if (!watch.isQueued || waits?.kind !== watch.waitsFor) watch.waitsSince = now
  watch.waitsFor = waits?.kind
  return waits !== undefined && now - watch.waitsSince >= TOLD_AFTER_MS[waits.kind]
}
