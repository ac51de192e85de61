/** Characters that would move, hide or reorder what a reader sees: controls, bidi marks, zero-width joiners. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A text in which what is usually unseen can be seen: `␛[31m`, `‹U+202E›`. */
export function shown(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(UNSEEN, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
  })
}
