/** What our comments and issues carry, so that they are found again (T-4). */
export interface Mark {
  readonly kind: string
  readonly version: number
  readonly key: string
}

/** `<!-- hooke:<kind> v<n> key=<key> -->`; a key holds no space and no `-->`. */
export function markOf({ kind, version = 1, key }: { kind: string; version?: number; key: string }): string {
  return `<!-- hooke:${kind} v${version} key=${encodeURI(key).replaceAll('--', '-%2D')} -->`
}

/** The last mark that stands alone on its line; ask only of what our own user wrote. */
export function readMark(body: string): Mark | null {
  const lines = body.split(/\r?\n/).map((line) => line.trim())
  for (const line of lines.reverse()) {
    const found = /^<!-- hooke:([a-z-]+) v(\d{1,4}) key=(\S+) -->$/.exec(line)
    if (found === null) continue
    const [, kind = '', version = '', key = ''] = found
    return { kind, version: Number(version), key: decoded(key) }
  }
  return null
}

/** The text with its mark at the end, on a line of its own. */
export function withMark(body: string, mark: { kind: string; version?: number; key: string }): string {
  return `${body.trimEnd()}\n\n${markOf(mark)}`
}

/** Text from elsewhere can neither open nor imitate a mark. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/<!--(\s*)hooke:/gi, '<!‑‑$1hooke:')
}

function decoded(key: string): string {
  try {
    return decodeURI(key)
  } catch (error) {
    if (error instanceof URIError) return key
    throw error
  }
}
