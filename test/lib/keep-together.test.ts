import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glueSpaces, piecesOf } from '../../src/lib/keep-together.ts'
import { renderMarkdown } from '../../src/lib/markdown.ts'
import { anyText } from '../builders/any-text.ts'

/** Shows what is kept together: `_` for a space, brackets around a word with a hyphen. */
const spaces = (text: string): string => text.replaceAll('\u00A0', '_')
const seen = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.isWhole ? `[${spaces(piece.text)}]` : spaces(piece.text)))
    .join('')

describe('pairs that no line ends within', () => {
  it.each([
    ['ε-greedy at n = 20 and p < 0.001', '[ε-greedy] at n_=_20 and p_<_0.001'],
    ['a t-test of the 10-armed testbed (ε = 0.1)', 'a [t-test] of the [10-armed] testbed (ε_=_0.1)'],
    ['40 runs of 3 min, 5 % of 64 GB', '40 runs of 3_min, 5_% of 64_GB'],
    ['2 × 20 seeds, see § 5', '2_×_20 seeds, see §_5'],
    ['x <= 3 and y ≥ 4', 'x_<=_3 and y_≥_4'],
    ['well-known state-of-the-art co-author', 'well-known state-of-the-art co-author'],
    [`a-${'b'.repeat(25)} is too wide for a line`, `a-${'b'.repeat(25)} is too wide for a line`],
    ['2026-11-21 and BANDIT-002', '2026-11-21 and BANDIT-002'],
    ['3 seeds of a = sign', '3 seeds of a_=_sign'],
  ])('DESIGN: %s', (text, shown) => {
    expect(seen(text)).toBe(shown)
  })

  it('DESIGN: nothing but such spaces becomes another letter, in any text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const back = (shown: string) => shown.replaceAll('\u00A0', ' ')
        expect(
          back(
            piecesOf(text)
              .map((piece) => piece.text)
              .join(''),
          ),
        ).toBe(back(text))
        expect(glueSpaces(text)).toHaveLength(text.length)
      }),
    )
  })

  it('DESIGN: a document shows them so, and its code as it is', () => {
    const html = renderMarkdown('# ε-greedy, n = 20\n\nWith `n = 20`, p < 0.01.\n\n    n = 20\n')

    expect(spaces(html)).toContain('<span class="whole">ε-greedy</span>, n_=_20</h1>')
    expect(spaces(html)).toContain('<code>n = 20</code>, p_&lt;_0.01.')
    expect(html).toContain('<pre><code>n = 20')
  })
})
