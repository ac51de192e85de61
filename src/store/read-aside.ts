import { copyFileSync, existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { HookeError } from '../domain/errors.ts'

/** How often a copy is taken anew because somebody wrote meanwhile. */
const TRIES = 3

/**
 * Gives `read` a copy of a database and its log in a folder of their own, which is gone afterwards; what `read` has open
 * stays readable. For a folder that takes no files: SQLite needs one beside a database that keeps a log. A copy beside
 * which somebody wrote is taken anew; `store.busy` when they go on, `store.full` without room for it.
 */
export function readAside<Result>(path: string, read: (copy: string) => Result): Result {
  const sources = [path, `${path}-wal`].filter((file) => existsSync(file))
  const folder = roomyFolder(path, sources)
  try {
    copyAtRest(path, sources, folder)
    return read(join(folder, basename(path)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function roomyFolder(path: string, sources: readonly string[]): string {
  const parent = tmpdir()
  const needed = sources.reduce((sum, file) => sum + statSync(file).size, 0)
  const { bavail, bsize } = statfsSync(parent)
  if (needed < bavail * bsize) return mkdtempSync(join(parent, 'hooke-read-'))
  throw new HookeError('store.full', `the database ${path} cannot be read where it lies`, {
    found: `its folder takes no files, and ${parent} has no room for a copy of ${needed} bytes`,
    advice:
      'Name a folder with room in the variable TMPDIR, or make the state folder writable. The data is as it was.',
  })
}

function copyAtRest(path: string, sources: readonly string[], folder: string): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = standOf(sources)
    for (const file of sources) copyFileSync(file, join(folder, basename(file)))
    if (standOf(sources) === before) return
  }
  throw new HookeError('store.busy', `the database ${path} is in use`, {
    retryable: true,
    found: 'its folder takes no files from this command, and somebody writes to it all the time',
    advice: 'Ask as the user of that daemon, or try again.',
  })
}

function standOf(files: readonly string[]): string {
  return files
    .map((file) => statSync(file, { bigint: true }))
    .map(({ size, mtimeNs, ino }) => `${size} ${mtimeNs} ${ino}`)
    .join('\n')
}
