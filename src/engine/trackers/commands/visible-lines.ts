/** Elements whose text a reader does not take for the writer's own words. */
const SET_APART =
  /<(\/?)(blockquote|q|code|samp|kbd|tt|pre|xmp|details|template|script|style|textarea|del|s|strike|svg|math)\b[^>]*>/gi

/**
 * The lines of a comment that its writer says in their own words: null stands for a line that is quoted, is code, is
 * hidden, or goes on with a quote (T-3). What is not certain counts as set apart.
 */
export function visibleLines(body: string): readonly (string | null)[] {
  const state = { fence: null as Fence | null, quoted: false, depth: 0 }
  const lines = withoutHidden(body).split(/\r\n|\r|\n/)
  const inSpans = linesInSpans(lines)
  return lines.map((line, n) => (isVisible(line, state) && !inSpans.has(n) ? line : null))
}

/**
 * Whether what stands before a line in its paragraph may swallow it: a tag, a link or its definition that goes on,
 * struck text, a formula. Then a reader may see something else than who reads the lines.
 */
export function isSwallowed(lines: readonly (string | null)[], n: number): boolean {
  const first = lines.slice(0, n).findLastIndex((line) => line !== null && /^\s*$/.test(line)) + 1
  const before = lines
    .slice(first, n)
    .map((line) => line ?? '')
    .join('\n')
  return (
    SWALLOWS.some((pattern) => pattern.test(before)) ||
    before.split('~~').length % 2 === 0 ||
    before.split('$$').length % 2 === 0
  )
}

const SWALLOWS = [/<[a-z/][^>]*$/i, /\]\([^)]*$/, /^ {0,3}\[[^\]\n]+\]:/m] as const

interface Fence {
  /** Null when nobody can say what closes it. */
  readonly mark: string | null
  readonly indent: number
}

interface State {
  fence: Fence | null
  /** A paragraph that began in a quote goes on in it without a mark. */
  quoted: boolean
  depth: number
}

function isVisible(line: string, state: State): boolean {
  if (line.includes(HIDDEN) || isFence(line, state) || isSetApart(line, state)) return false
  if (/^\s*$/.test(line)) state.quoted = false
  else if (/^\s*>/.test(line)) state.quoted = true
  return !state.quoted && !/^(\t| {4,}| {1,3}\t)/.test(line)
}

/** On a line with such an element nothing counts, wherever it begins or ends. */
function isSetApart(line: string, state: State): boolean {
  const tags = [...line.matchAll(SET_APART)]
  const isInside = state.depth > 0
  for (const [, closes] of tags) state.depth = Math.max(0, state.depth + (closes === '' ? 1 : -1))
  return isInside || tags.length > 0
}

const OPENS = /^(\s*(?:[-*+>]\s+|\d+[.)]\s+)*)(`{3,}|~{3,})(.*)$/s

/** One that is never closed goes to the end. */
function isFence(line: string, state: State): boolean {
  if (state.fence !== null) {
    state.fence = afterLine(state.fence, line)
    return true
  }
  const [, lead = '', mark = '', info = ''] = OPENS.exec(line) ?? []
  if (mark === '') return false
  // inline code, which may go on in the lines of its paragraph
  if (mark.startsWith('`') && info.includes('`')) {
    state.quoted = true
    return false
  }
  state.fence = { mark: /^ {0,3}$/.test(lead) ? mark : null, indent: lead.length }
  return true
}

/**
 * A fence is closed by one of the same sort that is at least as long, and no further in than three spaces. A line that
 * begins before it may end the list it is in, and the fence with it: what closes and what opens is not certain any more.
 */
function afterLine(fence: Fence, line: string): Fence | null {
  if (/^[ \t]*$/.test(line)) return fence
  if (line.search(/[^ ]/) < fence.indent) return { ...fence, mark: null }
  const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? []
  return fence.mark !== null && mark.startsWith(fence.mark) ? null : fence
}

/** Lines that begin within inline code, which may go on over the lines of its paragraph. */
function linesInSpans(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let first = 0
  for (let n = 0; n <= lines.length; n += 1) {
    if (n < lines.length && !/^\s*$/.test(lines[n] ?? '')) continue
    for (const line of inSpansOf(lines.slice(first, n))) found.add(first + line)
    first = n + 1
  }
  return found
}

/** A run of backticks opens, the next of the same length closes; one that a backslash precedes opens nothing. */
function inSpansOf(paragraph: readonly string[]): readonly number[] {
  const text = paragraph.join('\n')
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ length: run.length, index }))
  const spans: (readonly [number, number])[] = []
  for (let n = 0; n < runs.length; n += 1) {
    const open = runs[n]
    if (open === undefined || isEscaped(text, open.index)) continue
    const close = runs.findIndex(({ length }, at) => at > n && length === open.length)
    if (close < 0) continue
    spans.push([open.index, runs[close]?.index ?? open.index])
    n = close
  }
  const starts = paragraph.map((_, n) => paragraph.slice(0, n).join('\n').length + (n > 0 ? 1 : 0))
  return starts.flatMap((start, n) => (spans.some(([from, to]) => from < start && start <= to) ? [n] : []))
}

const isEscaped = (text: string, index: number): boolean =>
  (/\\*$/.exec(text.slice(0, index))?.[0].length ?? 0) % 2 === 1

const HIDDEN = '\u0000'

/** Comments, instructions and declarations of HTML show nowhere; one that is never closed hides all the rest. */
function withoutHidden(body: string): string {
  return body.replaceAll(NOWHERE, (hidden) => hidden.replaceAll(/[^\r\n]/g, HIDDEN))
}

const NOWHERE = /<!--[\s\S]*?(-->|$)|<\?[\s\S]*?(\?>|$)|<!\[CDATA\[[\s\S]*?(\]\]>|$)|<![a-z][\s\S]*?(>|$)/gi
