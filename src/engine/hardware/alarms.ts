import type { ExperimentId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'

type AlarmDeps = Pick<EngineDeps, 'store' | 'clock' | 'log' | 'mask'>

/** Tells people once that something about hardware needs them; it stands until it is over. */
export function raiseAlarm(
  { store, clock, log, mask }: AlarmDeps,
  { key, words, experiment = null }: { key: string; words: string; experiment?: ExperimentId | null },
): void {
  const text = mask(words)
  store.transaction(() => {
    if (!store.alarms.raise({ key, words: text, experiment }, clock.now())) return
    log.error({ event: 'hardware.alarm', alarm: key, ...(experiment === null ? {} : { experiment }) }, text)
    store.feed.append({ experiment, kind: 'alarm', body: { key, text }, at: clock.now() })
  })
}

export function clearAlarm({ store, clock, log }: Omit<AlarmDeps, 'mask'>, key: string): void {
  if (!store.alarms.clear(key, clock.now())) return
  store.feed.append({ experiment: null, kind: 'alarm.over', body: { key }, at: clock.now() })
  log.info({ event: 'hardware.alarm.over', alarm: key }, 'an alarm is over')
}
