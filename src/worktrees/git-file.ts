import { lstat, mkdir, readFile, rename } from 'node:fs/promises'
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
  const found = await inspect(path, content)
  if (found === 'ours') return null
  const setAside = found === 'nothing' ? null : await moveAside(root, place, path, at)
  await writeAtomic(path, content)
  return { id: place.id, found, setAside }
}

async function inspect(path: string, content: string): Promise<Tampering['found'] | 'ours'> {
  const stat = await lstat(path).catch(() => undefined)
  if (!stat) return 'nothing'
  if (stat.isDirectory()) return 'folder'
  if (stat.isSymbolicLink()) return 'link'
  if (!stat.isFile()) return 'special file'
  if (stat.size > LONGEST_GIT_FILE) return 'other text'
  return (await readFile(path, 'utf8')) === content ? 'ours' : 'other text'
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
