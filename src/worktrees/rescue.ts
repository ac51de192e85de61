import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { renameDurably } from '../lib/files.ts'
import { systemCode } from '../lib/fault.ts'
import { findChanges, stage, type Change } from './changes.ts'
import type { Settings } from './settings.ts'
import { some } from './text.ts'
import type { Worktree } from './worktree.ts'

/** Saves the uncommitted work first, on disk and durable, and only then takes it out of the tree. */
export async function rescueWork(worktree: Worktree, into: string, settings: Settings): Promise<string | null> {
  const { git, head } = worktree
  const all = await findChanges(git)
  const nested = await setAsideNested(worktree, all, settings)
  const changes = all.filter(({ path }) => !path.endsWith('/'))
  if (changes.length === 0) return nested

  const patch = await savePatch(worktree, changes, into)
  for (const { path } of changes.filter(({ tracked }) => !tracked)) await drop(worktree.place.path, path)
  await git.text(['read-tree', '--reset', '-u', head])
  const left = await findChanges(git)
  if (left.length === 0) return patch
  throw new HookeError('git.dirty', `the worktree of ${worktree.place.id} could not be cleaned`, {
    found: some(left.map(({ path }) => path)),
    advice: `the work is saved in ${patch}; look at the worktree by hand`,
  })
}

async function savePatch({ git, place, head }: Worktree, changes: readonly Change[], into: string): Promise<string> {
  const index = join(place.adminDir, 'hooke-rescue-index')
  const env = { GIT_INDEX_FILE: index }
  await rm(index, { force: true })
  await rm(`${index}.lock`, { force: true })
  await git.text(['read-tree', head], { env })
  await stage(git, changes, env)
  const tree = (await git.text(['write-tree'], { env })).trim()
  await rm(index, { force: true })

  await mkdir(into, { recursive: true })
  const patch = join(into, `${place.id}-${head.slice(0, 8)}-${tree.slice(0, 8)}.patch`)
  const plain = ['--binary', '--full-index', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color']
  const ours = ['--src-prefix=a/', '--dst-prefix=b/', `--output=${patch}.tmp`]
  await git.text(['diff-tree', '-r', '-p', ...plain, ...ours, head, tree])
  await renameDurably(`${patch}.tmp`, patch)
  return patch
}

/** A repository inside the tree cannot be put in a patch; it is moved as it is. */
async function setAsideNested(
  { place }: Worktree,
  changes: readonly Change[],
  settings: Settings,
): Promise<string | null> {
  let last: string | null = null
  for (const [n, { path }] of changes.filter((change) => change.path.endsWith('/')).entries()) {
    const folder = join(settings.root, '.set-aside')
    await mkdir(folder, { recursive: true })
    last = join(folder, `${place.id}.${basename(path)}.${settings.clock.now()}.${n}`)
    await rename(join(place.path, path), last)
  }
  return last
}

async function drop(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true })
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder))
    } catch (error) {
      if (['ENOTEMPTY', 'ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return
      throw error
    }
  }
}
