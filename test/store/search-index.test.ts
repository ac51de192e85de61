import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchDocument } from '../../src/store/search-index.ts'
import { ExperimentId } from '../../src/domain/ids.ts'
import { anyText } from '../builders/any-text.ts'
import { aStore, anExperiment } from '../builders/store.ts'
import { DISTRACTORS, PARAPHRASES } from './related-work.ts'

let temporary: ReturnType<typeof aStore>
beforeEach(() => {
  temporary = aStore()
})
afterEach(() => temporary.remove())

function put(documents: readonly SearchDocument[]): void {
  temporary.store.transaction(() => temporary.store.searchIndex.put(documents))
}

function issue(ref: string, title: string, body = ''): SearchDocument {
  return { study: 'bandits', kind: 'issue', ref, title, body }
}

describe('related work', () => {
  it('W-13: finds paraphrased near-duplicates among the ten nearest', () => {
    put([
      ...PARAPHRASES.map(({ original }, n) => issue(`P${n}`, original)),
      ...DISTRACTORS.map((title, n) => issue(`D${n}`, title)),
    ])

    const found = PARAPHRASES.filter(({ paraphrase }, n) =>
      temporary.store.searchIndex.nearest({ text: paraphrase }).some(({ ref }) => ref === `P${n}`),
    )

    expect(PARAPHRASES.length).toBeGreaterThanOrEqual(12)
    expect(PARAPHRASES.length + DISTRACTORS.length).toBeGreaterThanOrEqual(60)
    expect(found.length / PARAPHRASES.length).toBeGreaterThanOrEqual(0.9)
  })

  it('scores run from 0 to 1, best first; the same text has 1, also in an index of one', () => {
    const text = 'Does optimistic initialisation beat epsilon-greedy early?'
    put([issue('I1', text)])
    expect(temporary.store.searchIndex.nearest({ text })).toMatchObject([{ ref: 'I1', score: 1 }])

    put([
      issue('I2', 'Does warm-up of the learning rate beat epsilon-greedy?'),
      issue('I3', 'Tokenizer speed'),
    ])
    const scores = temporary.store.searchIndex.nearest({ text }).map(({ score }) => score)

    expect(scores).toHaveLength(2)
    expect(scores[0]).toBe(1)
    expect(scores[1]).toBeGreaterThan(0)
    expect(scores[1]).toBeLessThan(0.6)
  })

  it('a document put again replaces the earlier one, a removed one is gone', () => {
    put([issue('I1', 'old words')])
    put([issue('I1', 'fresh title')])
    expect(temporary.store.searchIndex.nearest({ text: 'old words' })).toEqual([])
    expect(temporary.store.searchIndex.nearest({ text: 'fresh' })).toHaveLength(1)

    temporary.store.searchIndex.remove('bandits', 'issue', 'I1')

    expect(temporary.store.searchIndex.nearest({ text: 'fresh' })).toEqual([])
    expect(temporary.store.searchIndex.has('bandits', 'issue', 'I1')).toBe(false)
  })

  it('narrows by study and kind, and leaves one out', () => {
    put([
      issue('I1', 'optimistic start'),
      { ...issue('R1', 'optimistic start'), kind: 'result' },
      { ...issue('X1', 'optimistic start'), study: 'other' },
    ])
    const refs = (query: object) =>
      temporary.store.searchIndex.nearest({ text: 'optimistic', ...query }).map(({ ref }) => ref)

    expect(refs({}).sort()).toEqual(['I1', 'R1', 'X1'])
    expect(refs({ study: 'bandits', kinds: ['result'] })).toEqual(['R1'])
    expect(refs({ study: 'bandits', except: ['I1'] })).toEqual(['R1'])
  })

  it('W-13: the nearest can be that many works: of an experiment its nearest document, its issue included', () => {
    const { store } = temporary
    anExperiment(store, { id: ExperimentId.parse('BANDIT-001'), issue: 'I1' })
    const of = (kind: SearchDocument['kind'], ref: string, body: string): SearchDocument => ({
      ...{ study: 'bandits', kind, ref, title: 'warm-up', body },
    })
    put([
      of('question', 'BANDIT-001', 'of the learning rate'),
      of('plan', 'BANDIT-001', 'of the learning rate in small transformers'),
      of('issue', 'I1', 'of the learning rate'),
      of('issue', 'I2', 'of the learning rate'),
      of('code', 'warm.ts', 'rate'),
    ])
    const text = 'warm-up of the learning rate in small transformers'
    const near = (more: object): readonly string[] =>
      store.searchIndex.nearest({ text, ...more }).map(({ kind, ref }) => `${kind} ${ref}`)

    expect(near({})).toHaveLength(5)
    expect(near({ oneEach: true })).toEqual(['plan BANDIT-001', 'issue I2', 'code warm.ts'])
    expect(near({ oneEach: true, limit: 2 })).toEqual(['plan BANDIT-001', 'issue I2'])
    expect(near({ oneEach: true, except: ['BANDIT-001', 'I1'] })).toEqual(['issue I2', 'code warm.ts'])
  })

  it('no text is read as search syntax', () => {
    put([issue('I1', 'near and or not star')])
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc
            .array(fc.constantFrom('NEAR(', 'AND', 'NOT', '"', '*', '^', ':', 'title:', '-', ')', 'x'))
            .map((w) => w.join(' ')),
        ),
        (text) => {
          for (const { score } of temporary.store.searchIndex.nearest({ text })) {
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })
})
