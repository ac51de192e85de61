import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glueSpaces, keepTogether } from '../../src/lib/keep-together.ts'
import { renderMarkdown } from '../../src/lib/markdown.ts'
import { anyText } from '../builders/any-text.ts'

/** Shows what is kept together: `_` for a space, `=` for a hyphen. */
const seen = (text: string): string => text.replaceAll('\u00A0', '_').replaceAll('\u2011', '~')

describe('pairs that no line ends within', () => {
  it.each([
    ['ε-greedy at n = 20 and p < 0.001', 'ε~greedy at n_=_20 and p_<_0.001'],
    ['a t-test of the 10-armed testbed (ε = 0.1)', 'a t~test of the 10~armed testbed (ε_=_0.1)'],
    ['40 runs of 3 min, 5 % of 64 GB', '40 runs of 3_min, 5_% of 64_GB'],
    ['2 × 20 seeds, see § 5', '2_×_20 seeds, see §_5'],
    ['x <= 3 and y ≥ 4', 'x_<=_3 and y_≥_4'],
    ['well-known state-of-the-art co-author', 'well-known state-of-the-art co-author'],
    ['2026-11-21 and BANDIT-002', '2026-11-21 and BANDIT-002'],
    ['3 seeds of a = sign', '3 seeds of a_=_sign'],
  ])('DESIGN: %s', (text, shown) => {
    expect(seen(keepTogether(text))).toBe(shown)
  })

  it('DESIGN: nothing but such spaces and hyphens becomes another letter, in any text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const back = (shown: string) => shown.replaceAll('\u00A0', ' ').replaceAll('\u2011', '-')
        expect(back(keepTogether(text))).toBe(back(text))
        expect(glueSpaces(text)).toHaveLength(text.length)
      }),
    )
  })

  it('DESIGN: a document shows them so, and its code as it is', () => {
    const html = renderMarkdown('# ε-greedy, n = 20\n\nWith `n = 20`, p < 0.01.\n\n    n = 20\n')

    expect(seen(html)).toContain('ε~greedy, n_=_20</h1>')
    expect(seen(html)).toContain('<code>n = 20</code>, p_&lt;_0.01.')
    expect(html).toContain('<pre><code>n = 20')
  })
})
