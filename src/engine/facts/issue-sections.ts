/** Text below a heading of an issue, up to the next section or Hooke's closing marker; empty when there is none. */
export function sectionOf(body: string, title: string): string {
  const lines = body.split('\n').map((line) => line.trimEnd())
  const from = lines.indexOf(`## ${title}`)
  if (from < 0) return ''
  const length = lines.slice(from + 1).findIndex((line) => /^## |^<!-- hooke:end /.test(line))
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim()
}

/** The items of a list, numbered or not, without their marks. */
export function listItems(text: string): string[] {
  return text
    .split('\n')
    .map((line) => /^\s*(?:[-*]|\d+[.)])\s+(.*)$/.exec(line)?.[1]?.trim() ?? '')
    .filter((item) => item !== '')
}
