import { glueSpaces } from '../lib/keep-together.ts'

/** Texts measured and cut as a reader sees them: by letters, wide ones counted twice. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + cells(letter), 0)
}

/** On one line, and cut to a width. */
export function fit(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (widthOf(line) <= width) return line
  let kept = ''
  let used = 0
  for (const letter of lettersOf(line)) {
    used += cells(letter)
    if (used > width - 1) break
    kept += letter
  }
  return width < 1 ? '' : `${kept}…`
}

export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return side === 'right' ? `${text}${space}` : `${space}${text}`
}

/**
 * Broken into lines of at most `width`, at spaces, and between wide letters, which are written without spaces. Pairs such as
 * `n = 20` stay on one line. A word that is wider than a line stays whole: commands and addresses are copied.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const { piece, isFirst } of piecesOf(glueSpaces(text), width)) {
    const last = lines.at(-1)
    const joined = `${last ?? ''}${isFirst ? ' ' : ''}${piece}`
    if (last !== undefined && widthOf(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(piece)
  }
  return lines.map((line) => line.replaceAll('\u00A0', ' '))
}

/** Words and what is copied after them: on one line, or the copied on a line of its own, where it has the most room. */
export function beside(words: string, copied: string, width: number): readonly string[] {
  const line = `${words} ${copied}`
  return widthOf(line) <= width ? [line] : [words, copied]
}

/** What stays whole; `isFirst` where a space stood before it. */
function piecesOf(text: string, width: number): readonly { piece: string; isFirst: boolean }[] {
  return text
    .split(/[^\S\u00A0]+/)
    .flatMap((word) => (widthOf(word) <= width ? [word] : word.split('\u00A0')))
    .filter((word) => word !== '')
    .flatMap((word) =>
      (word.match(PIECE) ?? []).map((piece, position) => ({ piece, isFirst: position === 0 })),
    )
}

function lettersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

const WIDE =
  '[\\u1100-\\u115F\\u2E80-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6\\u{20000}-\\u{3FFFD}]'
/** No line begins with what closes, and none ends with what opens. */
const OPENS = '[（「『【〈《［]'
const CLOSES = '[、。，．！？：；）」』】〉》］ー々ゃゅょっャュョッ]'
const WIDE_FIRST = new RegExp(`^${WIDE}|^\\p{Emoji_Presentation}`, 'u')
const PIECE = new RegExp(`${OPENS}*(?:(?!${OPENS})${WIDE}|(?:(?!${WIDE}).)+)${CLOSES}*|.`, 'gsu')

/** East Asian and pictorial letters fill two cells of a terminal. */
function cells(letter: string): number {
  return WIDE_FIRST.test(letter) ? 2 : 1
}
