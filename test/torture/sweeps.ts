import { z } from 'zod'
import { systemClock } from '../../src/lib/clock.ts'
import type { Swept } from '../../src/lib/sweep-extras.ts'
import type { Store } from '../../src/store/store.ts'
import type { DaemonOptions } from './daemon.ts'
import { createWorldClient } from './world-client.ts'
import { end } from './world-driver.ts'

const Named = z.looseObject({ id: z.string(), name: z.string(), state: z.string().optional() })
type Named = z.infer<typeof Named>

/** Pods that no lease wants and jobs that no run wants. The naive mode sweeps nothing. */
export function sweeps({ url, mode }: DaemonOptions, store: Store): readonly Swept<Named>[] {
  if (mode === 'naive') return []
  const client = createWorldClient(url, 'compute.unreachable')
  const list = async (shelf: string, signal: AbortSignal): Promise<readonly Named[]> =>
    Named.array().parse((await client.safely('GET', `/${shelf}`, undefined, signal)).body)
  const lease = store.db.prepare("select 1 from leases where id = ? and state <> 'released'")
  const run = store.db.prepare(
    "select 1 from runs where id = ? and state in ('submitting', 'submitted', 'running')",
  )
  return [
    {
      list: (signal) => list('pods', signal),
      keyOf: ({ name }) => name,
      isWanted: (name) => lease.get(name) !== undefined,
      remove: async ({ id }, signal) => {
        await client.safely('DELETE', `/pods/${id}`, undefined, signal)
      },
    },
    {
      list: async (signal) => (await list('jobs', signal)).filter(({ state }) => state === 'running'),
      keyOf: ({ name }) => name,
      isWanted: (name) => run.get(name) !== undefined,
      remove: ({ id }, signal) => end({ client, clock: systemClock }, id, signal),
    },
  ]
}
