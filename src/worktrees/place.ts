import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { ExperimentId } from '../domain/ids.ts'
import type { Git } from './git.ts'
import type { OpenRepository } from './open-repository.ts'
import { readText } from './ref-files.ts'

export interface Place {
  readonly id: ExperimentId
  /** The checkout that the agent sees. */
  readonly path: string
  /** Its git directory, inside the study's repository and out of the agent's reach. */
  readonly adminDir: string
}

/**
 * Where the worktree of an experiment is or will be. Computed by us; the tree's own `.git` is never believed. Looked up
 * without waiting: every verb begins with it, and a few small files cost less than the promises for them.
 */
export function placeOf(root: string, repository: OpenRepository, id: ExperimentId): Place {
  const path = join(realFolder(root), ExperimentId.parse(id))
  return { id, path, adminDir: findAdmin(repository.commonDir, path, id) }
}

/** Made where it is not there, which is the case once in the life of a state. */
function realFolder(root: string): string {
  if (!existsSync(root)) mkdirSync(root, { recursive: true })
  return realpathSync.native(root)
}

function findAdmin(commonDir: string, path: string, id: ExperimentId): string {
  const folder = join(commonDir, 'worktrees')
  const own = join(path, '.git')
  // git names it after the worktree's folder unless that name was taken; so most often one look is enough
  if (gitdirOf(folder, id) === own) return join(folder, id)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const gitdirs = names.map((name) => gitdirOf(folder, name))
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
function gitdirOf(folder: string, name: string): string {
  return (readText(join(folder, name, 'gitdir')) ?? '').trim()
}

export function gitOf(repository: OpenRepository, place: Place): Git {
  return repository.at(place.adminDir, place.path)
}

/** Deletes a tree that git no longer needs; a link in it is removed, not followed. */
export async function erase(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 })
}
