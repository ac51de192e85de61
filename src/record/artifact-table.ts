import { sha256 } from '../lib/canonical.ts'
import type { ArtifactFact } from './facts.ts'
import { blocks, code, table } from './markdown-text.ts'

/**
 * Files of the experiment as a reader wants them: data and figures one by one, what every run left as one line per kind
 * of file, with a hash over all of them. Each file's own hash stands in the record.
 */
export function renderArtifacts(artifacts: readonly ArtifactFact[]): string {
  const single = artifacts.filter(({ run }) => run === null)
  const perRun = artifacts.filter(({ run }) => run !== null)
  const groups = [...Map.groupBy(perRun, fileOf)]
  const rows = [
    ...single.map((one) => [code(one.name), one.role, '1', String(one.bytes), code(one.sha256)]),
    ...groups.map(([file, files]) => [
      code(`<run>/${file}`),
      [...new Set(files.map(({ role }) => role))].join(', '),
      String(files.length),
      String(files.reduce((sum, { bytes }) => sum + bytes, 0)),
      code(hashOfAll(files)),
    ]),
  ]
  const note =
    groups.length === 0
      ? ''
      : 'Where a line stands for several files, the hash is of the list of their names and hashes, sorted by name; each file has its own line in the record.'
  return blocks(table(['name', 'role', { right: 'files' }, { right: 'bytes' }, 'SHA-256'], rows), note)
}

function fileOf({ name, run }: ArtifactFact): string {
  return run !== null && name.startsWith(`${run}/`) ? name.slice(run.length + 1) : name
}

function hashOfAll(files: readonly ArtifactFact[]): string {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return sha256(sorted.map(({ name, sha256: hash }) => `${hash}  ${name}\n`).join(''))
}
