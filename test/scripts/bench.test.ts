import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
