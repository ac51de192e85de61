import { mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId } from '../domain/ids.ts'
import type { Git } from './git.ts'
import type { OpenRepository } from './open-repository.ts'

export interface Place {
  readonly id: ExperimentId
  /** The checkout that the agent sees. */
  readonly path: string
  /** Its git directory, inside the study's repository and out of the agent's reach. */
  readonly adminDir: string
}

/** Where the worktree of an experiment is or will be. Computed by us; the tree's own `.git` is never believed. */
export async function placeOf(root: string, repository: OpenRepository, id: ExperimentId): Promise<Place> {
  const path = join(await realFolder(root), ExperimentId.parse(id))
  return { id, path, adminDir: await findAdmin(repository.commonDir, path, id) }
}

/** Made where it is not there, which is the case once in the life of a state. */
async function realFolder(root: string): Promise<string> {
  const found = await realpath(root).catch(() => null)
  if (found !== null) return found
  await mkdir(root, { recursive: true })
  return realpath(root)
}

async function findAdmin(commonDir: string, path: string, id: ExperimentId): Promise<string> {
  const folder = join(commonDir, 'worktrees')
  const own = join(path, '.git')
  // git names it after the worktree's folder unless that name was taken; so most often one look is enough
  if ((await gitdirOf(folder, id)) === own) return join(folder, id)
  const names = await readdir(folder).catch((): string[] => [])
  const gitdirs = await Promise.all(names.map((name) => gitdirOf(folder, name)))
  const found = names[gitdirs.indexOf(own)]
  if (found !== undefined) return join(folder, found)
  const foreign = gitdirs[names.indexOf(id)] ?? ''
  if (foreign === '') return join(folder, id)
  throw new HookeError('git.conflict', `another worktree of the repository is already called ${id}`, {
    found: foreign,
    advice: 'remove it with git worktree remove, or run git worktree prune if its folder is gone',
  })
}

/** Where a registered worktree has its `.git` file; empty when nothing says so. */
async function gitdirOf(folder: string, name: string): Promise<string> {
  return (await readFile(join(folder, name, 'gitdir'), 'utf8').catch(() => '')).trim()
}

export function gitOf(repository: OpenRepository, place: Place): Git {
  return repository.at(place.adminDir, place.path)
}

/** Deletes a tree that git no longer needs; a link in it is removed, not followed. */
export async function erase(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 })
}
