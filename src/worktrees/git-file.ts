import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs'
import { lstat, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomic } from '../lib/files.ts'
import type { Place } from './place.ts'

/** The agent replaced the `.git` file of its worktree; what it put there was set aside and not read. */
export interface Tampering {
  readonly id: string
  readonly found: 'nothing' | 'folder' | 'link' | 'other text' | 'special file'
  /** Where the replacement was moved, or null when there was none. */
  readonly setAside: string | null
}

const LONGEST_GIT_FILE = 4096

/** Puts the `.git` file back if it is not ours any more, and says what stood there; null when all is well. */
export async function restoreGitFile(root: string, place: Place, at: number): Promise<Tampering | null> {
  const path = join(place.path, '.git')
  const content = `gitdir: ${place.adminDir}\n`
  const found = inspect(path, content)
  if (found === 'ours') return null
  const setAside = found === 'nothing' ? null : await moveAside(root, place, path, at)
  await writeAtomic(path, content)
  return { id: place.id, found, setAside }
}

/** Looked at without waiting: it is one small file, and every verb looks. */
function inspect(path: string, content: string): Tampering['found'] | 'ours' {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return 'nothing'
  if (stat.isDirectory()) return 'folder'
  if (stat.isSymbolicLink()) return 'link'
  if (!stat.isFile()) return 'special file'
  if (stat.size > LONGEST_GIT_FILE) return 'other text'
  return readPlain(path) === content ? 'ours' : 'other text'
}

/** What stood there a moment ago may be a pipe by now: it is neither followed nor waited for. */
function readPlain(path: string): string | null {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    return fstatSync(file).isFile() ? readFileSync(file, 'utf8') : null
  } finally {
    closeSync(file)
  }
}

async function moveAside(root: string, place: Place, path: string, at: number): Promise<string> {
  const folder = join(root, '.set-aside')
  await mkdir(folder, { recursive: true })
  for (let n = 1; ; n += 1) {
    const target = join(folder, `${place.id}.git.${at}.${n}`)
    if (await lstat(target).then(() => true, () => false)) continue
    await rename(path, target)
    return target
  }
}
