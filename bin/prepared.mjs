// Where the clone keeps the program in a few files (scripts/prepare.ts makes it). Plain, for bin/hooke.mjs and scripts/setup.mjs.
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** All that were prepared lie in here, each under the mark of its sources. */
export const preparedIn = (root) => join(root, 'node_modules', '.cache', 'hooke-program')

/**
 * The folder for the sources as they are: another one as soon as a source file or the installed packages change, so that
 * what was prepared is never older than what it was made from. Looks at sizes and times, as make does.
 */
export function preparedFor(root) {
  const hash = createHash('sha256')
  const folders = [join(root, 'src')]
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else mark(hash, path)
    }
  }
  mark(hash, join(root, 'package-lock.json'))
  mark(hash, join(root, 'scripts', 'bundle.ts'))
  return join(preparedIn(root), hash.digest('hex').slice(0, 16))
}

function mark(hash, path) {
  // an editor leaves links that lead nowhere, and a file may go while we look
  const found = statSync(path, { throwIfNoEntry: false })
  hash.update(`${path}\0${found?.size}\0${found?.mtimeMs}\0${found?.ctimeMs}\n`)
}
