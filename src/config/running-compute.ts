import { LIVE_KEYS } from './compute/common.ts'
import type { ComputeConfig, HookeConfig } from './config.ts'

/** Whether a key of the effective configuration is taken over while the daemon runs. */
export type IsLive = (key: string) => boolean

/** Read at the start and then fixed: folders, addresses, sandboxes. Everything else is taken over at once. */
const LIVE = [
  'study',
  'studies',
  'people',
  'agents',
  'budget',
  'limits',
  'attention',
  'policy',
  'log',
  'backup',
  'retention',
]

/**
 * The computes of a new configuration laid over those that run (E-12): a new one is there at once, limits change at
 * once, what a driver was made from waits for the next start, and one that was taken out stays until then.
 */
export function mergeCompute(
  running: Pick<HookeConfig, 'compute'>,
  next: Pick<HookeConfig, 'compute'>,
): { readonly compute: HookeConfig['compute']; readonly isLive: IsLive; readonly waits: readonly string[] } {
  const isNew = (name: string): boolean => !(name in running.compute)
  const kept = Object.entries(running.compute).map(([name, table]): [string, ComputeConfig] => [
    name,
    withLimitsOf(table, next.compute[name] ?? table),
  ])
  const added = Object.entries(next.compute).filter(([name]) => isNew(name))
  const local = withLimitsOf(running.compute.local, next.compute.local)
  const gone = Object.keys(running.compute).filter((name) => !(name in next.compute))
  return {
    compute: { ...Object.fromEntries([...kept, ...added]), local },
    isLive: (key) => isLiveKey(key, isNew) || gone.some((name) => key.startsWith(`compute.${name}.`)),
    waits: gone.map(
      (name) => `compute.${name} was taken out: what runs there is watched until the next start`,
    ),
  }
}

function withLimitsOf<Table extends ComputeConfig>(table: Table, next: ComputeConfig): Table {
  const { concurrency, timeLimit, logLimit } = next
  return { ...table, concurrency, timeLimit, logLimit }
}

function isLiveKey(key: string, isNew: (compute: string) => boolean): boolean {
  const [first = '', second = '', third = ''] = key.split(/[.[]/)
  if (first === 'compute') return isNew(second) || LIVE_KEYS.includes(third)
  return !key.startsWith('agents.sandbox') && LIVE.includes(first)
}
