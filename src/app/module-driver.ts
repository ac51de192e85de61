import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { ComputeDriver } from '../compute/driver.ts'
import type { ComputeOf } from '../config/config.ts'
import { asError, HookeError } from '../domain/errors.ts'
import { isWithin } from '../lib/files.ts'
import type { Clock } from '../lib/clock.ts'
import type { DriverRequest } from './driver-request.ts'
import { environmentOf } from './study-setup.ts'

/** What a driver from outside is built from: `createDriver(request)` of its module gives a `ComputeDriver`. */
export interface ModuleDriverRequest {
  /** The driver carries it. */
  readonly name: string
  /** As `options` of its table says. */
  readonly options: Readonly<Record<string, unknown>>
  /** A folder for what it has to remember; it makes it itself. */
  readonly folder: string
  /** Variables of the daemon that runs may see. */
  readonly environment: Readonly<Record<string, string>>
  readonly secret: (name: string) => string | undefined
  readonly clock: Clock
  readonly warn: (words: string) => void
  /** The error of the contract: trouble that passes is `compute.unreachable` with `retryable: true`. */
  readonly HookeError: typeof HookeError
}

const verb = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'is no function')
const Shape = z.looseObject({
  ...{ name: z.string(), settles: z.enum(['push', 'ask']) },
  ...{ probe: verb, prepare: verb, submit: verb, find: verb, inspect: verb, readLog: verb },
  ...{ cancel: verb, collect: verb, pause: verb, release: verb },
})

/** A driver of somebody else, by the file or package that its table names (C-18). */
export function moduleDriver({
  name,
  table,
  stateDir,
  ...around
}: DriverRequest<ComputeOf<'module'>>): ComputeDriver {
  const { home, worktreesDir, env, secret, clock, warn } = around
  const create = creatorIn({ name, home, worktreesDir, module: table.module })
  const request: ModuleDriverRequest = {
    ...{ name, options: table.options, folder: join(stateDir, 'modules', name) },
    ...{ environment: environmentOf(table.environment, env), secret, clock, warn, HookeError },
  }
  const driver = inModule(name, table.module, () => create(request))
  const parsed = Shape.safeParse(driver)
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
    throw unfit(name, table.module, found)
  }
  if (parsed.data.name !== name) throw unfit(name, table.module, `its driver is called ${parsed.data.name}`)
  // what the contract says beyond this is for its suite: test/contracts/driver.contract.ts
  return driver as ComputeDriver
}

interface Named {
  readonly name: string
  readonly home: string
  readonly worktreesDir: string
  readonly module: string
}

function creatorIn({ name, home, worktreesDir, module }: Named): (request: ModuleDriverRequest) => unknown {
  return inModule(name, module, () => {
    const require = createRequire(join(home, 'hooke.toml'))
    const isFile = module.startsWith('.') || module.startsWith('/')
    const file = realpathSync(require.resolve(isFile ? resolve(home, module) : module))
    // agents write there
    if (isWithin(worktreesDir, file))
      throw unfit(name, module, `it lies in ${worktreesDir}, where agents write`)
    const exported: unknown = require(file)
    const { createDriver } = z.looseObject({ createDriver: verb }).parse(exported)
    return createDriver as (request: ModuleDriverRequest) => unknown
  })
}

/** Whatever the module throws is said to be of the module. */
function inModule<T>(name: string, module: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof HookeError) throw thrown
    const found =
      thrown instanceof z.ZodError ? 'it exports no function createDriver' : asError(thrown).message
    throw unfit(name, module, found.split('\n')[0] ?? '')
  }
}

function unfit(name: string, module: string, found: string): HookeError {
  return new HookeError('config.invalid', `the module ${module} gives no driver for [compute.${name}]`, {
    found,
    advice: 'docs/compute/module.md says what it has to export',
  })
}
