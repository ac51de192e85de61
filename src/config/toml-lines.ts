import type { Path } from './shape.ts'

/**
 * On which line each key of a TOML text stands. The text has been parsed before, so its syntax is trusted here; keys
 * inside inline tables are found at the line of the key that holds them.
 */
export interface TomlLines {
  /** The line of the key, else of the nearest table around it; null when nothing of it is in the file. */
  lineOf(path: Path): number | null
  /** Whether exactly this key, or one inside it, is written in the file. */
  has(path: Path): boolean
}

const KEY = /"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+/g

export function findTomlLines(text: string): TomlLines {
  const lines = new Map<string, number>()
  const lists = new Map<string, number>()
  let table: Path = []
  let cursor = 0
  while (cursor < text.length) {
    const line = lineEnd(text, cursor)
    const source = text.slice(cursor, line).trimStart()
    if (source.startsWith('[')) {
      table = enter(source, lists)
      remember(lines, table, lineNumber(text, cursor))
      cursor = line + 1
    } else if (source === '' || source.startsWith('#')) {
      cursor = line + 1
    } else {
      const { key, valueAt } = readKey(text, cursor)
      remember(lines, [...table, ...key], lineNumber(text, cursor))
      cursor = afterValue(text, valueAt)
    }
  }
  return {
    has: (path) => lines.has(name(path)),
    lineOf: (path) =>
      path
        .map((_, i) => lines.get(name(path.slice(0, path.length - i))))
        .find((found) => found !== undefined) ?? null,
  }
}

function name(path: Path): string {
  return path.join('\0')
}

function remember(lines: Map<string, number>, path: Path, line: number): void {
  for (let length = 1; length <= path.length; length++) {
    const key = name(path.slice(0, length))
    if (length === path.length || !lines.has(key)) lines.set(key, lines.get(key) ?? line)
  }
}

/** The path a header opens; items of lists of tables are counted. */
function enter(source: string, lists: Map<string, number>): Path {
  const isItem = source.startsWith('[[')
  const end = /^\[+(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\]"'])*/.exec(source)?.[0] ?? source
  const path: (string | number)[] = []
  const keys = keysIn(end)
  for (const [i, key] of keys.entries()) {
    path.push(key)
    const listed = name(path)
    if (isItem && i === keys.length - 1) lists.set(listed, (lists.get(listed) ?? -1) + 1)
    const item = lists.get(listed)
    if (item !== undefined) path.push(item)
  }
  return path
}

function readKey(text: string, from: number): { key: readonly string[]; valueAt: number } {
  const [left = ''] = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^="'])*/y.exec(text.slice(from)) ?? []
  return { key: keysIn(left), valueAt: from + left.length + 1 }
}

function keysIn(text: string): readonly string[] {
  return [...text.matchAll(KEY)].map(([key]) => unquoted(key))
}

function unquoted(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1)
  return key.startsWith('"') ? key.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : key
}

const TOKEN =
  /"""[^]*?(?<!\\)(?:\\\\)*"""+|'''[^]*?'''+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[{]|[\]}]|\n|[^"'#[\]{}\n]+/y

/** Where the line after a value begins: strings may span lines, and so may brackets. */
function afterValue(text: string, from: number): number {
  const token = new RegExp(TOKEN)
  token.lastIndex = from
  let depth = 0
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [piece] = found
    if (piece === '[' || piece === '{') depth += 1
    if (piece === ']' || piece === '}') depth -= 1
    if (piece === '\n' && depth === 0) return token.lastIndex
  }
  return text.length
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
