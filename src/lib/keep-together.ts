/** Narrow no-break space would change the look; this one is as wide as a space. */
const SPACE = '\u00A0'
const HYPHEN = '\u2011'

/** `n = 20`, `p < 0.001`, `20 × 3`: a short left side, a sign that relates, a right side. */
const RELATION = /(?<=(?:^|[\s(])\S{1,12}) ([=≈≠<>≤≥±×∈∼~]|[<>]=) (?=\S{1,12}(?:\s|$))/gu
/** `5 %`, `3 min`, `64 GB`, `§ 5`: a number and what it counts in. */
const UNIT = /(?<=\d) (?=(?:%|ms|s|min|h|d|kB|MB|GB|TB|GHz|°C)(?![\p{L}\p{N}]))|(?<=§) (?=\d)/gu
/** `ε-greedy`, `t-test`, `10-armed`: nobody reads the first part alone. */
const SHORT_FIRST = /(?<![\p{L}\p{N}-])(\p{L}|\p{N}{1,3})-(?=\p{L})/gu

/**
 * The text with the spaces that no line may end at as no-break spaces: between a sign and its two sides, between a number
 * and its unit. Only for showing; what is stored stays as it is.
 */
export function glueSpaces(text: string): string {
  return text.replaceAll(RELATION, `${SPACE}$1${SPACE}`).replaceAll(UNIT, SPACE)
}

/** As `glueSpaces`, and with no-break hyphens where a single letter or a number begins a word: for pages, which break at hyphens. */
export function keepTogether(text: string): string {
  return glueSpaces(text).replaceAll(SHORT_FIRST, `$1${HYPHEN}`)
}
