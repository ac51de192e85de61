import { expect, it } from 'vitest'
import { renderRows } from '../../scripts/bench/row.ts'

it('a missed goal says so', () => {
  const row = { id: 'F-1', what: 'step', found: '1 : 10', reached: '0.10 ×', goal: '≥ 0.2 ×' }

  const [, missed = '', met = ''] = renderRows([
    { ...row, ok: false },
    { ...row, ok: true },
  ]).split('\n')

  expect(missed).toMatch(/0\.10 ×\s+≥ 0\.2 ×\s+MISSED$/)
  expect(met).toMatch(/ok$/)
})
