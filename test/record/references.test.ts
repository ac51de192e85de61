import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../builders/any-text.ts'
import { findBareNumbers } from '../../src/record/bare-numbers.ts'
import { formatNumber, FORMATS } from '../../src/record/number-format.ts'
import { parseReferences, renderReferences } from '../../src/record/references.ts'
import { aPlan } from './builders.ts'

const values = {
  'reward.a.mean': 0.41234,
  'reward.a.n': 20,
  'reward.b.vs-baseline.p': 0.00004,
  'runs.ok': 40,
}

describe('references', () => {
  it('P-6: renders a number from its stored value and numbers it', () => {
    const { text, numbers, keys, problems } = renderReferences(
      'mean {{ metric reward.a.mean as 2 }} of {{ metric reward.a.n }}, again {{metric reward.a.mean as 2}}',
      values,
      { footnotes: 'markdown' },
    )

    expect(text).toBe('mean 0.41[^1] of 20[^2], again 0.41[^1]')
    expect(numbers[0]).toEqual({ n: 1, key: 'reward.a.mean', format: '2', value: 0.41234, text: '0.41' })
    expect(keys).toEqual(['reward.a.mean', 'reward.a.n'])
    expect(problems).toEqual([])
  })

  it('P-6: keeps the footnotes of earlier texts', () => {
    const first = renderReferences('{{ metric runs.ok }}', values)

    const second = renderReferences('{{ metric reward.a.n }} {{ metric runs.ok }}', values, {
      footnotes: 'markdown',
      known: first.numbers,
    })

    expect(second.text).toBe('20[^2] 40[^1]')
  })

  it('P-6: lists an unknown key with the nearest known one and leaves it in the text', () => {
    const { text, problems } = renderReferences('{{ metric reward.a.maen as 2 }}', values)

    expect(problems).toEqual(['there is no stored value "reward.a.maen"; the nearest is "reward.a.mean"'])
    expect(text).toContain('{{')
  })

  it.each([
    ['{{ metric reward.a.mean as percnt }}', 'did you mean percent'],
    ['{{ reward.a.mean }}', 'is no reference'],
    ['{{ constant }}', 'is no reference'],
    ['{{ metric reward.a.mean', 'without their partner'],
    ['{{ metric toString }}', 'no stored value "toString"'],
  ])('P-6: refuses %s', (text, problem) => {
    expect(renderReferences(text, values).problems.join()).toContain(problem)
  })

  it.each(['p {{ X as p }}', 'p = {{ X as p }}', '*p* < {{ X as p }}', '{{ X as p }}'])(
    'writes a p value once for "%s"',
    (text) => {
      const source = `so (${text.replace('X', 'metric reward.b.vs-baseline.p')})`

      expect(renderReferences(source, values).text).toBe('so (p < 0.001)')
    },
  )

  it('never changes text without braces, and never throws', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const { text: rendered } = renderReferences(text, values)
        if (!text.includes('{{')) expect(rendered).toBe(text)
      }),
    )
  })

  it('P-6: what stands in the text is the formatted stored value, for every value and format', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(value, fc.constantFrom(...FORMATS), fc.lorem(), (number, format, words) => {
        const rendered = renderReferences(`${words}: {{ metric k as ${format} }}`, { k: number })
        expect(rendered.text).toBe(`${words}: ${formatNumber(number, format)}`)
        expect(rendered.numbers[0]?.value).toBe(number)
      }),
    )
  })

  it('splits a text so that the pieces are the whole of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{{ ', ' }}', 'metric ', 'k', ' as ', 'p', 'x')), (parts) => {
        const text = parts.join('')
        const plain = parseReferences(text).flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []))
        expect(plain.every((part) => text.includes(part))).toBe(true)
      }),
    )
  })

  it.each([
    [0.000012345, '1.23 × 10⁻⁵'],
    [-0.05012, '−0.0501'],
    [12.345, '12.3'],
    [1234, '1234'],
    [123.456, '123.5'],
    [0.99999, '1.000'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })

  it('does not write a negative zero', () => {
    expect(formatNumber(-0.0001, '2')).toBe('0.00')
  })
})

describe('findBareNumbers', () => {
  it('P-6: finds typed numbers and lets through references, constants and numbers of the plan', () => {
    const text =
      'In BANDIT-001 we saw 0.93, here {{ metric a.b.mean }} ({{ constant ε = 0.3 }}) over 500 steps, 10 arms and ' +
      '95 % intervals, up 12 %. See [there](https://example.org/77) and `x = 3`.'

    expect(findBareNumbers(text, aPlan())).toEqual(['0.93', '12'])
  })
})
