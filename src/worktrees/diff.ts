import type { Git } from './git.ts'
import { parts } from './text.ts'
import type { Diff, DiffFile } from './worktrees.ts'

const MAX_TEXT_BYTES = 1024 * 1024
const PLAIN = ['diff-tree', '-r', '-M', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=none']

/** Compares two commits; nothing in the worktree is read. */
export async function diffOf(git: Git, base: string, head: string): Promise<Diff> {
  const [names, counts, patch] = await Promise.all([
    git.text([...PLAIN, '--name-status', '-z', base, head]),
    git.run([...PLAIN, '--numstat', '-z', base, head]),
    git.run([...PLAIN, '-p', '--src-prefix=a/', '--dst-prefix=b/', base, head], { maxBytes: MAX_TEXT_BYTES }),
  ])
  const lines = countsOf(parts(counts.stdout))
  const files = statusesOf(parts(Buffer.from(names))).map((file) => ({
    ...file,
    ...(lines.get(file.path) ?? { added: 0, removed: 0, binary: false }),
  }))
  const text = patch.stdout.subarray(0, MAX_TEXT_BYTES).toString('utf8')
  return { base, head, files, text, truncated: patch.truncated }
}

function statusesOf(fields: readonly string[]): Pick<DiffFile, 'path' | 'status' | 'from'>[] {
  const found: Pick<DiffFile, 'path' | 'status' | 'from'>[] = []
  for (let n = 0; n < fields.length; n += 2) {
    const letter = fields[n]?.[0]
    // A rename names the old path first.
    const from = letter === 'R' ? fields[n + 1] : undefined
    if (letter === 'R') n += 1
    found.push({ path: fields[n + 1] ?? '', status: statusOf(letter), ...(from !== undefined && { from }) })
  }
  return found
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
