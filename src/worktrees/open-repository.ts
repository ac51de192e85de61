import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { lstat, readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { HookeError, asError } from '../domain/errors.ts'
import { createGit, type Git, type RunGit } from './git.ts'
import { withoutDrivers, type Setting } from './hardening.ts'
import type { KnownObjects } from './objects.ts'
import type { Repository } from './worktrees.ts'

export interface OpenRepository {
  readonly repository: Repository
  /** Objects and refs, without a work tree. */
  readonly git: Git
  readonly commonDir: string
  /** Git directory of the study's own checkout. */
  readonly ownDir: string
  readonly objects: KnownObjects
  /** The same hardening on another git directory and work tree. */
  readonly at: (gitDir: string, workTree: string) => Git
}

/** How git is reached. */
export interface Access {
  readonly environment: Readonly<Record<string, string>>
  readonly run: RunGit
}

/**
 * Opens a study's repository without git's search through parent folders: a folder that is no repository must not
 * become part of the one around it.
 */
export async function openRepository(
  repository: Repository,
  { environment, run }: Access,
  cache: RepositoryCache = createRepositoryCache(),
): Promise<OpenRepository> {
  const { ownDir, commonDir } = await cache.folders(repository.path, async () => {
    const own = await findGitDir(repository.path)
    return { ownDir: own, commonDir: await findCommonDir(own) }
  })
  const settings = await cache.settings(commonDir, () =>
    driversOf(repository, commonDir, { environment, run }),
  )
  const open = (gitDir: string, workTree: string | null) =>
    createGit({ gitDir, workTree, settings, environment }, run)
  return { repository, commonDir, ownDir, git: open(commonDir, null), objects: cache.objects(commonDir), at: open }
}

export interface RepositoryCache {
  /** The overrides of a repository's drivers, read again whenever its config file changed. */
  settings(commonDir: string, read: () => Promise<Setting[]>): Promise<Setting[]>
  objects(commonDir: string): KnownObjects
  /** Where a repository's git directories lie, found again whenever another `.git` stands in its folder. */
  folders(path: string, find: () => Promise<GitFolders>): Promise<GitFolders>
}

export type GitFolders = Pick<OpenRepository, 'ownDir' | 'commonDir'>

export function createRepositoryCache(): RepositoryCache {
  const known = new Map<string, { readonly mark: string; readonly settings: Setting[] }>()
  const objects = new Map<string, KnownObjects>()
  const places = new Map<string, GitFolders & { readonly mark: string }>()
  return {
    async folders(path, find) {
      const mark = standingAt(join(path, '.git'))
      const found = places.get(path)
      if (mark !== null && found?.mark === mark) return found

      const folders = await find()
      if (mark !== null) places.set(path, { ...folders, mark })
      return folders
    },
    objects(commonDir) {
      const found = objects.get(commonDir) ?? noObjects()
      objects.set(commonDir, found)
      return found
    },
    async settings(commonDir, read) {
      const mark = markOf(join(commonDir, 'config'))
      const found = known.get(commonDir)
      if (mark !== null && found?.mark === mark) return found.settings

      const settings = await read()
      if (mark !== null) known.set(commonDir, { mark, settings })
      return settings
    },
  }
}

function noObjects(): KnownObjects {
  return { commits: new Set(), trees: new Map(), texts: new Map(), keyed: new Map(), within: new Set() }
}

/** Null for a bare repository, and for what is none. */
function standingAt(path: string): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return null
  const { dev, ino, mode, mtimeMs, size } = stat
  // a file that points to the folder may be written anew in place; the folder itself changes with all that git does
  return stat.isFile() ? `${dev} ${ino} ${mode} ${mtimeMs} ${size}` : `${dev} ${ino} ${mode}`
}

/** The config's own text; null when other files belong to it, whose changes it would not show. */
function markOf(config: string): string | null {
  const text = existsSync(config) ? readFileSync(config, 'utf8') : null
  return text === null || /^\s*\[\s*include/im.test(text) ? null : text
}

async function driversOf(
  { path }: Repository,
  commonDir: string,
  { environment, run }: Access,
): Promise<Setting[]> {
  const bare = createGit({ gitDir: commonDir, workTree: null, settings: [], environment }, run)
  const answer = await bare.run(['config', '--null', '--name-only', '--get-regexp', '^(filter|merge)\\.'])
  // 1 means that nothing matches.
  if (answer.code > 1) throw notARepository(path, answer.stderr.trim())
  return withoutDrivers(answer.stdout.toString('utf8').split('\0'))
}

async function findGitDir(path: string): Promise<string> {
  if (!isAbsolute(path)) throw notARepository(path, 'the path is not absolute')
  const top = await realpath(path).catch((error: unknown) => {
    throw notARepository(path, asError(error).message)
  })
  const own = join(top, '.git')
  const kind = await kindOf(own)
  if (kind === 'folder') return own
  if (kind === 'file') return resolve(top, await pointer(own, path))
  if ((await kindOf(join(top, 'HEAD'))) === 'file' && (await kindOf(join(top, 'objects'))) === 'folder') return top
  throw notARepository(path, 'no .git in the folder')
}

async function pointer(file: string, path: string): Promise<string> {
  const [, target] = /^gitdir: (.+)\n?$/.exec(await readFile(file, 'utf8')) ?? []
  if (target === undefined) throw notARepository(path, '.git is a file that names no git directory')
  return target
}

async function findCommonDir(gitDir: string): Promise<string> {
  const named = await readFile(join(gitDir, 'commondir'), 'utf8').catch(() => undefined)
  const dir = named === undefined ? gitDir : resolve(gitDir, named.trim())
  return realpath(dir).catch((error: unknown) => {
    throw notARepository(gitDir, asError(error).message)
  })
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  const stat = await lstat(path).catch(() => undefined)
  if (!stat) return 'nothing'
  if (stat.isDirectory()) return 'folder'
  return stat.isFile() ? 'file' : 'other'
}

export function notARepository(path: string, found: string): HookeError {
  return new HookeError('git.notRepository', `${path} cannot be used as the study's git repository`, {
    found,
    advice: `git init ${path}, commit once, and name the repository's top folder in hooke.toml`,
  })
}
