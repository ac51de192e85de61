import { lstat, mkdir, realpath } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { systemCode } from '../lib/fault.ts'
import { isWithin, writeAtomic } from '../lib/files.ts'
import { safePath } from './safe-path.ts'

/**
 * Writes a file of the daemon's own into an agent-written tree below `worktreesRoot`: no folder or file on the way may
 * be a link, and nothing of git's own is written.
 */
export async function writeFileIn(
  worktreesRoot: string,
  worktree: string,
  path: string,
  text: string,
): Promise<void> {
  const root = await realpath(worktree)
  if (!isWithin(await realpath(worktreesRoot), root)) throw unsafe(worktree)
  const target = safePath(root, path)
  if (/(^|\/)\.git(\/|$)/i.test(path)) throw unsafe(path, 'is in a git directory')
  await refuseLinks(root, target)
  await mkdir(dirname(target), { recursive: true })
  if (!isWithin(root, await realpath(dirname(target)))) throw unsafe(path)
  await writeAtomic(target, text)
}

async function refuseLinks(root: string, target: string): Promise<void> {
  const parts = relative(root, target).split(sep)
  for (const [i] of parts.entries()) {
    const place = [root, ...parts.slice(0, i + 1)].join(sep)
    const found = await lstat(place).catch((error: unknown) => missing(error))
    if (found?.isSymbolicLink()) throw unsafe(relative(root, place))
    const last = i === parts.length - 1
    if (found && found.isDirectory() === last) throw unsafe(relative(root, place), 'is in the way')
  }
}

function missing(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined
  throw error
}

function unsafe(path: string, why = 'leads out of the worktree through a link'): HookeError {
  return new HookeError('path.unsafe', `${path} ${why}`, {
    advice: 'remove it on the experiment branch, then retry',
  })
}
