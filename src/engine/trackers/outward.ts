/** More than a person reads in a comment; the rest is in the pages. */
const MOST = 12_000

/** A target within the place itself: no scheme, no other host, nothing that decodes to either. */
const WITHIN = String.raw`(?!\/\/)[\w./~#?=%+-]+[\s)]`

/**
 * Text that agents or strangers wrote, made fit to be posted under our name (RELIABILITY 5.2): images and links to
 * elsewhere show as text, no HTML and no mark of ours, nobody is mentioned, and its length is capped. Brackets that
 * nest or are escaped are not followed: what could begin an image, a link or the definition of one is pulled apart.
 */
export function outward(text: string): string {
  const plain = text
    .replaceAll(/!\[([^[\]\\]*)\]\([^)]*\)/g, 'image: $1')
    .replaceAll(/\[([^[\]\\]+)\]\(\s*<?(?:[a-z][a-z0-9+.-]*:)?\/\/([^)\s>]*)[^)]*\)/gi, '$1 (`$2`)')
    .replaceAll(new RegExp(String.raw`\]\((?!${WITHIN})`, 'g'), '] (')
    .replaceAll(']:', '] :')
    .replaceAll(/(?<![`a-z0-9])(?:https?|ftp|data|javascript|mailto):\/*([^\s)`<>]*)/gi, '`$1`')
    .replaceAll('![', 'image: [')
    .replaceAll('<', '&lt;')
    .replaceAll(/(?<![\w`])@(?=[\w-])/g, '@\u200b')
  return plain.length <= MOST ? plain : `${plain.slice(0, MOST)}\n\n… (shortened)`
}

/** The same without secrets: masked before as well, for a secret that is pulled apart is not recognised. */
export function outwardIn({ mask }: { readonly mask: (text: string) => string }): (text: string) => string {
  return (text) => mask(outward(mask(text)))
}
