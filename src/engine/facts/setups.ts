import type { ExperimentId } from '../../domain/ids.ts'
import { argvOf, type Condition, JsonRecord, type Plan, resolvedConfig } from '../../domain/plan.ts'
import type { EnvironmentSnapshot } from '../../domain/run.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { EngineDeps } from '../deps.ts'
import { lastAttempts } from './counted-runs.ts'
import { softwareLockOf } from './software-lock.ts'

type Setup = FactsOf['consistency']['setup']

/** What a plan compares, with the configs as given: planned or stored. */
export function setupOf(
  plan: Plan,
  { configs, environment }: { configs: Setup['configs']; environment: EnvironmentSnapshot | undefined },
): Setup {
  return {
    configs,
    data: plan.data.map(({ name, version, sha256, split }) => ({ name, version, sha256, split })),
    evaluation: plan.evaluation,
    command: [...argvOf(plan.command)],
    seeds: new Set(plan.seeds).size,
    compute: classOfCompute(plan.compute),
    softwareLock: softwareLockOf(environment, plan),
  }
}

/** Without accelerators the place does not matter: what is installed there is compared by its lock. */
function classOfCompute({ driver, devices }: Plan['compute']): string {
  return devices === 0 ? 'no accelerators' : `${driver}, ${devices} accelerators`
}

export function plannedConfigs(plan: Plan): Setup['configs'] {
  return plan.conditions.map((condition) => ({
    condition: condition.name,
    config: resolvedConfig(plan, condition),
  }))
}

/** The setup of an experiment that ran, from its stored runs; a result that came in without runs counts by its plan. */
export function storedSetup(deps: EngineDeps, id: ExperimentId, plan: Plan): Setup {
  const configs = plan.conditions.map((condition) => ({
    condition: condition.name,
    config: storedConfig(deps, id, { plan, condition }),
  }))
  return setupOf(plan, { configs, environment: runEnvironment(deps, id) })
}

/** The config that the runs of a condition really had. */
export function storedConfig(
  deps: Pick<EngineDeps, 'store'>,
  id: ExperimentId,
  { plan, condition }: { plan: Plan; condition: Condition },
): JsonRecord {
  const run = lastAttempts(deps, id).find((one) => one.condition === condition.name && one.state === 'ok')
  return run === undefined ? resolvedConfig(plan, condition) : JsonRecord.parse(run.config)
}

/** The environment of the runs that count, when any of them has one. */
export function runEnvironment(
  deps: Pick<EngineDeps, 'store'>,
  id: ExperimentId,
): EnvironmentSnapshot | undefined {
  const hash = lastAttempts(deps, id).findLast(({ environment }) => environment !== null)?.environment
  return hash == null ? undefined : deps.store.environments.find(hash)
}
