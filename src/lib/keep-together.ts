/** Narrow no-break space would change the look; this one is as wide as a space. */
const SPACE = '\u00A0'

/** `n = 20`, `p < 0.001`, `20 × 3`: a short left side, a sign that relates, a right side. */
const RELATION = /(?<=(?:^|[\s(])\S{1,12}) ([=≈≠<>≤≥±×∈∼~]|[<>]=) (?=\S{1,12}(?:\s|$))/gu
/** `5 %`, `3 min`, `64 GB`, `§ 5`: a number and what it counts in. */
const UNIT = /(?<=\d) (?=(?:%|ms|s|min|h|d|kB|MB|GB|TB|GHz|°C)(?![\p{L}\p{N}]))|(?<=§) (?=\d)/gu
/** `ε-greedy`, `t-test`, `10-armed`: nobody reads the first part alone. */
const SHORT_FIRST = /(?<![\p{L}\p{N}-])((?:\p{L}|\p{N}{1,3})-\p{L}{1,24})(?!\p{L})/gu

/**
 * The text with the spaces that no line may end at as no-break spaces: between a sign and its two sides, between a number
 * and its unit. Only for showing; what is stored stays as it is.
 */
export function glueSpaces(text: string): string {
  return text.replaceAll(RELATION, `${SPACE}$1${SPACE}`).replaceAll(UNIT, SPACE)
}

export interface Piece {
  readonly text: string
  /** A page shows it on one line. */
  readonly isWhole: boolean
}

/**
 * As `glueSpaces`, in pieces: pages break at hyphens, too, and a letter that is no hyphen would be in what one copies and not
 * be found by who looks for the word.
 */
export function piecesOf(text: string): readonly Piece[] {
  // split with a group gives what matched at each odd place
  const parts = glueSpaces(text).split(SHORT_FIRST)
  return parts.flatMap((part, index) => (part === '' ? [] : [{ text: part, isWhole: index % 2 === 1 }]))
}
