import type { StateBlock, StateInline } from 'markdown-it'

const NOTE = /^\[\^(\d{1,4})\]/
const NOTE_TEXT = /^\[\^(\d{1,4})\]:\s+(.*)$/

/** The mark `[^1]` in a line. */
export function readNote(state: StateInline, silent: boolean): boolean {
  const [whole, n] = NOTE.exec(state.src.slice(state.pos, state.pos + 8)) ?? []
  if (whole === undefined || n === undefined) return false
  if (!silent) {
    state.push('sup_open', 'sup', 1).attrSet('class', 'note')
    const link = state.push('link_open', 'a', 1)
    link.attrSet('href', `#note-${n}`)
    state.push('text', '', 0).content = n
    state.push('link_close', 'a', -1)
    state.push('sup_close', 'sup', -1)
  }
  state.pos += whole.length
  return true
}

/** The texts `[^1]: …`: consecutive lines become one numbered list. */
export function readNotes(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const noteAt = (line: number) =>
    line < endLine ? NOTE_TEXT.exec(state.src.slice(state.bMarks[line] ?? 0, state.eMarks[line])) : null
  if (!noteAt(startLine)) return false
  if (silent) return true

  let line = startLine
  state.push('ordered_list_open', 'ol', 1).attrSet('class', 'notes')
  for (let note = noteAt(line); note; note = noteAt(++line)) {
    const [, n = '', text = ''] = note
    const item = state.push('list_item_open', 'li', 1)
    item.attrSet('id', `note-${n}`)
    item.attrSet('value', n)
    const inline = state.push('inline', '', 0)
    inline.content = text
    inline.children = []
    state.push('list_item_close', 'li', -1)
  }
  state.push('ordered_list_close', 'ol', -1)
  state.line = line
  return true
}
