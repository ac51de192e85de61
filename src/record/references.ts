import { defaultFormat, formatNumber, FORMATS, isFormat, type NumberFormat } from './number-format.ts'
import { nearest } from '../lib/words.ts'

/** A piece of text between the braces, or what stands around them. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'metric'; readonly key: string; readonly format: NumberFormat | 'significant' }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'broken'; readonly text: string; readonly problem: string }

/** One number as it stands in the text, with the stored value it was rendered from. `n` is its footnote. */
export interface RenderedNumber {
  readonly n: number
  readonly key: string
  readonly format: string
  readonly value: number
  readonly text: string
}

export interface RenderedText {
  readonly text: string
  /** Every number used, by first use; those of `known` first. */
  readonly numbers: readonly RenderedNumber[]
  /** Distinct keys of this text. */
  readonly keys: readonly string[]
  readonly constants: readonly string[]
  readonly problems: readonly string[]
}

export interface RenderOptions {
  /** `markdown` puts a footnote mark `[^n]` after each number. */
  readonly footnotes?: 'none' | 'markdown'
  /** Numbers that texts before this one used: the same number keeps its footnote. */
  readonly known?: readonly RenderedNumber[]
}

const BRACES = /\{\{([\s\S]*?)\}\}/g

/** Splits a text into plain text and references (P-6); what is between braces and is no reference comes out `broken`. */
export function parseReferences(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(BRACES)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) })
    pieces.push(parseReference(match[1] ?? '', match[0]))
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

function parseReference(inner: string, whole: string): Piece {
  const [word = '', ...rest] = inner.trim().split(/\s+/)
  const body = rest.join(' ')
  if (word === 'constant' && body !== '') return { kind: 'constant', text: body }
  if (word === 'metric' && rest.length > 0) return parseMetric(rest, whole)
  const problem = `${whole} is no reference; write {{ metric KEY }}, {{ metric KEY as FORMAT }} or {{ constant TEXT }}`
  return { kind: 'broken', text: whole, problem }
}

function parseMetric([key = '', as, format = '', ...more]: readonly string[], whole: string): Piece {
  if (as === undefined) return { kind: 'metric', key, format: defaultFormat(key) }
  if (as === 'as' && more.length === 0 && isFormat(format)) return { kind: 'metric', key, format }
  const meant = nearest(format, FORMATS) ?? FORMATS.join(', ')
  return {
    kind: 'broken',
    text: whole,
    problem: `${whole}: unknown format "${format}"; did you mean ${meant}?`,
  }
}

/**
 * Replaces every reference by its stored value. `as p` writes `p = …` or `p < 0.001` in full and absorbs a `p =` that
 * stands before it. A reference that cannot be resolved stays in the text as it is, and is a listed problem.
 */
export function renderReferences(
  text: string,
  values: Readonly<Record<string, number>>,
  { footnotes = 'none', known = [] }: RenderOptions = {},
): RenderedText {
  const numbers = [...known]
  const pieces = parseReferences(text)
  const rendered = pieces.reduce((before, piece) => {
    if (piece.kind !== 'metric') return before + piece.text
    return joined(before, piece, { number: resolve(piece, values, numbers), footnotes })
  }, '')
  const keys = pieces.flatMap((piece) => (piece.kind === 'metric' ? [piece.key] : []))
  return {
    text: rendered,
    numbers,
    keys: [...new Set(keys)].filter((key) => Object.hasOwn(values, key)),
    constants: pieces.flatMap((piece) => (piece.kind === 'constant' ? [piece.text] : [])),
    problems: pieces.flatMap((piece) => problemsOf(piece, values)),
  }
}

function problemsOf(piece: Piece, values: Readonly<Record<string, number>>): readonly string[] {
  if (piece.kind === 'broken') return [piece.problem]
  if (piece.kind === 'metric') return Object.hasOwn(values, piece.key) ? [] : [unknownKey(piece.key, values)]
  return /\{\{|\}\}/.test(piece.text) ? ['braces "{{" or "}}" without their partner'] : []
}

type MetricPiece = Extract<Piece, { kind: 'metric' }>

/** Finds the number among those already used, or gives it the next footnote. */
function resolve(
  { key, format }: MetricPiece,
  values: Readonly<Record<string, number>>,
  numbers: RenderedNumber[],
): RenderedNumber | undefined {
  const value = Object.hasOwn(values, key) ? values[key] : undefined
  if (value === undefined) return undefined
  const before = numbers.find((number) => number.key === key && number.format === format)
  if (before) return before
  const number = { n: numbers.length + 1, key, format, value, text: formatNumber(value, format) }
  numbers.push(number)
  return number
}

function joined(
  before: string,
  { key, format }: MetricPiece,
  { number, footnotes }: { number: RenderedNumber | undefined; footnotes: 'none' | 'markdown' },
): string {
  if (number === undefined) return `${before}{{ metric ${key} }}`
  const start =
    format === 'p' ? before.replace(/(^|[^\p{L}\p{N}])[*_]{0,2}p[*_]{0,2}\s*[=<]?\s*$/u, '$1') : before
  return `${start}${number.text}${footnotes === 'markdown' ? `[^${number.n}]` : ''}`
}

function unknownKey(key: string, values: Readonly<Record<string, number>>): string {
  const meant = nearest(key, Object.keys(values))
  return `there is no stored value "${key}"${meant === undefined ? '' : `; the nearest is "${meant}"`}`
}
