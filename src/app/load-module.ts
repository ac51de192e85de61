import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { asError, HookeError } from '../domain/errors.ts'
import { isWithin } from '../lib/files.ts'

/** A module from outside, as a table of the configuration names it (C-18). */
export interface NamedModule {
  /** The table that names it, such as "[compute.own]". */
  readonly table: string
  /** What it is to give: a driver, a tracker. */
  readonly gives: 'driver' | 'tracker'
  /** Its file, relative to the configuration, or the name of a package that is installed beside it. */
  readonly module: string
  /** Folder of the configuration. */
  readonly home: string
  readonly worktreesDir: string
}

export const verb = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'is no function',
)

/** What the module makes of the request, with the shape that its contract needs. Whatever is wrong is said to be of the module. */
export function madeByModule(
  named: NamedModule,
  request: object,
  shape: z.ZodType<{ name: string }>,
): unknown {
  const create = creatorIn(named)
  const made = inModule(named, () => create(request))
  const parsed = shape.safeParse(made)
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
    throw unfit(named, found)
  }
  const name = /\.([^.\]]+)\]$/.exec(named.table)?.[1]
  if (parsed.data.name !== name) throw unfit(named, `its ${named.gives} is called ${parsed.data.name}`)
  // what the contract says beyond its shape is for its suite in test/contracts
  return made
}

function creatorIn(named: NamedModule): (request: unknown) => unknown {
  const { home, worktreesDir, module } = named
  return inModule(named, () => {
    const require = createRequire(join(home, 'hooke.toml'))
    const isFile = module.startsWith('.') || module.startsWith('/')
    const file = realpathSync(require.resolve(isFile ? resolve(home, module) : module))
    // agents write there
    if (isWithin(worktreesDir, file)) throw unfit(named, `it lies in ${worktreesDir}, where agents write`)
    const exported: unknown = require(file)
    const found = z.looseObject({ [creatorOf(named)]: verb }).parse(exported)[creatorOf(named)]
    return found as (request: unknown) => unknown
  })
}

/** `createDriver`, `createTracker`. */
function creatorOf({ gives }: Pick<NamedModule, 'gives'>): string {
  return `create${gives.charAt(0).toUpperCase()}${gives.slice(1)}`
}

function inModule<T>(named: NamedModule, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof HookeError) throw thrown
    const found =
      thrown instanceof z.ZodError ? `it exports no function ${creatorOf(named)}` : asError(thrown).message
    throw unfit(named, found.split('\n')[0] ?? '')
  }
}

function unfit({ module, gives, table }: NamedModule, found: string): HookeError {
  return new HookeError('config.invalid', `the module ${module} gives no ${gives} for ${table}`, {
    found,
    advice: `docs/${gives === 'driver' ? 'compute' : 'trackers'}/module.md says what it has to export`,
  })
}
