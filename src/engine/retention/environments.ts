import { HookeError } from '../../domain/errors.ts'
import type { ComputeDriver, KeptEnvironment, KeptEnvironments } from '../../compute/driver.ts'
import { inDays } from '../../lib/words.ts'
import type { Unasked } from './host-runs.ts'
import type { Found } from './judge-folder.ts'
import type { RetentionDeps } from './retention-deps.ts'

/**
 * Environments that were made of lock files, here and on hosts: one goes when no lease and no run has used it for as long as
 * the configuration says, which is judged where it lies. Whoever needs it later has it made again (C-8, P-18).
 */
export async function keptEnvironments(
  deps: RetentionDeps,
): Promise<{ readonly found: readonly Found[]; readonly unasked: readonly Unasked[] }> {
  const found: Found[] = []
  const unasked: Unasked[] = []
  for (const driver of Object.values(deps.drivers)) {
    try {
      found.push(...(await environmentsOf(deps, driver)))
    } catch (error) {
      if (!(error instanceof HookeError)) throw error
      const reason = [error.message, error.found].filter(Boolean).join(': ')
      unasked.push({ compute: driver.name, reason })
    }
  }
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
