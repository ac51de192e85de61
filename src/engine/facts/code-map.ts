/** What a source file offers to others, found by its declarations; enough to say "this exists already". */
export interface CodeSymbol {
  readonly path: string
  readonly symbol: string
  readonly line: number
}

const SOURCES = /\.(?:[cm]?[jt]sx?|py|jl|r|R)$/

const DECLARATIONS: readonly RegExp[] = [
  /^\s*export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|class|const|let|interface|type|enum)\s+([A-Za-z_$][\w$]*)/,
  /^(?:async\s+)?def\s+([A-Za-z_]\w*)/,
  /^class\s+([A-Za-z_]\w*)/,
  /^(?:function\s+)([A-Za-z_]\w*[!]?)\s*\(/,
  /^([A-Za-z.][\w.]*)\s*<-\s*function/,
]

/** The public symbols of one file: exports of JavaScript and TypeScript, top-level names of Python, Julia and R. */
export function symbolsOf(path: string, text: string): readonly CodeSymbol[] {
  if (!SOURCES.test(path)) return []
  return text.split('\n').flatMap((content, i) => {
    const match = DECLARATIONS.map((pattern) => pattern.exec(content.slice(0, 400))?.[1]).find(Boolean)
    return match === undefined ? [] : [{ path, symbol: match, line: i + 1 }]
  })
}

export function isSource(path: string): boolean {
  return SOURCES.test(path)
}

/** As a role reads it: one line a file. */
export function renderCodeMap(paths: readonly string[], symbols: readonly CodeSymbol[]): string {
  const byPath = Map.groupBy(symbols, ({ path }) => path)
  return paths
    .map((path) => {
      const names = (byPath.get(path) ?? []).map(({ symbol }) => symbol)
      return names.length > 0 ? `${path}: ${names.join(', ')}` : path
    })
    .join('\n')
}
