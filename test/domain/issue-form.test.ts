import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM_FIELDS, readForm } from '../../src/domain/issue-form.ts'

const BODY = `### Question

Does optimism pay?

### Hypothesis

_No response_

### Seeds per condition

many

### Most GPU hours

0.5

### Budget in US dollars

10 dollars
and more
`

describe('the issue form (T-8)', () => {
  it('T-8: becomes defaults of the plan, and a bad answer is named with its line', () => {
    const { defaults, problems } = readForm(BODY)

    expect(defaults).toEqual(['the question is: Does optimism pay?', 'the runs take at most 0.5 GPU hours'])
    expect(problems.map(({ line, label, answer }) => [line, label, answer])).toEqual([
      [11, 'Seeds per condition', 'many'],
      [19, 'Budget in US dollars', '10 dollars\nand more'],
    ])
    expect(BODY.split('\n')[10]).toBe('many')
    expect(BODY.split('\n')[18]).toBe('10 dollars')
  })

  it('T-8: an issue without the form has no answers, nor has what stands in code or in our sections', () => {
    const body =
      'Just a question.\n```\n### Seeds per condition\n\n5\n```\n<!-- hooke:section v1 key=scope -->\n### Unknown\n\n5'

    expect(readForm(body)).toEqual({ defaults: [], problems: [] })
    expect(readForm('### Seeds per condition\n\n5\n\n## Other\n\nmore').defaults).toEqual([
      '5 seeds per condition',
    ])
  })

  it('T-8: a code block ends with a fence of its own sort, and one that never ends swallows no answer', () => {
    const seeds = '\n\n### Seeds per condition\n\n7\n'
    const withCode = (code: string): readonly string[] => readForm(`### Question\n\n${code}${seeds}`).defaults

    expect(withCode('why?\n```sh\npython run.py')).toContain('7 seeds per condition')
    expect(withCode('````\n```\n### Seeds per condition\n\n3\n````')).toContain('7 seeds per condition')
    expect(withCode('~~~\n```\n### Seeds per condition\n\n3\n~~~')).toContain('7 seeds per condition')
    expect(withCode('```one line```')).toContain('7 seeds per condition')
  })

  it('T-8: the first answer under a heading counts, and Windows line ends do no harm', () => {
    const body = '### Seeds per condition\r\n\r\n5\r\n\r\n### Seeds per condition\r\n\r\n7\r\n'

    expect(readForm(body).defaults).toEqual(['5 seeds per condition'])
  })

  it('T-8: whatever stands in a body, each line named is the line of the answer', () => {
    const labels = fc.constantFrom(...FORM_FIELDS.map(({ label }) => label), 'Other')
    const answer = fc.string({ maxLength: 12 }).filter((text) => !/[\r\n#`~<]/.test(text))
    const block = fc.tuple(labels, answer).map(([label, text]) => `### ${label}\n\n${text}\n`)
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const body = blocks.join('\n')
        for (const problem of readForm(body).problems)
          expect(body.split('\n')[problem.line - 1]?.trim()).toBe(problem.answer)
      }),
    )
  })
})
