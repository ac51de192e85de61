/** Widths of Inter's glyphs in thousandths of the font size, by class; enough to lay out a figure without a canvas. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[ijl|'.,:;!]/, 270],
  [/[ ftrI()[\]{}"\-/]/, 350],
  [/[mwMW%—]/, 880],
  [/[A-HJ-LN-VX-Z]/, 690],
  [/[0-9+=<>−±×]/, 640],
]
const ORDINARY = 580

/** About how wide a line of Inter is, in units of the figure. */
export function textWidth(text: string, fontSize: number): number {
  const thousandths = Array.from(text).reduce((sum, glyph) => sum + widthOf(glyph), 0)
  return Math.ceil((thousandths * fontSize) / 1000)
}

function widthOf(glyph: string): number {
  return CLASSES.find(([pattern]) => pattern.test(glyph))?.[1] ?? ORDINARY
}

/** Breaks a text at spaces into lines of at most `width` units; an SVG text does not wrap by itself. */
export function wrapped(
  text: string,
  { width, fontSize }: { width: number; fontSize: number },
): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
