/** One `<!-- epm:<kind> v<n> -->` of the older workflow, with the text it carries. */
export interface Marker {
  readonly kind: string
  /** 1 where it names none. */
  readonly version: number
  readonly text: string
}

export interface ReadMarkers {
  readonly markers: readonly Marker[]
  /** What looks like a marker and cannot be read, as it stands there. */
  readonly unread: readonly string[]
}

const OPENS = /^\s*<!--\s*epm:([a-z0-9][a-z0-9-]{0,60})(?:\s+v(\d{1,4}))?\s*-->/i
const CLOSES = /<!--\s*\/epm:[a-z0-9-]+\s*-->/i
const LIKE = /^\s*<!--\s*epm:/i
const SHOWN = 80

/** Whether a comment may hold a marker; cheap, and wrong only about comments that hold none. */
export const mayHoldMarker = (body: string): boolean => /<!--\s*epm:/i.test(body)

interface Reading {
  readonly found: { readonly kind: string; readonly version: number; readonly lines: string[] }[]
  readonly unread: string[]
  /** What closes the code block that a line stands in. */
  fence: string | null
  isOpen: boolean
}

/**
 * The markers of one comment, in order. A marker begins a line, outside of code and quotes; its text goes to its end
 * (`<!-- /epm:<kind> -->`), to the next marker or to the end of the comment.
 */
export function readMarkers(body: string): ReadMarkers {
  const reading: Reading = { found: [], unread: [], fence: null, isOpen: false }
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (isCode(line, reading)) keep(reading, line)
    else takeLine(reading, line)
  }
  const markers = reading.found.map(({ lines, ...marker }) => ({ ...marker, text: lines.join('\n').trim() }))
  return { markers, unread: reading.unread }
}

function takeLine(reading: Reading, line: string): void {
  const opening = OPENS.exec(line)
  if (opening !== null) {
    const [all, kind = '', version = '1'] = opening
    reading.found.push({ kind: kind.toLowerCase(), version: Number(version), lines: [] })
    reading.isOpen = true
    takeText(reading, line.slice(all.length))
  } else if (LIKE.test(line)) reading.unread.push(line.trim().slice(0, SHOWN))
  else takeText(reading, line)
}

function takeText(reading: Reading, text: string): void {
  const closing = CLOSES.exec(text)
  keep(reading, closing === null ? text : text.slice(0, closing.index))
  if (closing !== null) reading.isOpen = false
}

function keep({ found, isOpen }: Reading, text: string): void {
  if (isOpen) found.at(-1)?.lines.push(text)
}

/** One that is never closed goes to the end of the comment. */
function isCode(line: string, reading: Reading): boolean {
  const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
  if (reading.fence === null) {
    reading.fence = mark === '' ? null : mark
    return mark !== ''
  }
  if (mark.startsWith(reading.fence) && line.trim() === mark) reading.fence = null
  return true
}
