import { type LiveSecret, type Needle, liveSpans, merge, needlesOf, patternSpans } from './masking.ts'
import { SPLIT_PATTERNS } from './secret-patterns.ts'

/** A secret in a text, told without its value. */
export interface SecretFinding {
  readonly name: string
  readonly live: boolean
  readonly how: 'plain' | 'split' | 'encoded'
  /** Line of the text, from 1. */
  readonly line: number
}

/** What may be put between the pieces of a split secret without changing what a reader could restore. */
const JOINTS = /[\s"'`+\\\u00ad\u200b-\u200f\u2060\ufeff]/
const DEEPEST = 2

/** Live secrets and known shapes of secrets: plain, encoded, or split over lines and string pieces. */
export function findSecrets(text: string, secrets: readonly LiveSecret[] = []): readonly SecretFinding[] {
  const needles = needlesOf(secrets)
  const lineAt = lineCounter(text)
  const plain = merge([...liveSpans(text, needles), ...patternSpans(text)]).map(({ name, live, start }) => ({
    name,
    live,
    how: 'plain' as const,
    line: lineAt(start),
  }))
  const all = [...encodedSecrets(text, needles), ...splitSecrets(text, needles, lineAt), ...plain]
  return [...new Map(all.map((finding) => [`${finding.line} ${finding.name}`, finding])).values()]
}

type LineAt = (index: number) => number

function lineCounter(text: string): LineAt {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

function splitSecrets(text: string, needles: readonly Needle[], lineAt: LineAt): readonly SecretFinding[] {
  const { packed, places } = pack(text)
  const spans = [...liveSpans(packed, packedNeedles(needles)), ...patternSpans(packed, SPLIT_PATTERNS)]
  return merge(spans).map(({ name, live, start }) => ({
    name,
    live,
    how: 'split' as const,
    line: lineAt(places[start] ?? 0),
  }))
}

function packedNeedles(needles: readonly Needle[]): readonly Needle[] {
  return needles
    .map(({ name, text }) => ({ name, text: pack(text).packed }))
    .filter(({ text }) => text.length >= 8)
}

function pack(text: string): { readonly packed: string; readonly places: Uint32Array } {
  const places = new Uint32Array(text.length)
  const kept: string[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (JOINTS.test(character)) continue
    places[kept.length] = i
    kept.push(character)
  }
  return { packed: kept.join(''), places }
}

/** Runs that decode to readable text are searched again, one level deeper. */
function encodedSecrets(text: string, needles: readonly Needle[], depth = 0): readonly SecretFinding[] {
  if (depth >= DEEPEST) return []

  const lineAt = lineCounter(text)
  return [...text.matchAll(/[A-Za-z0-9+/_%-]{20,}={0,2}/g)].flatMap((run) =>
    decodingsOf(run[0]).flatMap((decoded) => {
      const spans = merge([...liveSpans(decoded, needles), ...patternSpans(decoded)])
      const found = [...spans, ...encodedSecrets(decoded, needles, depth + 1)]
      return found.map(({ name, live }) => ({ name, live, how: 'encoded' as const, line: lineAt(run.index) }))
    }),
  )
}

function decodingsOf(run: string): readonly string[] {
  const base64 = [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1'))
  const hex = /^[0-9a-fA-F]+$/.test(run) ? [Buffer.from(run, 'hex').toString('latin1')] : []
  const url = run.includes('%') ? [unescapeUrl(run)] : []
  return [...base64, ...hex, ...url].filter((text) => /[ -~]{12}/.test(text))
}

function unescapeUrl(run: string): string {
  return run.replaceAll(/%([0-9a-fA-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
