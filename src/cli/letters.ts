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

/** Broken into lines of at most `width`, at spaces. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1)
    const joined = `${last ?? ''} ${word}`
    if (last !== undefined && widthOf(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

function lettersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)
}

/** East Asian and pictorial letters fill two cells of a terminal. */
function cells(letter: string): number {
  return /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|^\p{Emoji_Presentation}/u.test(
    letter,
  )
    ? 2
    : 1
}
