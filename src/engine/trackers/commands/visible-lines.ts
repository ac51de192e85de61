/** Elements whose text a reader does not take for the writer's own words. */
const SET_APART = /<(\/?)(blockquote|code|pre|details|template|script|style|textarea)\b[^>]*>/gi

/**
 * The lines of a comment that its writer says in their own words: null stands for a line that is quoted, is code, is
 * hidden, or goes on with a quote (T-3). What is not certain counts as set apart.
 */
export function visibleLines(body: string): readonly (string | null)[] {
  const state = { fence: null as Fence | null, quoted: false, depth: 0 }
  return withoutHidden(body)
    .split(/\r\n|\r|\n/)
    .map((line) => (isVisible(line, state) ? line : null))
}

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

const HIDDEN = '\u0000'

/** Comments of HTML show nowhere; one that is never closed hides all the rest. */
function withoutHidden(body: string): string {
  return body.replaceAll(/<!--[\s\S]*?(-->|$)/g, (hidden) => hidden.replaceAll(/[^\r\n]/g, HIDDEN))
}
