/** The paper, ink and marks of every figure: the light tokens of the pages, so that a figure looks at home in them. */
export const TONES = {
  paper: '#FBFAF6',
  ink: '#1E1C18',
  softInk: '#5F5A50',
  hairline: '#E4E0D6',
} as const

/** The baseline is always the quiet one. */
const BASELINE = '#6E685C'

/** Told apart with every common kind of colour blindness: they differ in lightness as well as in hue. */
const CONDITIONS = ['#2B6CB0', '#C8401F', '#D9A13B', '#7FB3DA'] as const

/** At most five colours; curves beyond that repeat a colour with another dash. */
export function colourOf(position: number, isBaseline: boolean): string {
  return isBaseline ? BASELINE : (CONDITIONS[position % CONDITIONS.length] ?? BASELINE)
}

const DASHES = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
] as const

/** The baseline is dashed, so that a figure can be read without colour. */
export function dashOf(position: number, isBaseline: boolean): readonly number[] {
  if (isBaseline) return [5, 3]
  return DASHES[Math.floor(position / CONDITIONS.length) % DASHES.length] ?? [1, 0]
}
