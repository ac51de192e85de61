import { join } from 'node:path'
import { z } from 'zod'
import type { ComputeDriver } from '../compute/driver.ts'
import type { ComputeOf } from '../config/config.ts'
import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { DriverRequest } from './driver-request.ts'
import { madeByModule, verb } from './load-module.ts'
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
  const named = {
    table: `[compute.${name}]`,
    gives: 'driver',
    module: table.module,
    home,
    worktreesDir,
  } as const
  const request: ModuleDriverRequest = {
    ...{ name, options: table.options, folder: join(stateDir, 'modules', name) },
    ...{ environment: environmentOf(table.environment, env), secret, clock, warn, HookeError },
  }
  return madeByModule(named, request, Shape) as ComputeDriver
}
