import { withoutMarks } from './marks.ts'

/**
 * Replaces what stands between Hooke's markers and leaves everything else byte for byte (T-9). A section that is not
 * there yet is added at the end. A body may quote a marker inside text; only a marker alone on its line counts.
 */
export function writeSections(body: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, content]) => writeSection(text, name, content), body)
}

/** The text of one section, or null. */
export function readSection(body: string, name: string): string | null {
  const lines = body.replaceAll('\r\n', '\n').split('\n')
  const place = placeOf(lines, name)
  if (place === null) return null
  return lines
    .slice(place.from + 1, place.to)
    .filter((line) => line !== `## ${name}`)
    .join('\n')
    .trim()
}

function writeSection(body: string, name: string, content: string): string {
  const lines = body.split('\n')
  const block = [begin(name), `## ${name}`, '', withoutMarks(content).trim(), end(name)]
  const place = placeOf(lines, name)
  if (place !== null)
    return [...lines.slice(0, place.from), ...block, ...lines.slice(place.to + 1)].join('\n')
  return [body.replace(/\n+$/, ''), '', ...block, ''].join('\n')
}

/** Whoever edits the text in a browser may leave `\r\n` behind. */
function placeOf(all: readonly string[], name: string): { from: number; to: number } | null {
  const lines = all.map((line) => line.replace(/\r$/, ''))
  const from = lines.indexOf(begin(name))
  const to = lines.indexOf(end(name), from + 1)
  return from < 0 || to < 0 ? null : { from, to }
}

const begin = (name: string): string => `<!-- hooke:section v1 key=${slug(name)} -->`
const end = (name: string): string => `<!-- hooke:end v1 key=${slug(name)} -->`
const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
