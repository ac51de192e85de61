/** A token of source code; `shape` is what is left when names, numbers and strings are exchanged. */
export interface SourceToken {
  readonly text: string
  readonly shape: string
  readonly line: number
}

const TOKEN =
  /(?<newline>\n)|(?<space>[ \t\r\f\v]+)|(?<string>"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<slashes>\/\/[^\n]*|\/\*[^]*?\*\/)|(?<hash>#[^\n]*)|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<number>\d[\w.]*)|(?<mark>[^])/gu

/** Words that make the structure of code; exchanging them makes other code, not a renamed copy. */
const KEYWORDS = new Set(
  'and as assert async await break case catch class const continue def del do elif else except export extends finally fn for from func function global if impl import in interface is lambda let match new nonlocal not or pass raise return self static struct switch this throw try type use var void while with yield None True False true false null undefined'.split(
    ' ',
  ),
)

const HASH_COMMENTS = /\.(?:py|sh|rb|r|jl|pl)$/i

/** The tokens of a source text, without white space and comments. Language-agnostic on purpose: copies need no parser. */
export function tokensOf(path: string, text: string): readonly SourceToken[] {
  const hashes = HASH_COMMENTS.test(path)
  const tokens: SourceToken[] = []
  let line = 1
  for (const { 0: found, groups = {} } of text.matchAll(TOKEN)) {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'mark'
    if (!isIgnored(kind, hashes)) tokens.push({ text: found, shape: shapeOf(kind, found), line })
    line += found.split('\n').length - 1
  }
  return tokens
}

function isIgnored(kind: string, hashes: boolean): boolean {
  return kind === 'newline' || kind === 'space' || (hashes ? kind === 'hash' : kind === 'slashes')
}

function shapeOf(kind: string, text: string): string {
  if (kind === 'name') return KEYWORDS.has(text) ? text : 'name'
  return kind === 'number' || kind === 'string' ? kind : text
}
