/** Why a text says nothing (empty, `TBD`, a template mark, "see config", "default" alone), or undefined. */
export function placeholderIn(text: string): string | undefined {
  const value = text.trim()
  if (value === '') return 'is empty'
  if (/\{\{|\}\}|<[A-Z_ -]+>|\$\{/.test(value)) return 'still holds a template mark'
  if (/\b(?:tbd|tba|todo|fixme|xxx)\b|\?\?\?/i.test(value)) return 'is a placeholder'
  if (/\b(?:see|as in|cf\.?) (?:the )?(?:config|configuration|code|above|before)\b/i.test(value)) {
    return 'points elsewhere instead of saying it'
  }
  return /^(?:the )?(?:default|defaults|default values?|standard|usual|as before|same|unknown|none given|-+|…|\.\.\.)\.?$/i.test(
    value,
  )
    ? `says only "${value}"`
    : undefined
}
