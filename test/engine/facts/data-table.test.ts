import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, describe, it } from 'vitest'
import { readTable } from '../../../src/engine/facts/data-table.ts'
import { countRows } from '../../../src/engine/inputs/repository.ts'
import { sha256 } from '../../../src/lib/canonical.ts'

const root = mkdtempSync(join(tmpdir(), 'hooke-table-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a table read as a stream', () => {
  it('has the rows that the planner was told, and the hash of its bytes', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\r'))
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('a.csv', 'a.tsv', 'a.jsonl'), async (lines, name) => {
        const text = lines.join('\n')
        writeFileSync(join(root, name), text)

        const table = await readTable(root, name)

        expect(table.rows).toBe(countRows(name, text))
        expect(table.sha256).toBe(sha256(text))
        expect(table.firstRows.length).toBe(Math.min(3, table.rows))
      }),
      { numRuns: 60 },
    )
  })

  it('S-3: is never read through a link', async () => {
    symlinkSync('/etc/hostname', join(root, 'link.csv'))

    await expect(readTable(root, 'link.csv')).rejects.toThrow()
  })
})
