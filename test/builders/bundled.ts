import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  existsSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { bundle } from './bundle.ts'

const CLONE = resolve(import.meta.dirname, '../..')
const KEPT = join(CLONE, 'node_modules', '.cache', 'hooke-bundled')
const DAY_MS = 24 * 3_600_000

/**
 * A program of this clone as one file: made once for the sources as they are, whichever process asks first. Started as a
 * file it reads a thousand modules less.
 */
export async function bundled(entry: string): Promise<string> {
  const folder = join(KEPT, hashOfSources())
  // test/crash/matrix/child.ts is test-crash-matrix-child.mjs
  const file = join(folder, `${relative(CLONE, entry).replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  forgetOthers()
  const making = mkdtempSync(join(KEPT, 'making-'))
  // two may make it at once: both make the same
  renameSync(await bundle(entry, making), file)
  rmSync(making, { recursive: true })
  return file
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(['src/**/*.ts', 'test/**/*.ts', 'package-lock.json'], { cwd: CLONE }).toSorted()
  for (const file of files) hash.update(file).update(readFileSync(join(CLONE, file)))
  return hash.digest('hex').slice(0, 16)
}

function forgetOthers(): void {
  for (const name of readdirSync(KEPT)) {
    const path = join(KEPT, name)
    // whose sources are gone, and what a killed process left half made
    if (performance.timeOrigin - statSync(path).mtimeMs > DAY_MS)
      rmSync(path, { recursive: true, force: true })
  }
}
