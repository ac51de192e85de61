import type { JobState, Waiting } from '../../compute/driver.ts'
import type { Ended, Watch } from './look.ts'

type Queued = Extract<JobState, { kind: 'queued' }>

/** How long a job may wait for something that a person has to do, or may know better, before one is told. */
export const TOLD_AFTER_MS: Readonly<Record<Waiting['kind'], number>> = {
  held: 5 * 60_000,
  limited: 60 * 60_000,
  never: Infinity,
  resources: Infinity,
  unknown: Infinity,
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

/** Whether it has waited for so long for the same reason that a person is told. */
export function needsPerson({ waitsSince }: Watch, { waits }: Queued, now: number): boolean {
  return waits !== undefined && now - waitsSince >= TOLD_AFTER_MS[waits.kind]
}
