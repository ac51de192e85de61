/** A Markdown table; columns named `right` hold numbers. An empty table is one sentence. */
export function table(
  columns: readonly (string | { readonly right: string })[],
  rows: readonly (readonly string[])[],
  empty = 'None.',
): string {
  if (rows.length === 0) return empty
  const names = columns.map((column) => (typeof column === 'string' ? column : column.right))
  const rule = columns.map((column) => (typeof column === 'string' ? '---' : '---:'))
  return [names, rule, ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}

export function list(items: readonly string[], empty = 'None.'): string {
  return items.length === 0 ? empty : items.map((item) => `- ${item.replaceAll(/\s*\n\s*/g, ' ')}`).join('\n')
}

export function numbered(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item.replaceAll(/\s*\n\s*/g, ' ')}`).join('\n')
}

/** Inline code, fenced by as many backticks as its text needs. */
export function code(text: string): string {
  if (text === '') return '(empty)'
  const fence = fenceFor(text, 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text.replaceAll(/\s*\n\s*/g, ' ')}${pad}${fence}`
}

export function codeBlock(text: string, language = 'text'): string {
  const fence = fenceFor(text, 3)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  return '`'.repeat(longest >= least ? longest + 1 : least)
}

/** An argv as a person would type it. */
export function commandLine(argv: readonly string[]): string {
  return argv.map(shellWord).join(' ')
}

/** A word as a person would type it: one with spaces or odd letters stands in single quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Joins blocks by empty lines; empty blocks fall out. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

export function short(hash: string): string {
  return hash.slice(0, 12)
}
