/** Elements whose text a reader does not take for the writer's own words. */
const SET_APART = /<(\/?)(blockquote|code|pre|details|template|script|style|textarea)\b[^>]*>/gi

/**
 * The lines of a comment that its writer says in their own words: null stands for a line that is quoted, is code, is
 * hidden, or goes on with a quote (T-3). What is not certain counts as set apart.
 */
export function visibleLines(body: string): readonly (string | null)[] {
  const state = { fence: null as string | null, quoted: false, depth: 0 }
  return withoutHidden(body)
    .split(/\r\n|\r|\n/)
    .map((line) => (isVisible(line, state) ? line : null))
}

interface State {
  fence: string | null
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

/** A fence is closed by one of the same sort that is at least as long; one that is never closed goes to the end. */
function isFence(line: string, state: State): boolean {
  const [, mark = ''] = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/.exec(line) ?? []
  if (state.fence === null) {
    if (mark === '') return false
    state.fence = mark
    return true
  }
  const isClosing = /^\s*(`{3,}|~{3,})\s*$/.test(line)
  if (isClosing && mark.startsWith(state.fence)) state.fence = null
  return true
}

const HIDDEN = '\u0000'

/** Comments of HTML show nowhere; one that is never closed hides all the rest. */
function withoutHidden(body: string): string {
  return body.replaceAll(/<!--[\s\S]*?(-->|$)/g, (hidden) => hidden.replaceAll(/[^\r\n]/g, HIDDEN))
}
