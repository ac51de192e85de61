import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf, orphanNumbers } from '../../src/hooks/orphan-numbers.ts'
import { aPlan } from '../../src/hooks/known-bad/plan.ts'

const plan = numbersOf({ ...aPlan, question: 'Does it help by 25 %?' })

describe('orphanNumbers', () => {
  it.each([
    ['It earned 0.84.', ['0.84']],
    ['It earned .84 more', ['.84']],
    ['p=0.03 and n=40', ['0.03', '40']],
    ['up by 15 %', ['15 %']],
    ['seeds 11 to 14', ['11', '14']],
    ['rose from 1,234.5 to 2e-3', ['1,234.5', '2e-3']],
    ['a 6x gain, top-7', ['6', '7']],
    ['it doubled, ninety percent', ['doubled', 'ninety']],
    ['٣٫٥ and ½ and ４２', ['٣', '٥', '½', '４２']],
    ['−0.7 in the table | 0.91 |', ['−0.7', '0.91']],
    ['[0.77](https://x.org/0.5) `0.66`', ['0.77', '0.66']],
  ])('P-6: finds %s', (text, expected) => {
    expect(orphanNumbers(text, plan)).toEqual(expected)
  })

  it.each([
    'It earned {{ metric mean_reward.optimistic.mean as 2 }} with {{ constant 7 }} levers.',
    'After 500 steps at the rate 0.1, that is 10 %, in 4 seeds of 2 conditions: 8 runs.',
    'The 95 % interval; p below 0.01; asked was 25 %.',
    'BANDIT-007 used UCB1 and GPT-4 on sha256 a1b2c3 (v2).',
    '1. first\n2. second\n\nsee https://example.org/2024/9 and [there](/runs/99).',
  ])('P-6: lets pass %s', (text) => {
    expect(orphanNumbers(text, plan)).toEqual([])
  })

  it('P-6: no typed decimal goes unseen, whatever stands around it', () => {
    const around = fc.constantFrom(
      ' ',
      '(',
      ')',
      ': ',
      '=',
      '~',
      '≈',
      '**',
      '|',
      ', ',
      '<',
      '\n',
      '\u00a0',
      '$',
    )
    const decimal = fc.integer({ min: 1001, max: 9999 }).map((value) => (value / 10_000).toFixed(4))
    fc.assert(
      fc.property(around, decimal, around, (before, value, after) => {
        expect(orphanNumbers(`reward${before}${value}${after}more`, plan).join()).toContain(value)
      }),
    )
  })
})
