import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HookeError } from '../domain/errors.ts'
import { checkoutOf, moveCheckout } from './merge-checkout.ts'
import { gitFailed } from './git.ts'
import type { Setting } from './hardening.ts'
import { findKeyed, KEYED_FORMAT } from './commit.ts'
import type { OpenRepository } from './open-repository.ts'
import { branchName, commitOf, tipOf } from './refs.ts'
import type { Settings } from './settings.ts'
import { messageWithKey, parts, signature, some } from './text.ts'

export interface MergeRequest {
  readonly commit: string
  readonly key: string
  readonly message: string
  readonly at: number
  /** Files of which both sides are kept: everybody adds to them, and nobody's lines exclude another's. */
  readonly united?: readonly string[]
  /** A commit that the target must still contain. */
  readonly base?: string
}

const ROUNDS = 3

/**
 * Merges without a checkout: the tree is computed from commits alone. Only when a checkout of the target exists is it
 * moved along, first, so that a kill in between is repaired by doing the same again.
 */
export async function mergeCommit(
  repository: OpenRepository,
  request: MergeRequest,
  settings: Settings,
): Promise<{ commit: string }> {
  const message = messageWithKey(request.message, request.key)
  const commit = await commitOf(repository, request.commit)
  const target = branchName(repository.repository.mergeTarget)
  for (let round = 1; ; round += 1) {
    const tip = await tipOf(repository, target)
    const known = await findMerge(repository, { commit, tip, key: request.key })
    if (known !== undefined) return { commit: known }
    if (request.base !== undefined) await refuseRewritten(repository, { base: request.base, target, tip })
    const tree = await mergeTrees(repository, { tip, commit, united: request.united ?? [] })
    const merged = await writeMerge(repository, [tree, '-p', tip, '-p', commit], {
      input: message,
      env: signature(settings.identity, request.at),
    })
    noteMerge(repository, { base: request.base, tip, merged })
    if (await advance(repository, { target, tip, merged }, settings)) return { commit: merged }
    if (round === ROUNDS) throw targetMoves(target)
  }
}

export async function refuseRewritten(
  repository: OpenRepository,
  { base, target, tip }: { base: string; target: string; tip: string },
): Promise<void> {
  if (await isWithin(repository, await commitOf(repository, base), tip)) return
  throw new HookeError('git.conflict', `branch ${target} was rewritten since the experiment began`, {
    found: `${base.slice(0, 12)}, where the work starts, is no longer part of it`,
    advice: `put the branch back, or approve without the merge and bring the work over by hand`,
  })
}

/** Whether the later commit builds on the other, or is it. */
export async function isWithin({ git, objects }: OpenRepository, commit: string, later: string): Promise<boolean> {
  if (commit === later || objects.within.has(`${commit} ${later}`)) return true
  const args = ['merge-base', '--is-ancestor', commit, later]
  const answer = await git.run(args)
  if (answer.code > 1) throw gitFailed(args, answer)
  return answer.code === 0
}

/** What was just made is known: what the target built on, the merge builds on, too. */
function noteMerge(
  { objects }: OpenRepository,
  { base, tip, merged }: { base: string | undefined; tip: string; merged: string },
): void {
  objects.commits.add(merged)
  if (base === undefined) return
  objects.within.delete(`${base} ${tip}`)
  objects.within.add(`${base} ${merged}`)
}

async function findMerge(
  { git }: OpenRepository,
  { commit, tip, key }: { commit: string; tip: string; key: string },
): Promise<string | undefined> {
  const log = await git.text(['log', '-z', KEYED_FORMAT, '--ancestry-path', tip, '--not', commit])
  return findKeyed(log, key)
}

/** Exit 0: merged; 1: conflict, with the tree, then the files up to an empty field; more: broken. */
export async function mergeTrees(
  { git }: OpenRepository,
  { tip, commit, united }: { tip: string; commit: string; united: readonly string[] },
): Promise<string> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', tip, commit]
  const answer = await withAttributes(united, (settings) => git.run(args, { settings }))
  if (answer.code > 1) throw gitFailed(args, answer)
  const [tree = '', ...rest] = parts(answer.stdout)
  if (answer.code === 0) return tree
  const files = [...new Set(rest.filter((name) => name !== ''))]
  throw new HookeError('git.conflict', 'the work does not merge by itself', {
    found: some(files),
    advice: 'merge the target branch into the experiment branch and settle these files there',
  })
}

/** Gives git a file of attributes for one call; `union` is git's own way to merge, no program is run. */
async function withAttributes<T>(
  united: readonly string[],
  call: (settings: readonly Setting[]) => Promise<T>,
): Promise<T> {
  if (united.length === 0) return call([])
  const folder = await mkdtemp(join(tmpdir(), 'hooke-attributes-'))
  try {
    const file = join(folder, 'attributes')
    await writeFile(file, united.map((path) => `${JSON.stringify(`/${path}`)} merge=union\n`).join(''))
    return await call([['core.attributesFile', file]])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeMerge(
  { git }: OpenRepository,
  args: readonly string[],
  call: { input: string; env: Record<string, string> },
): Promise<string> {
  return (await git.text(['commit-tree', ...args], call)).trim()
}

/** Moves the target branch from `tip` to `merged`; false when it is not at `tip` any more. */
export async function advance(
  repository: OpenRepository,
  move: { target: string; tip: string; merged: string },
  settings: Settings,
): Promise<boolean> {
  const checkout = await settings.oneByOne(repository.commonDir, () => checkoutOf(repository, move.target))
  if (checkout) return moveCheckout(repository, checkout, move, settings)
  const args = ['update-ref', '-m', 'hooke: merge', `refs/heads/${move.target}`, move.merged, move.tip]
  const answer = await repository.git.run(args)
  if (answer.code === 0) return true
  if (/but expected/.test(answer.stderr)) return false
  throw gitFailed(args, answer)
}

function targetMoves(target: string): HookeError {
  return new HookeError('git.failed', `branch ${target} moves faster than it can be merged into`, {
    retryable: true,
    advice: 'retry in a moment',
  })
}
