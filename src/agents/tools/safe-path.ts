import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { HookeError, asError } from '../../domain/errors.ts'
import { isBelow } from './glob.ts'
import { type Workplace } from './tool.ts'

/** A path below the worktree that was looked at: no link leads out of it, and it is not git's. */
export interface SafePath {
  /** Relative to the worktree, with `/`. */
  readonly shown: string
  readonly absolute: string
}

/**
 * The place a role named, or `path.unsafe`. The folder is resolved through links and must still be in the worktree; the
 * last name is never followed when it is a link.
 */
export async function safePath(path: string, { root }: Pick<Workplace, 'root'>): Promise<SafePath> {
  const names = namesOf(path)
  const wanted = join(root, ...names)
  const folder = names.length === 0 ? root : await realFolder(dirname(wanted))
  const absolute = names.length === 0 ? root : join(folder, basename(wanted))
  const shown = relative(root, absolute).split(sep).join('/')

  if (shown === '..' || shown.startsWith('../')) throw unsafe(path, 'a link leads out of the worktree')
  if (shown.split('/').some(isGit)) throw unsafe(path, 'the folder .git belongs to the daemon')
  return { shown: shown === '' ? '.' : shown, absolute }
}

/** As `safePath`, for a file that will be written: protected paths and links are refused too. */
export async function safeTarget(path: string, place: Workplace): Promise<SafePath> {
  const target = await safePath(path, place)
  if (target.shown === '.') throw unsafe(path, 'it is the worktree itself')
  if (isBelow(target.shown, place.protectedPaths)) throw unsafe(path, PROTECTED)
  const found = await lstat(target.absolute).catch(absent)
  if (found && !found.isFile()) throw unsafe(path, 'it exists and is no plain file')
  return target
}

/** Opens a plain file for reading; links, folders, pipes and devices are refused. */
export async function openForReading(
  path: string,
  place: Pick<Workplace, 'root' | 'hiddenPaths'>,
): Promise<FileHandle> {
  const { absolute, shown } = await safePath(path, place)
  if (isBelow(shown, place.hiddenPaths)) throw unsafe(path, HIDDEN)
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(absolute, flags).catch((error: unknown) => {
    throw unreadable(path, asError(error))
  })
  if ((await file.stat()).isFile()) return file
  await file.close()
  throw unsafe(path, 'it is no plain file; use list for folders')
}

/** Replaces the whole file in one step. A killed write leaves the old file, and a redo takes its remains away. */
export async function replaceFile(
  target: SafePath,
  content: string,
  { failpoints }: Pick<Workplace, 'failpoints'>,
): Promise<void> {
  const before = await lstat(target.absolute).catch(absent)
  const folder = dirname(target.absolute)
  const draft = join(folder, `.${basename(target.absolute).slice(0, 200)}.hooke-part`)
  await mkdir(folder, { recursive: true })
  await rm(draft, { force: true })

  const file = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644)
  try {
    await file.writeFile(content)
    if (before) await file.chmod(before.mode & 0o777)
    await file.sync()
  } finally {
    await file.close()
  }
  failpoints.hit('tool.duringWrite')
  await rename(draft, target.absolute)
}

const PROTECTED =
  'it is protected: evaluation code, checks and results of other experiments stay as they are. ' +
  'If the plan cannot be carried out without it, say so in your report'

const HIDDEN = 'your role works without seeing it; build on its public interface, which you were given'

function namesOf(path: string): readonly string[] {
  const names = plainNames(path)
  if (typeof names === 'string') throw unsafe(path, names)
  return names
}

/** The folders and the file that a path names, or why it is refused as it is written; links are not looked at. */
export function plainNames(path: string): readonly string[] | string {
  if (path.includes('\0')) return 'it holds a NUL byte'
  if (/^([/\\]|[A-Za-z]:)/.test(path)) return 'it is absolute; give it relative to the worktree'
  if (path.includes('\\')) return 'it holds a backslash; use "/"'
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  if (names.includes('..')) return 'it holds ".."'
  return names.some(isGit) ? 'the folder .git belongs to the daemon' : names
}

/** File systems that ignore case, trailing dots or invisible letters would take these for `.git` too. */
function isGit(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/[\p{Cf}\s.]+$|\p{Cf}/gu, '')
  return plain.toLowerCase() === '.git' || /^git~\d+$/i.test(plain)
}

/** The real path of a folder; of its nearest existing parent, continued, when it is yet to be made. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || folder === dirname(folder)) throw unreadable(folder, asError(error))
    if (await lstat(folder).catch(absent)) throw unsafe(folder, 'a link leads nowhere')
    return join(await realFolder(dirname(folder)), basename(folder))
  }
}

function absent(error: unknown): undefined {
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined
  throw asError(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function unsafe(path: string, reason: string): HookeError {
  return new HookeError('path.unsafe', `${JSON.stringify(path.slice(0, 200))} was refused: ${reason}`)
}

function unreadable(path: string, cause: Error): HookeError {
  const reason = REASONS[codeOf(cause)] ?? cause.message
  return new HookeError('path.unsafe', `${JSON.stringify(path.slice(0, 200))}: ${reason}`, { cause })
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ELOOP: 'it is a link, and links are not followed',
  ENAMETOOLONG: 'the name is too long',
  EACCES: 'it may not be read',
}
