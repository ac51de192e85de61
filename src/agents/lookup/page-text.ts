const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
}
/** What stands in these is not for readers. */
const UNSEEN = ['script', 'style', 'template', 'noscript', 'svg']
const LINES =
  /^\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|pre|blockquote|dt|dd|figcaption|title|hr|main|nav)$/

/** The words of an HTML page, in one pass: a page may be made to be slow to read. */
export function htmlText(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    parts.push(html.slice(at, open))
    const { name, end } = tagAt(html, open)
    if (name === null) parts.push('<')
    else if (LINES.test(name)) parts.push('\n')
    else if (/^\/?t[dh]$/.test(name)) parts.push(' ')
    at = name !== null && UNSEEN.includes(name) ? closeOf(html, name, end) : end
  }
  parts.push(html.slice(at))
  return plain(decoded(parts.join('')))
}

/** The name of the tag that begins here, and where it ends; null when this is only a sign. */
function tagAt(html: string, open: number): { name: string | null; end: number } {
  if (html.startsWith('<!--', open)) return { name: '!', end: after(html, '-->', open + 4) }
  const name = /^<(\/?[a-z][a-z0-9]*|[!?])/i.exec(html.slice(open, open + 40))?.[1]
  return name === undefined
    ? { name: null, end: open + 1 }
    : { name: name.toLowerCase(), end: after(html, '>', open) }
}

/** An element that is never closed hides the rest of the page. */
function closeOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi')
  close.lastIndex = from
  const found = close.exec(html)
  return found === null ? html.length : after(html, '>', found.index)
}

function after(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from)
  return found === -1 ? html.length : found + sign.length
}

function decoded(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (entity) => {
    const name = entity.slice(1, -1).toLowerCase()
    if (!name.startsWith('#')) return ENTITIES[name] ?? entity
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
}

/** Without control signs, and without long runs of blank. */
export function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
