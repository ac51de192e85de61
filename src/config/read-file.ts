import { readFileSync } from 'node:fs'
import { asError, HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'

/** The text of a `hooke.toml`. Throws `config.notFound` where none is, else `config.invalid` with why it cannot be read. */
export function readConfigText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = systemCode(error) ?? ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw absent(path, error)
    const [found, advice] = WHY[code] ?? [asError(error).message, OTHERWISE]
    throw new HookeError('config.invalid', 'the configuration cannot be read', {
      cause: error,
      found: `${path}: ${found}`,
      advice,
    })
  }
}

const OTHERWISE = 'mend that, or name another file with -c'
const DENIED = [
  'whoever runs this may not read it',
  'see who may with `ls -l`, and have its owner allow it (`chmod u+r` for your own file); or name another with -c',
] as const

const WHY: Readonly<Record<string, readonly [found: string, advice: string]>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EISDIR: ['it is a folder', 'name a file with -c'],
  ELOOP: ['it is a link that leads back to itself', 'replace the link by the file, or name another with -c'],
}

function absent(path: string, cause: unknown): HookeError {
  return new HookeError('config.notFound', 'there is no such configuration', {
    cause,
    found: `no file ${path}`,
    advice: 'name another with -c, or run `hooke init` in the repository',
  })
}
