import type { Git } from './git.ts'
import { parts } from './text.ts'
import type { Diff, DiffFile } from './worktrees.ts'

const MAX_TEXT_BYTES = 1024 * 1024
const PLAIN = ['diff-tree', '-r', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=none']

/** Compares two commits; nothing in the worktree is read. */
export async function diffOf(git: Git, base: string, head: string): Promise<Diff> {
  const [named, patch] = await Promise.all([
    git.text([...PLAIN, '--raw', '--numstat', '-z', base, head]),
    // beside them it would show odd names as they are
    git.run([...PLAIN, '-p', '--src-prefix=a/', '--dst-prefix=b/', base, head], { maxBytes: MAX_TEXT_BYTES }),
  ])
  const fields = parts(Buffer.from(named))
  const { statuses, rest } = statusesOf(fields)
  const lines = countsOf(rest)
  const files = statuses.map((file) => ({
    ...file,
    ...(lines.get(file.path) ?? { added: 0, removed: 0, binary: false }),
  }))
  const text = patch.stdout.subarray(0, MAX_TEXT_BYTES).toString('utf8')
  return { base, head, files, text, truncated: patch.truncated }
}

interface Statuses {
  readonly statuses: readonly Pick<DiffFile, 'path' | 'status' | 'from'>[]
  /** The fields after them, which count lines. */
  readonly rest: readonly string[]
}

/** `:<mode> <mode> <object> <object> <letter>`, then the path; a rename names the old path first. */
function statusesOf(fields: readonly string[]): Statuses {
  const statuses: Pick<DiffFile, 'path' | 'status' | 'from'>[] = []
  let n = 0
  for (; fields[n]?.startsWith(':'); n += 2) {
    const letter = fields[n]?.split(' ')[4]?.[0]
    const from = letter === 'R' ? fields[n + 1] : undefined
    if (letter === 'R') n += 1
    statuses.push({ path: fields[n + 1] ?? '', status: statusOf(letter), ...(from !== undefined && { from }) })
  }
  return { statuses, rest: fields.slice(n) }
}

function statusOf(letter: string | undefined): DiffFile['status'] {
  if (letter === 'A') return 'added'
  if (letter === 'D') return 'deleted'
  return letter === 'R' ? 'renamed' : 'modified'
}

function countsOf(fields: readonly string[]) {
  const counts = new Map<string, Pick<DiffFile, 'added' | 'removed' | 'binary'>>()
  for (let n = 0; n < fields.length; n += 1) {
    const [added = '', removed = '', ...rest] = (fields[n] ?? '').split('\t')
    const renamed = rest.join('\t') === ''
    const path = renamed ? (fields[n + 2] ?? '') : rest.join('\t')
    if (renamed) n += 2
    counts.set(path, { added: Number(added) || 0, removed: Number(removed) || 0, binary: added === '-' })
  }
  return counts
}
