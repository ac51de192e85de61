import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { bundle } from '../../scripts/bundle.ts'

const CLONE = resolve(import.meta.dirname, '../..')
const KEPT = join(CLONE, 'node_modules', '.cache', 'hooke-bundled')
const DAY_MS = 24 * 3_600_000

/**
 * A program of this clone in a few files: made once for the sources as they are, whichever process asks first. Started like
 * this it reads a thousand modules less.
 */
export async function bundled(entry: string): Promise<string> {
  const kept = join(KEPT, hashOfSources())
  // test/crash/matrix/child.ts is in test-crash-matrix-child
  const folder = join(kept, relative(CLONE, entry).replaceAll('/', '-').replace(/\.ts$/, ''))
  if (!existsSync(folder)) {
    mkdirSync(kept, { recursive: true })
    forgetOthers()
    await bundle(entry, folder)
  }
  return join(folder, 'main.mjs')
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
