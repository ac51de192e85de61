/** More than a person reads in a comment; the rest is in the pages. */
const MOST = 12_000

/**
 * Text that agents or strangers wrote, made fit to be posted under our name (RELIABILITY 5.2): images and links to
 * elsewhere show as text, no HTML and no mark of ours, nobody is mentioned, and its length is capped.
 */
export function outward(text: string): string {
  const plain = text
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, 'image: $1')
    .replaceAll(/\[([^\]]+)\]\(\s*<?(?:[a-z][a-z0-9+.-]*:)?\/\/([^)\s>]*)[^)]*\)/gi, '$1 (`$2`)')
    .replaceAll(/^\s*\[[^\]]+\]:\s*\S+.*$/gm, '')
    .replaceAll(/(?<![`\w])(?:https?|ftp|data|javascript|mailto):\/*([^\s)`<>]*)/gi, '`$1`')
    .replaceAll('<', '&lt;')
    .replaceAll(/(?<![\w`])@(?=[\w-])/g, '@\u200b')
  return plain.length <= MOST ? plain : `${plain.slice(0, MOST)}\n\n… (shortened)`
}
