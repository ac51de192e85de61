import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { realpath, rm, writeFile } from 'node:fs/promises'
import { HookeError } from '../domain/errors.ts'
import { toChange } from './changes.ts'
import { adoptWritten, finishWritten, type Move, touchedBy } from './cut-off-merge.ts'
import { gitFailed, type Git, type GitAnswer } from './git.ts'
import { clearLocks } from './locks.ts'
import type { OpenRepository } from './open-repository.ts'
import { readText } from './ref-files.ts'
import { findRefs } from './refs.ts'
import type { Settings } from './settings.ts'
import { parts, some } from './text.ts'

export interface Checkout {
  readonly path: string
  readonly gitDir: string
}

/** The person's checkout that stands on the branch, or null. */
export async function checkoutOf(repository: OpenRepository, branch: string): Promise<Checkout | null> {
  return (await ownCheckout(repository, branch)) ?? (await listedCheckout(repository, branch))
}

/** The study's own folder, told by its files: it stands on the target nearly always, and a list looks into each worktree. */
async function ownCheckout(
  { repository: { path }, ownDir, commonDir }: OpenRepository,
  branch: string,
): Promise<Checkout | null> {
  if (readText(join(ownDir, 'HEAD')) !== `ref: refs/heads/${branch}\n`) return null
  // a bare repository has a HEAD, too, and a work tree elsewhere is for git to tell
  const configs = [join(commonDir, 'config'), join(ownDir, 'config.worktree')].map(readText)
  if (configs.some((text) => /\bbare\b(?!\s*=\s*false\s*$)|\bworktree\s*=/im.test(text ?? ''))) return null
  const folder = await realpath(path)
  return folder === ownDir ? null : { path: folder, gitDir: ownDir }
}

async function listedCheckout({ git, at }: OpenRepository, branch: string): Promise<Checkout | null> {
  const listed = await git.run(['worktree', 'list', '--porcelain', '-z'])
  if (listed.code !== 0) throw gitFailed(['worktree list'], listed)
  for (const block of listed.stdout.toString('utf8').split('\0\0')) {
    const lines = block.split('\0')
    const path = lines.find((line) => line.startsWith('worktree '))?.slice('worktree '.length)
    if (path === undefined || !lines.includes(`branch refs/heads/${branch}`)) continue
    const folder = await realpath(await workTreeOf(git, path)).catch(() => undefined)
    if (folder === undefined || lines.some((line) => line.startsWith('prunable'))) continue
    const own = await at(join(folder, '.git'), folder).text(['rev-parse', '--absolute-git-dir'])
    return { path: folder, gitDir: own.replace(/\n$/, '') }
  }
  return null
}

/** Of a submodule git lists its git directory, which names the checkout. */
async function workTreeOf(git: Git, listed: string): Promise<string> {
  if (listed !== git.gitDir) return listed
  const answer = await git.run(['config', '--get', 'core.worktree'])
  return answer.code === 0 ? resolve(git.gitDir, answer.stdout.toString('utf8').replace(/\n$/, '')) : listed
}

/**
 * Does what `git merge --ff-only` does, with git's own protection of changed files. Files that an attempt before this
 * one already wrote count as unchanged.
 */
export async function moveCheckout(
  { git: refs, at }: OpenRepository,
  checkout: Checkout,
  move: Move,
  settings: Settings,
): Promise<boolean> {
  const locks = ['index.lock', 'HEAD.lock', 'ORIG_HEAD.lock'].map((name) => join(checkout.gitDir, name))
  locks.push(join(refs.gitDir, 'refs/heads', `${move.target}.lock`))
  const ours = leftByMerge(markOf(checkout.gitDir))
  await clearLocks(locks, [checkout.path, checkout.gitDir], settings, ours)

  const git = at(checkout.gitDir, checkout.path)
  const { answer, kept } = await mergeForward(git, move)
  const ref = `refs/heads/${move.target}`
  const tip = (await findRefs(refs, [ref])).get(ref)
  if (answer.code === 0 && tip === move.merged) return true
  if (tip !== move.tip) return false
  const blocking = kept.length > 0 ? kept.toSorted() : await findBlocking(git, move)
  if (blocking.length === 0 && !/MERGE_HEAD|unmerged|overwritten/.test(answer.stderr)) throw gitFailed(FORWARD, answer)
  throw new HookeError('git.dirty', `the checkout of ${move.target} has changes that the merge would touch`, {
    found: blocking.length > 0 ? some(blocking) : answer.stderr.trim(),
    advice: `commit or stash them in ${checkout.path}, then retry`,
  })
}

const markOf = (gitDir: string): string => join(gitDir, 'hooke-merging')

/** Longer than a merge of ours takes. */
const MERGE_MS = 10 * 60_000

/** Tells locks of a merge of ours that was cut off: then its mark still stands, and they were made soon after it. */
function leftByMerge(mark: string): (lock: string) => boolean {
  const begun = statSync(mark, { throwIfNoEntry: false })?.mtimeMs
  if (begun === undefined) return () => false
  return (lock) => {
    const after = (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? begun) - begun
    return after >= 0 && after < MERGE_MS
  }
}

const FORWARD = ['merge', '--ff-only', '--no-squash', '--no-stat', '--no-autostash', '--no-verify-signatures']

interface Forwarded {
  readonly answer: GitAnswer
  /** What a person changed and the merge would touch, where that is known. */
  readonly kept: readonly string[]
}

/**
 * The mark says which merge is under way: it stays only when git was killed over it, for git looks for changes before it
 * writes. Then files may be there by half.
 */
async function mergeForward(git: Git, move: Move): Promise<Forwarded> {
  const mark = markOf(git.gitDir)
  const args = [...FORWARD, move.merged]
  const wasCutOff = readText(mark) === move.merged
  if (!wasCutOff) {
    await writeFile(mark, move.merged)
    const answer = await git.run(args)
    await rm(mark, { force: true })
    if (answer.code === 0) return { answer, kept: [] }
  }
  const kept = await adoptWritten(git, move, { wasCutOff })
  const answer = (await finishWritten(git, move)) ?? (await git.run(args))
  await rm(mark, { force: true })
  return { answer, kept }
}

async function findBlocking(git: Git, { tip, merged }: Move): Promise<string[]> {
  const touched = [...(await touchedBy(git, tip, merged))]
  const status = ['status', '--porcelain=v2', '-z', '--no-renames', '--untracked-files=all', '--ignored=matching']
  const answer = await git.run([...status, '--ignore-submodules=all'])
  const changed = answer.code === 0 ? parts(answer.stdout).map((line) => toChange(line).path) : []
  const meets = (path: string) =>
    touched.some((file) => file === path || file.startsWith(`${path}/`) || path.startsWith(`${file}/`))
  return changed.filter((path) => meets(path.replace(/\/$/, ''))).sort()
}
