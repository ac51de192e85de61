import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { renderRows } from '../../scripts/bench/row.ts'
import { root } from './temporary-folder.ts'

it('F-1, F-2, F-7, F-9: the bench prints a row for each goal, with what was reached and a verdict', () => {
  const argv = [join(root, 'scripts/bench.ts'), '--quick', 'F-1', 'F-2', 'F-7', 'F-9']

  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })

  expect(status, stderr).toBe(0)
  const rows = stdout.trim().split('\n').slice(1)
  expect(rows.map((row) => row.slice(0, 3))).toEqual(['F-1', 'F-1', 'F-2', 'F-2', 'F-7', 'F-9'])
  for (const row of rows) expect(row).toMatch(/\d.* {2}(ok|MISSED)$/)
  expect(stdout).not.toContain('NaN')
}, 180_000)

it('a missed goal says so', () => {
  const row = { id: 'F-1', what: 'step', found: '1 : 10', reached: '0.10 ×', goal: '≥ 0.2 ×' }

  const [, missed = '', met = ''] = renderRows([
    { ...row, ok: false },
    { ...row, ok: true },
  ]).split('\n')

  expect(missed).toMatch(/0\.10 ×\s+≥ 0\.2 ×\s+MISSED$/)
  expect(met).toMatch(/ok$/)
})
