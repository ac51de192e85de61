import cron from 'node-cron'
import { asError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import type { EngineLog } from './log.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long the live stream can be resumed from; a page that was away longer is read anew. */
const FEED_DAYS = 7
/** Every night at 3:17, local time: an hour when nobody looks. */
const NIGHTLY = '17 3 * * *'
/** Whether the backup of the day is due is asked each hour: a laptop sleeps at night. */
const HOURLY = '47 * * * *'

export interface HousekeepingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: EngineLog
  readonly backUpDaily?: (() => Promise<string | null>) | undefined
}

/** Forgets what only the moment needed: old notices of the live stream, and sign-ins that have expired. */
export function tidy({ store, clock }: Pick<HousekeepingDeps, 'store' | 'clock'>): void {
  const now = clock.now()
  store.transaction(() => {
    store.feed.prune(now - FEED_DAYS * DAY)
    store.webSessions.prune(now)
    store.trackerHints.forgetOld(now)
  })
}

/** Tidies every night while the daemon runs, and cleans what is kept no longer (P-18); returns how to stop. */
export function keepHouse(deps: HousekeepingDeps, clean: () => Promise<void>): () => void {
  const tasks = [
    cron.schedule(NIGHTLY, () => tidyNow(deps)),
    cron.schedule(NIGHTLY, () => cleanNow(deps, clean), { noOverlap: true }),
    cron.schedule(HOURLY, () => backUpNow(deps), { noOverlap: true }),
  ]
  return () => {
    for (const task of tasks) void task.destroy()
  }
}

/** A backup that fails stops no work; it is told as a warning and tried again in an hour. */
export async function backUpNow({
  backUpDaily,
  log,
}: Pick<HousekeepingDeps, 'backUpDaily' | 'log'>): Promise<void> {
  try {
    const file = (await backUpDaily?.()) ?? null
    if (file !== null) log.info({ event: 'backup.made', file }, 'backup of the day made')
  } catch (error) {
    log.warn(
      { event: 'backup.made', reason: asError(error).message },
      'no backup could be made; tried again in an hour',
    )
  }
}

async function cleanNow({ log }: HousekeepingDeps, clean: () => Promise<void>): Promise<void> {
  try {
    await clean()
  } catch (error) {
    const reason = asError(error).message
    log.warn({ event: 'retention.failed', reason }, 'old folders could not be cleaned; tried again tomorrow')
  }
}

function tidyNow(deps: HousekeepingDeps): void {
  try {
    tidy(deps)
    deps.log.info({ event: 'house.kept' }, 'old notices and sign-ins forgotten')
  } catch (error) {
    deps.log.warn(
      { event: 'house.kept', reason: asError(error).message },
      'nothing could be tidied; tried again tomorrow',
    )
  }
}
