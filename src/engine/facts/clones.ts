import { type CloneFact } from '../../hooks/duplicates.gate.ts'
import { sha256 } from '../../lib/canonical.ts'
import { type Diff } from '../../worktrees/worktrees.ts'
import { type SourceToken, tokensOf } from './source-tokens.ts'

/** What the gate `duplicates` is told, but for the answers. */
export interface CloneReport {
  readonly clones: readonly CloneFact[]
  readonly changedFiles: readonly string[]
  readonly readFiles: readonly string[]
  readonly comparedWith: number
}

/** The code to compare: the diff, and the tree at its head. */
export interface CloneSources {
  readonly diff: Pick<Diff, 'files' | 'text' | 'truncated'>
  /** All tracked paths at the head of the diff. */
  readonly tree: readonly string[]
  /** Content at the head of the diff, or null. */
  readonly read: (path: string) => Promise<string | null>
  readonly thresholds?: Thresholds
}

export interface Thresholds {
  readonly minimumTokens: number
  readonly minimumLines: number
}

const DEFAULTS: Thresholds = { minimumTokens: 50, minimumLines: 5 }
const SOURCE = /\.(?:py|[cm]?[jt]sx?|sh|rb|r|jl|pl|go|rs|c|h|cc|cpp|hpp|cu|java|kt|scala|swift|lua)$/i
const LARGEST = 512 * 1024

interface SourceFile {
  readonly path: string
  readonly lines: readonly string[]
  readonly tokens: readonly SourceToken[]
  /** Hash of the shapes of each window of `minimumTokens` tokens. */
  readonly windows: Uint32Array
}

/** Files that are read and compared. */
export function isCode(path: string): boolean {
  return SOURCE.test(path)
}

/**
 * Finds code of a diff that stands elsewhere in the code base: the same tokens, or the same tokens with consistently
 * exchanged names. A matcher of our own: it needs no native binary, and sees renamed copies.
 */
export async function gatherClones(sources: CloneSources): Promise<CloneReport> {
  const changedFiles = sources.diff.files.filter(isChangedSource).map(({ path }) => path)
  const files = await readFiles(sources)
  const changed = files.filter(({ path }) => changedFiles.includes(path))
  const added = addedLines(sources.diff)
  const clones = changed.flatMap((file) => {
    const lines = added?.get(file.path) ?? null
    return findClones(file, files, {
      ...(sources.thresholds ?? DEFAULTS),
      added: lines,
      done: changed.slice(0, changed.indexOf(file)),
    })
  })
  return { clones, changedFiles, readFiles: changed.map(({ path }) => path), comparedWith: files.length }
}

function isChangedSource({ path, status, added }: Diff['files'][number]): boolean {
  return status !== 'deleted' && added > 0 && SOURCE.test(path)
}

async function readFiles({ tree, read, thresholds }: CloneSources): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const path of tree.filter((each) => SOURCE.test(each))) {
    const text = await read(path)
    if (text === null || text.length > LARGEST) continue
    const tokens = tokensOf(path, text)
    const windows = windowHashes(tokens, (thresholds ?? DEFAULTS).minimumTokens)
    files.push({ path, lines: text.split('\n'), tokens, windows })
  }
  return files
}

/** Added lines per file from the unified diff, or null when the diff was cut: then every line of a file counts. */
export function addedLines(
  diff: Pick<Diff, 'text' | 'truncated'>,
): ReadonlyMap<string, ReadonlySet<number>> | null {
  if (diff.truncated) return null

  const added = new Map<string, Set<number>>()
  let lines = new Set<number>()
  let at = 0
  let left = 0
  for (const row of diff.text.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(row)
    if (hunk) {
      at = Number(hunk[1])
      left = Number(hunk[2] ?? 1)
    } else if (left > 0 && /^[+ ]/.test(row)) {
      if (row.startsWith('+')) lines.add(at)
      at++
      left--
    } else if (left === 0 && row.startsWith('+++ ')) {
      lines = new Set()
      added.set(pathOf(row), lines)
    }
  }
  return added
}

function pathOf(row: string): string {
  return row
    .slice('+++ '.length)
    .replace(/^"(.*)"$/, '$1')
    .replace(/^b\//, '')
    .replace(/\t$/, '')
}

interface Search extends Thresholds {
  readonly added: ReadonlySet<number> | null
  /** Changed files whose pairs with this one were already told. */
  readonly done: readonly SourceFile[]
}

interface Match {
  readonly start: number
  readonly other: SourceFile
  readonly otherStart: number
  readonly length: number
}

/** Equal windows of token shapes are candidates; each is then extended as far as names map one to one. */
function findClones(file: SourceFile, files: readonly SourceFile[], search: Search): readonly CloneFact[] {
  const index = placesOf(file)
  const others = files.filter((other) => !search.done.includes(other))
  const matches = others.flatMap((other) => matchesWith(file, other, index, search))
  const longestFirst = matches.sort((a, b) => b.length - a.length)
  const kept: Match[] = []
  for (const match of longestFirst) {
    if (!kept.some((each) => covers(each, match))) kept.push(match)
  }
  return kept.sort((a, b) => a.start - b.start).map((match) => factOf(file, match))
}

/** Repetitive code (tables, imports) has the same window in many places; a few of them tell enough. */
const MOST_PLACES = 8

function placesOf({ windows }: SourceFile): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [start, hash] of windows.entries()) {
    const known = places.get(hash)
    if (!known) places.set(hash, [start])
    else if (known.length < MOST_PLACES) known.push(start)
  }
  return places
}

const BASE = 16_777_619

/** Rolling hashes modulo 2^32; a collision costs one comparison, no more. */
function windowHashes(tokens: readonly SourceToken[], size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, tokens.length - size + 1))
  const values = Uint32Array.from(tokens, ({ shape }) => hashOfShape(shape))
  const leaving = Array.from({ length: size }).reduce<number>((power) => Math.imul(power, BASE), 1)
  let hash = 0
  for (let i = 0; i < values.length; i++) {
    const out = i >= size ? Math.imul(values[i - size] ?? 0, leaving) : 0
    hash = (Math.imul(hash, BASE) + (values[i] ?? 0) - out) >>> 0
    if (i >= size - 1) hashes[i - size + 1] = hash
  }
  return hashes
}

function hashOfShape(shape: string): number {
  let hash = 2_166_136_261
  for (let i = 0; i < shape.length; i++) hash = Math.imul(hash ^ shape.charCodeAt(i), BASE)
  return hash >>> 0
}

function matchesWith(
  file: SourceFile,
  other: SourceFile,
  index: ReadonlyMap<number, readonly number[]>,
  search: Search,
): readonly Match[] {
  const matches: Match[] = []
  for (const [otherStart, hash] of other.windows.entries()) {
    const starts = index.get(hash) ?? []
    for (const start of starts) {
      const match = { start, other, otherStart, length: 0 }
      if (isInner(file, match, matches)) continue

      const whole = { ...match, length: extend(file, match) }
      if (isWorthTelling(file, whole, search)) matches.push(whole)
    }
  }
  return matches
}

/** Inside a match on the same diagonal, or the mirror image of a match within one file. */
function isInner(file: SourceFile, { start, other, otherStart }: Match, matches: readonly Match[]): boolean {
  if (file === other && otherStart <= start) return true
  return matches.some(
    (each) =>
      each.start - each.otherStart === start - otherStart &&
      start >= each.start &&
      start < each.start + each.length,
  )
}

/** How many tokens agree in shape while names, numbers and strings map one to one. */
function extend(file: SourceFile, { start, other, otherStart }: Match): number {
  const there = new Map<string, string>()
  const back = new Map<string, string>()
  const most = file === other ? otherStart - start : Infinity
  let length = 0
  while (length < most) {
    const [a, b] = [file.tokens[start + length], other.tokens[otherStart + length]]
    if (!a || a.shape !== b?.shape) break
    if ((there.get(a.text) ?? b.text) !== b.text || (back.get(b.text) ?? a.text) !== a.text) break
    there.set(a.text, b.text)
    back.set(b.text, a.text)
    length++
  }
  return length
}

function isWorthTelling(file: SourceFile, match: Match, search: Search): boolean {
  const { from, to } = linesOf(file, match.start, match.length)
  const span = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const fresh = search.added === null ? span.length : span.filter((line) => search.added?.has(line)).length
  const needed = isExact(file, match) ? search.minimumTokens : Math.ceil(search.minimumTokens * 1.6)
  return (
    match.length >= needed &&
    span.length >= search.minimumLines &&
    fresh * 2 >= span.length &&
    isVaried(file, match)
  )
}

/** Tables of numbers and lists of imports repeat few shapes; code has more. */
function isVaried({ tokens }: SourceFile, { start, length }: Match): boolean {
  return new Set(tokens.slice(start, start + length).map(({ shape }) => shape)).size >= 8
}

function isExact(file: SourceFile, { start, other, otherStart, length }: Match): boolean {
  return file.tokens
    .slice(start, start + length)
    .every(({ text }, i) => text === other.tokens[otherStart + i]?.text)
}

/** The same lines against another place add nothing to what was told. */
function covers(told: Match, match: Match): boolean {
  return match.start >= told.start && match.start + match.length <= told.start + told.length
}

function linesOf(
  { tokens }: SourceFile,
  start: number,
  length: number,
): { readonly from: number; readonly to: number } {
  return { from: tokens[start]?.line ?? 1, to: tokens[start + length - 1]?.line ?? 1 }
}

function factOf(file: SourceFile, match: Match): CloneFact {
  const { start, other, otherStart, length } = match
  const lines = linesOf(file, start, length)
  const fragment = file.tokens.slice(start, start + length).map(({ text }) => text)
  return {
    id: `clone-${sha256([file.path, other.path, ...fragment].join('\n')).slice(0, 12)}`,
    kind: isExact(file, match) ? 'exact' : 'renamed',
    file: file.path,
    lines,
    otherFile: other.path,
    otherLines: linesOf(other, otherStart, length),
    tokens: length,
    head: file.lines.slice(lines.from - 1, Math.min(lines.to, lines.from + 2)).join('\n'),
  }
}
