import type { ComputeDriver } from '../../compute/driver.ts'
import { HookeError } from '../../domain/errors.ts'
import { inSize } from '../../lib/words.ts'
import { clearAlarm, raiseAlarm } from '../hardware/alarms.ts'
import type { RetentionDeps } from './retention-deps.ts'

const nearOf = (compute: string): string => `disk/host/${compute}`
const fullOf = (compute: string): string => `disk/host-full/${compute}`

/**
 * What folders of runs and environments fill on each host against `host_quota`: an alarm before it is used up, and another when it is, which
 * lets no experiment take hardware there (P-18). A host that does not answer keeps the word of the last look.
 */
export async function lookAtHosts(deps: RetentionDeps, signal: AbortSignal): Promise<void> {
  for (const driver of Object.values(deps.drivers)) {
    const { hostQuota } = deps.keeping.rules()
    const used = hostQuota === 0 ? 0 : await usedOn(deps, driver, signal)
    signal.throwIfAborted()
    if (used !== null) judge(deps, driver.name, used)
  }
}

function judge(deps: RetentionDeps, compute: string, used: number): void {
  const { hostQuota, warnAt } = deps.keeping.rules()
  const words = `runs and environments fill ${inSize(used)} of the ${inSize(hostQuota)} that they may on [compute.${compute}]`
  const advice = 'hooke clean --dry-run shows what may go'
  const isFull = hostQuota > 0 && used >= hostQuota
  const isNear = hostQuota > 0 && !isFull && used >= hostQuota * warnAt
  if (isFull)
    raiseAlarm(deps, { key: fullOf(compute), words: `${words}; no experiment begins there. ${advice}` })
  else clearAlarm(deps, fullOf(compute))
  if (isNear) raiseAlarm(deps, { key: nearOf(compute), words: `${words}. ${advice}` })
  else clearAlarm(deps, nearOf(compute))
}

async function usedOn(
  { log, keeping }: RetentionDeps,
  { name, folders, environments }: ComputeDriver,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const listed = (await folders?.list(signal)) ?? []
    // those of this computer count for `quota`
    const isThere = environments?.isHere === false
    const made = isThere ? await environments.list(keeping.rules().environments, signal) : []
    return [...listed, ...made].reduce((sum, { bytes }) => sum + bytes, 0)
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    log.warn({ event: 'disk.host.unseen', compute: name, reason: error.message }, 'a host could not be asked')
    return null
  }
}

/** Throws where no experiment may take hardware, because its runs fill the host already. */
export function refuseFullHost({ store }: Pick<RetentionDeps, 'store'>, compute: string): void {
  const alarm = store.alarms.open().find(({ key }) => key === fullOf(compute))
  if (alarm === undefined) return
  throw new HookeError('compute.gone', `no room is left for runs on [compute.${compute}]`, {
    found: alarm.words,
    advice: 'hooke clean, or raise `host_quota` under [retention]; then hooke retry',
  })
}
