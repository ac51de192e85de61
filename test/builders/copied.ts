import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Map<string, string>()
process.on('exit', () => {
  for (const folder of made.values()) rmSync(folder, { recursive: true, force: true })
})

/**
 * Puts into `folder` what `make` puts into a folder, by copying what it made the first time: a copy costs a tenth of the
 * programs of git that make a repository. `key` says all that the content depends on. Files that name the folder
 * (`naming`) name the new one afterwards.
 */
export function copied(
  folder: string,
  { key, naming = [], make }: { key: string; naming?: readonly string[]; make: (folder: string) => void },
): void {
  const first =
    made.get(key) ??
    realpathSync(mkdtempSync(join(process.env['HOOKE_TEST_FIRST'] ?? tmpdir(), 'hooke-first-')))
  if (!made.has(key)) make(first)
  made.set(key, first)
  cpSync(first, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  for (const name of naming) {
    const path = join(folder, name)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(first, folder))
  }
}
