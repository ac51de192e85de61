import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExperimentId } from '../../../src/domain/ids.ts'
import { followUpIssue } from '../../../src/engine/handlers/publish/follow-up-issue.ts'
import { resultComment } from '../../../src/engine/handlers/publish/on-tracker.ts'
import type { Publication } from '../../../src/engine/handlers/publish/publication.ts'
import { outward, outwardIn } from '../../../src/engine/trackers/outward.ts'

describe('text of agents that is posted under our name', () => {
  it.each([
    ['![a](https://evil.example/p)', 'image: a'],
    ['[a](https://evil.example/p)', 'a (`evil.example/p`)'],
    ['[a](../plan.md#why) and [b](/lab/x)', '[a](../plan.md#why) and [b](/lab/x)'],
    ['![a[b]c](//evil.example/p)', 'image: [a[b]c] (//evil.example/p)'],
    ['![a\\]b](//evil/p)', 'image: [a\\]b] (//evil/p)'],
    ['![a[b]c](h&#116;tps://evil/p)', 'image: [a[b]c] (h&#116;tps://evil/p)'],
    ['[a[b]c](\n</\\evil>)', '[a[b]c] (\n&lt;/\\evil>)'],
    ['![a][r]\n- [r]: //evil/p', 'image: [a][r]\n- [r] : //evil/p'],
    ['![a!](x)[b](//evil/p)', 'image: a!b (`evil/p`)'],
    ['> [r]:\n> //evil/p', '> [r] :\n> //evil/p'],
    ['@ada <img src=x>', '@\u200bada &lt;img src=x>'],
  ])('S-5: %j shows as text', (text, shown) => {
    expect(outward(text)).toBe(shown)
  })

  it('S-5: whatever it is, no image, no definition and no link to elsewhere is left', () => {
    const pieces = [
      '!',
      '[',
      ']',
      '(',
      ')',
      ':',
      '/',
      '\\',
      '<',
      '&',
      'a',
      ' ',
      '\n',
      '- ',
      '> ',
      'https://e/',
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (said) => {
        const shown = outward(said)
        expect(shown).not.toMatch(/!\[|\]:|\]\(\s*<?(?:[^\s)]*[:&\\]|\/\/)/)
      }),
      { numRuns: 2_000 },
    )
  })

  const image = '![x](//evil.example/p) of pass@word'
  const say = outwardIn({ mask: (text) => text.replaceAll('pass@word', '***') })

  it('S-5: of a result each field does', () => {
    const draft = { claim: image, confidence: 'low', confidenceBecause: image, nextSteps: [image] }
    const facts = { plan: { question: image }, draft, statistics: { values: {} } }
    const publication = { facts, tag: 't', key: 'k', recordHash: 'abc' } as unknown as Publication
    const body = resultComment(publication, say)
    expect(body).not.toMatch(/!\[|pass/)
    expect(body.split('image: x of ***')).toHaveLength(5)
    expect(body).toContain('<!-- hooke:result v1 key=k -->')
  })

  it('S-5: of a follow-up each field does, and its title', () => {
    const proposal = {
      ...{ title: image, changedVariable: image, hypothesis: image, refutedBy: image },
      ...{ gpuHours: 1, usd: 1, ifWorks: image, ifFails: image },
    }
    const experiment = { id: ExperimentId.parse('BANDIT-001'), issue: null }
    const { title, body } = followUpIssue(proposal, { experiment, planHash: 'p', say })
    expect(title).toBe('image: x of ***')
    expect(body).not.toMatch(/!\[|pass/)
  })
})
