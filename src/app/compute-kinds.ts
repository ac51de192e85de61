import { join } from 'node:path'
import type { ComputeDriver } from '../compute/driver.ts'
import { createLocalDriver } from '../compute/local/local-driver.ts'
import type { ComputeConfig, ComputeOf, HookeConfig } from '../config/config.ts'
import { formerRunsDirs } from './backups.ts'
import type { DriverRequest } from './driver-request.ts'
import { moduleDriver } from './module-driver.ts'
import { sgeDriver, slurmDriver, sshDriver } from './remote-computes.ts'
import { buildRunpod } from './runpod.ts'
import { runsIn } from './sandbox.ts'
import { environmentOf } from './study-setup.ts'

type Kind = ComputeConfig['kind']
type Builders = { readonly [K in Kind]: (request: DriverRequest<ComputeOf<K>>) => ComputeDriver }

/** How the driver of each kind is built. A new kind adds its line here and its table in `config/compute`. */
const BUILDERS: Builders = {
  local: ({ name, table, stateDir, store, clock, env, sandbox, secret }) =>
    createLocalDriver({
      name,
      // one folder for all of them: ids of runs differ, and what reads a run's files need not know where it ran
      runsDir: join(stateDir, 'runs'),
      formerRunsDirs: formerRunsDirs(store, stateDir),
      clock,
      environment: environmentOf(table.environment, env),
      secret,
      ...(table.environments === 'auto' ? { environments: stateDir } : {}),
      ...runsIn(table, sandbox),
    }),
  ssh: sshDriver,
  slurm: slurmDriver,
  sge: sgeDriver,
  runpod: buildRunpod,
  module: moduleDriver,
}

type Places = 'stateDir' | 'home' | 'worktreesDir'
type Surroundings = Omit<DriverRequest<never>, 'name' | 'table' | 'caps' | Places>

/** A driver for each configured compute that `known` has none for yet; what is under way keeps the one it has. */
export function buildDrivers(
  { compute, stateDir, home, worktreesDir, agents }: Pick<HookeConfig, 'compute' | 'agents' | Places>,
  known: Readonly<Record<string, ComputeDriver>>,
  around: Surroundings,
): Readonly<Record<string, ComputeDriver>> {
  const missing = Object.entries(compute).filter(([name]) => !(name in known))
  return Object.fromEntries(
    missing.map(([name, table]) => [
      name,
      driverFor({ ...around, name, table, stateDir, home, worktreesDir, caps: agents.sandbox }),
    ]),
  )
}

function driverFor(request: DriverRequest<ComputeConfig>): ComputeDriver {
  // the builder is looked up by the kind of the very table it is given, which its type cannot say
  const build: (request: never) => ComputeDriver = BUILDERS[request.table.kind]
  return build(request as never)
}
