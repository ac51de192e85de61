import { HookeError } from '../domain/errors.ts'
import { findKeyed, KEYED_FORMAT } from './commit.ts'
import { advance, isWithin, mergeTrees, type MergeRequest, refuseRewritten } from './merge.ts'
import type { OpenRepository } from './open-repository.ts'
import { rejected, remoteOf } from './push.ts'
import { branchName, commitOf, pushedRef, tipOf } from './refs.ts'
import type { Settings } from './settings.ts'

const ROUNDS = 3

/**
 * Brings here what the remote has on the merge target, as `git pull --ff-only` does, with the checkout of it if there is
 * one. `ahead`: this repository has commits there that nobody pushed. Null without a remote.
 */
export async function followTarget(
  repository: OpenRepository,
  settings: Settings,
): Promise<{ readonly ahead: boolean } | null> {
  const remote = remoteOf(repository)
  if (remote === null) return null
  const target = branchName(repository.repository.mergeTarget)
  const there = await fetched(repository, { remote, target })
  for (let round = 1; round <= ROUNDS; round += 1) {
    const tip = await tipOf(repository, target)
    if (await isWithin(repository, there, tip)) return { ahead: there !== tip }
    if (!(await isWithin(repository, tip, there))) throw wentApart(target, { remote, tip, there })
    if (await advance(repository, { target, tip, merged: there }, settings)) return { ahead: false }
  }
  throw new HookeError('git.failed', `branch ${target} moves faster than it can be followed`, {
    retryable: true,
    advice: 'retry in a moment',
  })
}

/** How a commit would merge into the merge target as it stands here; `git.conflict` with the files when it would not. */
export async function trialMerge(
  repository: OpenRepository,
  request: Omit<MergeRequest, 'message' | 'at'>,
): Promise<{ readonly kind: 'merged'; readonly commit: string } | { readonly kind: 'plain' | 'united' }> {
  const { key, united = [], base } = request
  const commit = await commitOf(repository, request.commit)
  const target = branchName(repository.repository.mergeTarget)
  const tip = await tipOf(repository, target)
  const log = await repository.git.text(['log', '-z', KEYED_FORMAT, '--ancestry-path', tip, '--not', commit])
  const known = findKeyed(log, key)
  if (known !== undefined) return { kind: 'merged', commit: known }
  if (base !== undefined) await refuseRewritten(repository, { base, target, tip })
  try {
    await mergeTrees(repository, { tip, commit, united: [] })
    return { kind: 'plain' }
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'git.conflict' || united.length === 0) throw error
    await mergeTrees(repository, { tip, commit, united })
    return { kind: 'united' }
  }
}

/** The commit that the branch of the remote stands at, with all that belongs to it. */
async function fetched(
  repository: OpenRepository,
  { remote, target }: { remote: string; target: string },
): Promise<string> {
  const full = `refs/heads/${target}`
  const seen = pushedRef(full)
  const options = ['--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance']
  const args = ['fetch', ...options, '--upload-pack=git-upload-pack', '--', remote, `+${full}:${seen}`]
  const answer = await repository.git.run(args)
  if (answer.code !== 0) throw rejected(remote, answer)
  return (await repository.git.text(['rev-parse', '--verify', `${seen}^{commit}`])).trim()
}

function wentApart(
  target: string,
  { remote, tip, there }: { remote: string; tip: string; there: string },
): HookeError {
  return new HookeError('git.conflict', `branch ${target} here and that of ${remote} went apart`, {
    found: `${tip.slice(0, 12)} here, ${there.slice(0, 12)} there: each has commits that the other lacks`,
    advice: `bring them together in the repository of the study (git pull), then retry`,
  })
}
