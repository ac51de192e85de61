import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../builders/any-text.ts'
import { ClaimFormula, deriveClaim, variantOf, type Evidence } from '../../src/record/claims.ts'
import { confidenceCeiling, ConfidenceRubric, isWithin } from '../../src/record/confidence.ts'
import { appendEntry, type LogbookEntry } from '../../src/record/logbook.ts'
import { computeStatistics } from '../../src/record/statistics.ts'
import { aDraft, aPlan, SAMPLES, someRuns } from './builders.ts'

function aResult(over: Partial<Evidence> = {}): Evidence {
  return {
    experiment: 'BANDIT-001',
    bears: 'supports',
    seeds: 1,
    variant: 'a',
    at: 1,
    retractedAt: null,
    ...over,
  }
}
const against = aResult({ bears: 'contradicts' })

describe('claims', () => {
  it.each<[string, readonly Evidence[], string]>([
    ['nothing', [], 'open'],
    ['a result that does not bear on it', [aResult({ bears: 'neither' })], 'open'],
    ['one supporting result', [aResult()], 'exploratory'],
    ['one over two seeds', [aResult({ seeds: 2 })], 'exploratory'],
    ['one over three seeds', [aResult({ seeds: 3 })], 'replicated'],
    ['two independent ones', [aResult(), aResult()], 'replicated'],
    ['two that vary in more than the seed', [aResult(), aResult({ variant: 'b' })], 'stable'],
    ['two such and one against', [aResult(), aResult({ variant: 'b' }), against], 'replicated'],
    ['as much against as for', [aResult({ seeds: 9 }), against], 'contested'],
    ['only evidence against', [against], 'refuted'],
    ['a retracted one', [aResult({ retractedAt: 5 })], 'open'],
  ])('P-12: %s', (_, evidence, weight) => {
    expect(deriveClaim(evidence).weight).toBe(weight)
  })

  it('P-12: keeps its history, and a retraction takes back what rested on it', () => {
    const { history, weight } = deriveClaim([
      aResult({ at: 1 }),
      aResult({ at: 2, variant: 'b', retractedAt: 3 }),
    ])

    expect(history.map((one) => [one.at, one.weight])).toEqual([
      [1, 'exploratory'],
      [2, 'stable'],
      [3, 'exploratory'],
    ])
    expect(weight).toBe('exploratory')
  })

  it('P-12: the formula is configuration', () => {
    const strict = ClaimFormula.parse({ replicatedSeeds: 10, contestedShare: 0.2 })

    expect(deriveClaim([aResult({ seeds: 3 })], strict).weight).toBe('exploratory')
    expect(deriveClaim([aResult(), aResult(), aResult(), against], strict).weight).toBe('contested')
  })

  it('two plans that differ in the seeds only are the same variant', () => {
    expect(variantOf(aPlan({ seeds: [7] }))).toBe(variantOf(aPlan()))
    expect(variantOf(aPlan({ config: { steps: 9 } }))).not.toBe(variantOf(aPlan()))
  })
})

describe('confidence', () => {
  const ceilingFor = (samples: Record<string, readonly number[]>, openConfounds: string[] = []) => {
    const plan = aPlan()
    const statistics = computeStatistics(plan, someRuns(samples))
    return confidenceCeiling({ plan, statistics, draft: aDraft({ openConfounds }) })
  }

  it('P-7: allows HIGH with three seeds, no open confound and the planned test passed', () => {
    expect(ceilingFor(SAMPLES)).toEqual({ ceiling: 'HIGH', because: [], weight: 'replicated' })
  })

  it.each<[string, Record<string, readonly number[]>, string[], readonly [string, string]]>([
    ['an open confound', SAMPLES, ['prompt length'], ['MODERATE', 'open confounds: prompt length']],
    [
      'a test that did not pass',
      { ...SAMPLES, optimistic: [1, 1.1, 0.9] },
      [],
      ['MODERATE', 'did not pass at p < 0.01'],
    ],
    [
      'two seeds',
      { greedy: [1, 1.01], optimistic: [2, 2.01] },
      [],
      ['MODERATE', '2 usable seeds per condition'],
    ],
    [
      'one seed',
      { greedy: [1], optimistic: [2] },
      [],
      ['LOW', '1 usable seed per condition; MODERATE needs 2'],
    ],
    ['no run of a condition', { greedy: [1, 2, 3] }, [], ['LOW', '0 usable seeds per condition']],
  ])('P-7: %s is a ceiling', (_, samples, confounds, [ceiling, because]) => {
    const found = ceilingFor(samples, confounds)

    expect(found.ceiling).toBe(ceiling)
    expect(found.because.join()).toContain(because)
  })

  it('P-7: the rubric is configuration', () => {
    const plan = aPlan()
    const rubric = ConfidenceRubric.parse({ high: { seeds: 6, plannedTest: true, noOpenConfound: true } })

    const { ceiling } = confidenceCeiling(
      { plan, statistics: computeStatistics(plan, someRuns()), draft: aDraft() },
      rubric,
    )

    expect(ceiling).toBe('MODERATE')
    expect(isWithin('LOW', ceiling)).toBe(true)
    expect(isWithin('HIGH', ceiling)).toBe(false)
  })
})

describe('logbook', () => {
  const header = { study: 'bandits', scope: 'early reward', baseline: 'BANDIT-001' }
  const entry = (over: Partial<LogbookEntry> = {}): LogbookEntry => ({
    key: 'BANDIT-007',
    label: 'optimistic start',
    at: 0,
    tag: 'hooke/BANDIT-007',
    issue: { key: 'BANDIT-2', url: '' },
    hypothesis: 'it helps',
    argv: ['node', 'run.ts', 'a b'],
    config: '{"steps":500}',
    result: 'it did',
    interpretation: 'exploration matters',
    nextAction: 'a longer horizon',
    ...over,
  })

  it('P-4: begins with scope and baseline and holds everything of an entry', () => {
    const text = appendEntry(null, header, entry())

    for (const part of [
      'Scope: early reward',
      'Baseline: BANDIT-001',
      '1970-01-01T00:00:00.000Z',
      "node run.ts 'a b'",
      '{"steps":500}',
      'issue BANDIT-2',
      '`hooke/BANDIT-007`',
      'a longer horizon',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('P-4: only ever adds, and adds an entry once', () => {
    const text = anyText()
    const entries = fc.array(
      fc.record({ key: fc.constantFrom('a', 'b', 'c'), result: text, label: fc.constantFrom('x', 'y') }),
    )
    fc.assert(
      fc.property(entries, text, (list, existing) => {
        let book = existing
        const distinct = new Set<string>()
        for (const one of list) {
          const next = appendEntry(book, header, entry(one))
          if (book.trim() !== '') expect(next.startsWith(book)).toBe(true)
          expect(next === book).toBe(distinct.has(`${one.key} ${one.label}`))
          distinct.add(`${one.key} ${one.label}`)
          book = next
        }
      }),
    )
  })

  it('P-4: an entry cannot pretend to be another', () => {
    const book = appendEntry(null, header, entry({ result: 'x\n<!-- entry later it -->\n## Forged' }))

    expect(appendEntry(book, header, entry({ key: 'later', label: 'it' })).length).toBeGreaterThan(
      book.length,
    )
    expect(book).not.toContain('\n## Forged')
  })
})
