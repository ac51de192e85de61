import type { ComputeDriver, KeptEnvironment, KeptEnvironments } from '../../compute/driver.ts'
import { inDays } from '../../lib/words.ts'
import { type Kept, keptOnEach } from './host-runs.ts'
import type { Found } from './judge-folder.ts'
import type { RetentionDeps } from './retention-deps.ts'

/**
 * Environments that were made of lock files, here and on hosts: one goes when no lease and no run has used it for as long as
 * the configuration says, which is judged where it lies. Whoever needs it later has it made again (C-8, P-18).
 */
export async function keptEnvironments(deps: RetentionDeps): Promise<Kept> {
  const { found, unasked } = await keptOnEach(deps, (driver) => environmentsOf(deps, driver))
  // several computes may share a folder
  const once = new Map(found.toReversed().map((one) => [one.path, one]))
  return { found: [...once.values()].reverse(), unasked }
}

async function environmentsOf(
  deps: RetentionDeps,
  { name: compute, environments }: Pick<ComputeDriver, 'name' | 'environments'>,
): Promise<readonly Found[]> {
  if (environments === undefined) return []
  const listed = await environments.list(deps.keeping.rules().environments, new AbortController().signal)
  return listed.map((one) => asFound(deps, { compute, environments, one }))
}

interface Listed {
  readonly compute: string
  readonly environments: KeptEnvironments
  readonly one: KeptEnvironment
}

function asFound(deps: RetentionDeps, { compute, environments, one }: Listed): Found {
  const keepMs = deps.keeping.rules().environments
  return {
    kind: 'environment',
    compute: environments.isHere ? null : compute,
    study: null,
    experiment: null,
    ...one,
    endedAt: null,
    goes: one.stays === null ? `nothing used it for ${inDays(keepMs)}` : null,
    // the look and the taking are one
    whyStays: () => Promise.resolve(null),
    takeAway: () =>
      environments.takeAway(one.name, deps.keeping.rules().environments, new AbortController().signal),
  }
}
