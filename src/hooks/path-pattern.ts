/**
 * Whether a relative path matches a pattern: `*` within a folder, `**` across folders, a trailing `/` or a bare folder
 * name means all below it. Case is ignored, because some file systems ignore it.
 */
export function matchesPath(path: string, pattern: string): boolean {
  return matchFrom(split(path), split(pattern))
}

function split(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
}

function matchFrom(path: readonly string[], pattern: readonly string[]): boolean {
  const [head, ...rest] = pattern
  if (head === undefined) return true
  if (head === '**') {
    return rest.length === 0 || path.some((_, i) => matchFrom(path.slice(i), rest))
  }

  const [first, ...below] = path
  return first !== undefined && matchesPart(first, head) && matchFrom(below, rest)
}

/** `*` and `?` in one path part, by two pointers: no pattern makes it slow. */
function matchesPart(part: string, pattern: string): boolean {
  let [i, j, star, mark] = [0, 0, -1, 0]
  while (i < part.length) {
    const wanted = pattern.charAt(j)
    if (wanted === '*') {
      star = j++
      mark = i
    } else if (wanted === '?' || wanted === part.charAt(i)) {
      i++
      j++
    } else if (star !== -1) {
      j = star + 1
      i = ++mark
    } else return false
  }
  return /^\**$/.test(pattern.slice(j))
}

/** A reason when the path could leave the worktree or reach git's own files, else undefined. */
export function unsafePath(path: string): string | undefined {
  if (path === '' || path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return 'is not relative to the worktree'
  if (path.includes('\\') || path.includes('\0')) return 'holds a character that is not allowed in a path'

  const parts = path.split('/')
  if (parts.includes('..')) return 'leads out of the worktree'
  return parts.some((part) => part.toLowerCase() === '.git') ? 'is one of git’s own files' : undefined
}
