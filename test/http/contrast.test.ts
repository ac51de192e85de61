import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../src/http/assets/hooke.css', import.meta.url), 'utf8')
type Tokens = Readonly<Record<string, string>>

/** The colours of the first `:root` block after a mark. */
function tokensAfter(mark: string): Tokens {
  const start = css.indexOf(':root {', css.indexOf(mark))
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const INKS = ['ink', 'soft', 'accent', 'running', 'good', 'attention', 'bad', 'waiting']
const GROUNDS = ['paper', 'surface']
const pairs = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ['on-accent', 'accent'],
  ['ink', 'accent-wash'],
] as const

describe.each([
  ['light', tokensAfter('')],
  ['dark', tokensAfter('prefers-color-scheme: dark')],
])('the colours of the %s page', (_, tokens) => {
  it.each(pairs)('DESIGN: %s on %s can be read (4.5:1)', (ink, ground) => {
    expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(GROUNDS)('the border of a field is seen on %s (3:1)', (ground) => {
    expect(contrast(tokens['field-line'] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

describe('the style sheet', () => {
  it('DESIGN: uses tokens only; a colour is written down once', () => {
    const rules = css.slice(css.indexOf('*,'))
    const written = [...rules.matchAll(/#[0-9a-f]{3,8}\b/gi)].map(([colour]) => colour.toLowerCase())

    // paper of a figure and of a printer is white whatever the theme
    expect(new Set(written)).toEqual(new Set(['#ffffff', '#000000']))
  })

  it('respects reduced motion, more contrast and print', () => {
    for (const query of [
      'prefers-reduced-motion: reduce',
      'prefers-contrast: more',
      '@media print',
      'prefers-color-scheme: dark',
    ]) {
      expect(css).toContain(query)
    }
  })
})
