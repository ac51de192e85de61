import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Makes a folder for PATH with a `python3` that asks the real one for the packages of this computer once, and says it
 * again to all who ask: most of a second each time, and the same for as long as the tests run. Everything else, and
 * every Python of an environment, is the real one. Undefined where there is no Python.
 */
export function keptFreeze(folder: string): string | undefined {
  const real = pythonIn(process.env['PATH'] ?? '')
  if (real === undefined) return undefined
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'python3'), scriptFor(quoted(real), quoted(join(bin, 'frozen'))), { mode: 0o755 })
  return bin
}

/** Where nothing can be written, as in a sandbox, the real one answers. */
const scriptFor = (real: string, kept: string): string => `#!/bin/sh
if [ "$*" = '-m pip --disable-pip-version-check freeze --all' ]; then
  [ ! -e ${kept} ] || exec cat ${kept}
  if new=$(mktemp ${kept}.XXXXXX 2>/dev/null); then
    if ${real} "$@" >"$new"; then mv "$new" ${kept} && exec cat ${kept}; fi
    rm -f "$new"
  fi
fi
exec ${real} "$@"
`

const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`

function pythonIn(folders: string): string | undefined {
  return folders
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'python3'))
    .find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
