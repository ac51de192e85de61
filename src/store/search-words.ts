/** Words that say nothing about what a text is about. */
const STOP = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both
  but by can cannot could did do does doing done down during each either else ever every few for from further get give
  given go goes had has have having he her here how however i if in into is it its itself just less let like make many
  may me might more most much must my need no nor not now of off on once one only or other our out over own per please
  question run same say see she should since so some still such take than that the their them then there these they
  this those through thus to too two under until up us use used using very via was we well were what when where whether
  which while who whom whose why will with within without would yes yet you your`.split(/\s+/),
)
/** More of them would only slow the search: the first ones of an issue are its title and its question. */
const MOST = 64

/** The distinct telling words of a text, in order, at most 64. Nothing in them can be read as search syntax. */
export function searchWords(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.filter((word) => word.length > 1 && !STOP.has(word)))].slice(0, MOST)
}

/** Any of the words, each quoted. */
export function anyOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(' OR ')
}
