/** A path pattern with `*` (within a folder), `**` (any depth) and `?`. A pattern without a slash matches any depth. */
export function globToRegExp(pattern: string, flags = ''): RegExp {
  const anchored = pattern.includes('/') ? pattern.replace(/^\.?\//, '') : `**/${pattern}`
  const source = anchored.replace(/\*\*\/|\*\*|\*|\?|[^*?]+/g, (part) => TRANSLATED[part] ?? escaped(part))
  return new RegExp(`^${source}$`, flags)
}

/** True when the path is one of the patterns, matches one, or lies below one. Case is ignored: refusing more is safe. */
export function isBelow(path: string, patterns: readonly string[]): boolean {
  const folders = path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/'))
  return patterns.some((pattern) => {
    const expression = globToRegExp(rooted(pattern), 'i')
    return folders.some((folder) => expression.test(folder))
  })
}

const TRANSLATED: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
}

function rooted(pattern: string): string {
  const plain = pattern.replace(/^\.?\/+/, '').replace(/\/+$/, '')
  return pattern.includes('/') || !pattern.includes('*') ? `/${plain}` : plain
}

function escaped(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, '\\$&')
}
