import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import type { Environment } from './environment.ts'

/** `-c`, else `HOOKE_CONFIG`, else the first `hooke.toml` upwards from the current folder (H-1). */
export function findConfigFile(options: { flag: string | undefined; env: Environment; cwd: string }): string {
  const named = options.flag ?? options.env['HOOKE_CONFIG']
  if (named !== undefined && named !== '') return inFolder(resolve(options.cwd, named))
  for (let folder = options.cwd; ; folder = dirname(folder)) {
    const file = join(folder, 'hooke.toml')
    if (existsSync(file)) return file
    if (folder === dirname(folder)) throw nowhere(options.cwd)
  }
}

function inFolder(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, 'hooke.toml') : path
}

function nowhere(cwd: string): HookeError {
  return new HookeError('config.notFound', 'no hooke.toml here or in a folder above', {
    found: cwd,
    advice: 'run `hooke init` in your research repository, name a file with -c, or try `hooke demo`',
  })
}
