import type { ComputeDriver } from '../compute/driver.ts'
import { HookeError } from '../domain/errors.ts'
import type { Plan } from '../domain/plan.ts'
import { nearest } from '../lib/words.ts'
import type { Experiment } from '../store/experiments.ts'
import type { EngineDeps } from './deps.ts'
import type { ComputeSetup } from './study.ts'

/** Name of the compute an experiment runs on: the one its plan names, else that of its study (K-5, W-12). */
export function computeOf(
  { store, study }: Pick<EngineDeps, 'store' | 'study'>,
  { id, study: name }: Pick<Experiment, 'id' | 'study'>,
): string {
  return store.plans.computeOf(id) ?? study(name).compute
}

/** The plan as it is stored and sealed: it always names its compute, so that what a person approves says where (W-12). */
export function placedPlan(
  { study }: Pick<EngineDeps, 'study'>,
  { study: name }: Pick<Experiment, 'study'>,
  plan: Plan,
): Plan {
  const driver = plan.compute.driver === '' ? study(name).compute : plan.compute.driver
  return { ...plan, compute: { ...plan.compute, driver } }
}

/** The driver of the compute that an experiment's next runs execute on; throws as `driverNamed` does. */
export function driverOf(
  deps: Pick<EngineDeps, 'store' | 'study' | 'drivers'>,
  experiment: Experiment,
): ComputeDriver {
  return driverNamed(deps, computeOf(deps, experiment))
}

/**
 * The driver of a compute by its name, for a run or a lease that is there already; throws `config.invalid` when the
 * configuration has none of that name.
 */
export function driverNamed({ drivers }: Pick<EngineDeps, 'drivers'>, name: string): ComputeDriver {
  const driver = drivers[name]
  if (driver !== undefined) return driver
  const known = Object.keys(drivers)
  const near = nearest(name, known)
  throw new HookeError('config.invalid', `runs are to execute on the compute "${name}", which is not there`, {
    found: `there is ${known.join(', ')}${near === undefined ? '' : `; the nearest is "${near}"`}`,
    advice: `add a table [compute.${name}] to hooke.toml, then hooke retry`,
  })
}

/** What the configuration says about an experiment's compute. */
export function setupOn(
  deps: Pick<EngineDeps, 'store' | 'study' | 'computes'>,
  experiment: Pick<Experiment, 'id' | 'study'>,
): ComputeSetup {
  return deps.computes?.(computeOf(deps, experiment)) ?? deps.study(experiment.study)
}
