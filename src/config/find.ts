import { lstatSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'
import type { Environment } from './environment.ts'

/** `-c`, else `HOOKE_CONFIG`, else the first `hooke.toml` upwards from the current folder (H-1). */
export function findConfigFile(options: { flag: string | undefined; env: Environment; cwd: string }): string {
  const named = options.flag ?? options.env['HOOKE_CONFIG']
  if (named !== undefined && named !== '') return inFolder(resolve(options.cwd, named))
  for (let folder = options.cwd; ; folder = dirname(folder)) {
    const file = join(folder, 'hooke.toml')
    if (isThere(file)) return file
    if (folder === dirname(folder)) throw nowhere(options.cwd)
  }
}

function inFolder(path: string): string {
  const found = looked(() => statSync(path, { throwIfNoEntry: false }))
  return found?.isDirectory() === true ? join(path, 'hooke.toml') : path
}

/** A link that leads nowhere is there, too: a file further up is not what was meant. */
function isThere(file: string): boolean {
  return looked(() => lstatSync(file, { throwIfNoEntry: false })) !== undefined
}

/** What cannot be looked at is told about when it is read. */
function looked<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return undefined
  }
}

function nowhere(cwd: string): HookeError {
  return new HookeError('config.notFound', 'no hooke.toml here or in a folder above', {
    found: cwd,
    advice: 'run `hooke init` in your research repository, name a file with -c, or try `hooke demo`',
  })
}
