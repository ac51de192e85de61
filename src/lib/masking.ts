import { SECRET_PATTERNS, type SecretPattern } from './secret-patterns.ts'
import { SHORTEST_SECRET, encodingsOf } from './secret-encodings.ts'

/** A secret the daemon holds, and the name it may be called by. */
export interface LiveSecret {
  readonly name: string
  readonly value: string
}

/** Where a secret stands in a text. `name` is the live secret's name, or the name of the pattern. */
export interface SecretSpan {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly live: boolean
}

/** Masks a text that arrives in pieces; what it returns is safe to show at once. */
export interface StreamMasker {
  push(chunk: string): string
  /** The rest, after the last chunk. */
  flush(): string
}

/** The one masking function (S-5): every sink passes its text through it. */
export interface Masker {
  mask(text: string): string
  spans(text: string): readonly SecretSpan[]
  stream(): StreamMasker
  /** Names of live secrets too short to be masked without masking ordinary words. */
  readonly tooShort: readonly string[]
}

export interface Needle {
  readonly text: string
  readonly name: string
}

/** Masks the live values in every encoding of `encodingsOf`, and whatever has the shape of a known secret. */
export function createMasker(options: { readonly secrets: readonly LiveSecret[] }): Masker {
  const needles = needlesOf(options.secrets)
  const names = replacementsFor(needles)
  const spans = (text: string): readonly SecretSpan[] =>
    merge([...liveSpans(text, needles), ...patternSpans(text)])
  const mask = (text: string): string => replaceSpans(text, spans(text), names)

  return {
    mask,
    spans,
    stream: () =>
      createStream({ spans, names, longest: Math.max(1, ...needles.map(({ text }) => text.length)) }),
    tooShort: options.secrets.filter(({ value }) => value.length < SHORTEST_SECRET).map(({ name }) => name),
  }
}

/** Every searchable form of the secrets, each once. */
export function needlesOf(secrets: readonly LiveSecret[]): readonly Needle[] {
  const byText = new Map<string, Needle>()
  for (const { name, value } of secrets.filter((secret) => secret.value.length >= SHORTEST_SECRET)) {
    for (const text of encodingsOf(value)) if (!byText.has(text)) byText.set(text, { text, name })
  }
  return [...byText.values()]
}

export function liveSpans(text: string, needles: readonly Needle[]): readonly SecretSpan[] {
  return needles.flatMap((needle) => {
    const found: SecretSpan[] = []
    let start = text.indexOf(needle.text)
    while (start !== -1) {
      found.push({ start, end: start + needle.text.length, name: needle.name, live: true })
      start = text.indexOf(needle.text, start + 1)
    }
    return found
  })
}

export function patternSpans(
  text: string,
  patterns: readonly SecretPattern[] = SECRET_PATTERNS,
): readonly SecretSpan[] {
  return patterns.flatMap(({ name, pattern, accept }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const secret = match[1] ?? match[0]
      if (accept && !accept(secret)) return []

      const end = match.index + match[0].length
      return [{ start: end - secret.length, end, name, live: false }]
    }),
  )
}

/** Overlapping finds become one; a live secret gives it its name. */
export function merge(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const merged: SecretSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (!last || span.start >= last.end) merged.push(span)
    else merged[merged.length - 1] = joined(last, span)
  }
  return merged
}

function joined(a: SecretSpan, b: SecretSpan): SecretSpan {
  const named = !a.live && b.live ? b : a
  return { start: a.start, end: Math.max(a.end, b.end), name: named.name, live: named.live }
}

type Replacements = (span: SecretSpan) => string

/** A name that holds a secret itself, or a secret that is part of our own mark, must not bring the value back. */
function replacementsFor(needles: readonly Needle[]): Replacements {
  const clean = (text: string): boolean => needles.every((needle) => !text.includes(needle.text))
  return ({ name, live }) => {
    const candidates = live ? [`‹secret:${name}›`, '‹secret›'] : ['‹secret›']
    return candidates.find(clean) ?? '‹…›'
  }
}

function replaceSpans(text: string, spans: readonly SecretSpan[], names: Replacements): string {
  let at = 0
  const pieces: string[] = []
  for (const span of spans) {
    pieces.push(text.slice(at, span.start), names(span))
    at = span.end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

interface StreamParts {
  readonly spans: (text: string) => readonly SecretSpan[]
  readonly names: Replacements
  readonly longest: number
}

/** A line longer than this is let go in pieces; live values stay masked, a pattern might be cut. */
const LONGEST_LINE = 65_536
/** The tail kept back even when no live secret is that long, so that patterns are seen whole. */
const SHORTEST_TAIL = 256

function createStream(parts: StreamParts): StreamMasker {
  let held = ''
  return {
    push(chunk) {
      held += chunk
      const spans = parts.spans(held)
      const cut = safeCut(held, spans, parts.longest)
      const safe = replaceSpans(
        held.slice(0, cut),
        spans.filter(({ end }) => end <= cut),
        parts.names,
      )
      held = held.slice(cut)
      return safe
    },
    flush() {
      const rest = replaceSpans(held, parts.spans(held), parts.names)
      held = ''
      return rest
    },
  }
}

/**
 * How much of the held text can be let go. A live secret that starts before `length - (longest - 1)` is wholly there and
 * was found; the cut then moves to its start, so none is ever cut in two.
 */
function safeCut(held: string, spans: readonly SecretSpan[], longest: number): number {
  const latest = held.length - Math.max(longest - 1, SHORTEST_TAIL)
  if (latest <= 0) return 0

  const lineStart = held.lastIndexOf('\n', latest - 1) + 1
  const forced = held.length > LONGEST_LINE + longest
  const cut = lineStart > 0 || !forced ? lineStart : latest
  return beforeSpans(forced ? cut : Math.min(cut, openKey(held)), spans)
}

/** Start of a private key whose end has not arrived yet. */
function openKey(held: string): number {
  const begin = held.lastIndexOf('-----BEGIN ')
  return begin === -1 || held.includes('-----END ', begin) ? held.length : begin
}

function beforeSpans(cut: number, spans: readonly SecretSpan[]): number {
  const crossing = spans.find(({ start, end }) => start < cut && end >= cut)
  return crossing ? beforeSpans(crossing.start, spans) : cut
}
