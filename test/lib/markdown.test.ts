import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingId, renderMarkdown } from '../../src/lib/markdown.ts'

describe('renderMarkdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt&#58;alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](data:image/svg+xml;base64,PHN2Zy8+)',
    '[^1]: <script>alert(1)</script>',
    '<details open ontoggle=alert(1)>',
  ])('S-1: shows no raw HTML and runs nothing: %s', (text) => {
    const html = renderMarkdown(text)

    expect(html).not.toMatch(/<(script|img|details|iframe|svg)/i)
    expect(html).not.toMatch(/href="(?!https?:|mailto:|#)/i)
  })

  it('S-1: whatever the text, only known elements come out and no handlers', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '"',
      '[^1]',
      '[^1]: ',
      '](',
      'javascript:',
      '![',
      ')',
      '\n',
      '`',
      'x',
      '# ',
      '|',
      '&#58;',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 30 }), (parts) => {
        const html = renderMarkdown(parts.join(''))
        const tags = [...html.matchAll(/<\/?([^\s>/]*)([^>]*)>/g)]
        expect(
          tags.every(([, name = '']) =>
            /^(h[1-6]|p|hr|br|blockquote|pre|code|[uo]l|li|strong|em|s|sup|span|a|t(able|head|body|r|h|d))$/.test(
              name,
            ),
          ),
        ).toBe(true)
        const spans = tags.flatMap(([, name, rest]) => (name === 'span' && rest !== '' ? [rest] : []))
        expect(spans.every((rest) => rest === ' class="whole"')).toBe(true)
        expect(tags.some(([, , rest = '']) => /\son\w+=/.test(rest.replaceAll(/"[^"]*"/g, '""')))).toBe(false)
      }),
    )
  })

  it('opens links without telling where they come from', () => {
    expect(renderMarkdown('[paper](https://example.org)')).toContain(
      '<a href="https://example.org" rel="noopener noreferrer nofollow">paper</a>',
    )
  })

  it('shows only the images it was given', () => {
    const text = '![the figure](figure.svg) ![spy](https://example.org/spy.png)'

    const html = renderMarkdown(text, { images: { 'figure.svg': '/f/1.svg' } })

    expect(html).toContain('<img src="/f/1.svg" alt="the figure"')
    expect(html).toContain('[image: spy]')
    expect(html).not.toContain('spy.png')
  })

  it('P-6: links a number to its note and the note to its list', () => {
    const html = renderMarkdown('mean 0.41[^2] of it\n\n[^2]: the mean of *a*\n[^3]: other')

    expect(html).toContain(
      '0.41<sup class="note"><a href="#note-2" rel="noopener noreferrer nofollow">2</a></sup> of',
    )
    expect(html).toContain('<li id="note-2" value="2">the mean of <em>a</em></li>')
    expect(html.match(/<ol class="notes">/g)).toHaveLength(1)
  })

  it('gives headings ids to link to', () => {
    expect(renderMarkdown('## Expected and observed: p < 0.1')).toContain(
      `id="${headingId('Expected and observed: p < 0.1')}"`,
    )
    expect(headingId('Expected and observed: p < 0.1')).toBe('expected-and-observed-p-0-1')
  })

  it('never gives an id twice', () => {
    expect(renderMarkdown('# Runs\n# Runs\n# Runs').match(/id="[^"]*"/g)).toEqual([
      'id="runs"',
      'id="runs-2"',
      'id="runs-3"',
    ])
  })

  it('keeps the alignment of table columns', () => {
    expect(renderMarkdown('|a|b|\n|:-|-:|\n|1|2|')).toContain('<td style="text-align:right">2</td>')
  })
})
