import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Diagnosis } from '../../src/domain/outputs.ts'

const judged = (action: Diagnosis['action'], fix: string) => {
  const { success, error } = Diagnosis.safeParse({
    ...{ diagnosis: 'it overflows', evidence: 'NaN at step 1', because: 'one line mends it', action, fix },
  })
  return success ? 'taken' : (error.issues[0]?.message ?? '')
}
const diff = (removed: number, added: number): string =>
  [
    '--- a/src/scale.py',
    '+++ b/src/scale.py',
    '@@ -1,3 +1,3 @@',
    ' unchanged',
    ...Array.from({ length: removed }, (_, n) => `-old ${n}`),
    ...Array.from({ length: added }, (_, n) => `+new ${n}`),
  ].join('\n')

describe('C-11: the diagnosis of a run', () => {
  it('takes a hot fix of one to ten changed lines, whatever else a diff holds, and no other', () => {
    const property = fc.property(fc.nat(15), fc.nat(15), (removed, added) => {
      const lines = removed + added
      expect(judged('hot-fix', diff(removed, added)) === 'taken').toBe(lines >= 1 && lines <= 10)
    })
    fc.assert(property, { numRuns: 100 })
    expect(judged('hot-fix', diff(6, 6))).toContain('changes 12 lines')
    expect(judged('hot-fix', 'set eps to 1e-6')).toContain('holds no changed line')
    expect(judged('hot-fix', '--- a\n+++ b\n@@ -1 +0,0 @@\n--- dashes of a file')).toBe('taken')
  })

  it('says nothing of a fix where none is carried out', () => {
    for (const action of ['continue', 'stop-cell', 'escalate'] as const)
      expect(judged(action, '')).toBe('taken')
  })
})
