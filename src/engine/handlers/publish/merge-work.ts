import { HookeError } from '../../../domain/errors.ts'
import type { EngineDeps } from '../../deps.ts'
import { checksOf, noteReady, pullRequestOf } from '../../trackers/pull-request.ts'
import type { Publication } from './publication.ts'

export interface Merged {
  readonly commit: string
  /** Branch, tag and target are at the remote already. */
  readonly isOut: boolean
}

interface Work {
  /** The commit that was approved, with its logbook entry: the head of the branch. */
  readonly commit: string
  /** Which try of publishing this is. */
  readonly attempt: number
  readonly signal: AbortSignal
}

/**
 * Brings the approved commit into the merge target, once: where a pull request shows it GitHub merges, and only the head
 * that was approved; else git does. What was merged in an earlier try, by us or by a person there, is found.
 */
export async function mergeWork(deps: EngineDeps, publication: Publication, work: Work): Promise<Merged> {
  const pull = pullRequestOf(deps, publication.experiment)
  if (pull === null) return mergeHere(deps, publication, work.commit)
  const here = await whatGitMerges(deps, publication, work.commit)
  if (here !== null) return here
  try {
    return await mergeThere(deps, publication, { ...work, pull })
  } catch (error) {
    // another experiment may have been merged in the moment before
    const isRefused = error instanceof HookeError && error.code === 'git.conflict'
    const now = isRefused ? await whatGitMerges(deps, publication, work.commit) : null
    if (now !== null) return now
    throw waiting(deps, error, work.attempt)
  }
}

/** What is merged already, and what only git can merge; null where GitHub can. */
async function whatGitMerges(
  deps: EngineDeps,
  publication: Publication,
  commit: string,
): Promise<Merged | null> {
  const { repository } = deps.study(publication.experiment.study)
  const followed = await deps.worktrees.follow(repository)
  const request = await requestOf(deps, publication, commit)
  const trial = await deps.worktrees.trialMerge(repository, request)
  if (trial.kind === 'merged') return { commit: trial.commit, isOut: false }
  // GitHub knows no union of a logbook's entries, and has not what was never pushed
  if (trial.kind === 'united' || followed?.ahead !== false) return mergeHere(deps, publication, commit)
  return null
}

const LONGEST_REST_MS = 60_000

/** A service that is down for an hour is no person's trouble: the merge waits, as what it is told does (T-5). */
function waiting({ clock }: EngineDeps, error: unknown, attempt: number): unknown {
  if (!(error instanceof HookeError) || error.code !== 'tracker.unreachable' || error.retryAt !== undefined)
    return error
  const { message, found, advice } = error
  return new HookeError('tracker.unreachable', message, {
    ...{
      retryable: true,
      retryAt: clock.now() + Math.min(LONGEST_REST_MS, 1000 * 2 ** Math.min(6, attempt - 1)),
      cause: error,
    },
    ...(found === undefined ? {} : { found }),
    ...(advice === undefined ? {} : { advice }),
  })
}

async function requestOf(deps: EngineDeps, { experiment, key }: Publication, commit: string) {
  const { repository, logbook } = deps.study(experiment.study)
  const { base } = await deps.worktrees.locate(repository, experiment.id)
  return {
    commit,
    key: `${key}/merge`,
    // other experiments add their entries meanwhile
    united: [logbook],
    ...(repository.baseBranch === repository.mergeTarget ? { base } : {}),
  }
}

async function mergeHere(deps: EngineDeps, publication: Publication, commit: string): Promise<Merged> {
  const { experiment, approval } = publication
  const { commit: merged } = await deps.worktrees.merge(deps.study(experiment.study).repository, {
    ...(await requestOf(deps, publication, commit)),
    message: titleOf(publication),
    at: approval.at,
  })
  return { commit: merged, isOut: false }
}

const titleOf = ({ experiment }: Publication): string => `Merge ${experiment.id}: ${experiment.title}`

type Pull = NonNullable<ReturnType<typeof pullRequestOf>>

/** The branch is pushed first: GitHub merges what it has. */
async function mergeThere(
  deps: EngineDeps,
  publication: Publication,
  { commit, signal, pull }: Work & { readonly pull: Pull },
): Promise<Merged> {
  const { experiment, tag, key } = publication
  const { repository } = deps.study(experiment.study)
  const branch = { ref: `refs/heads/hooke/${experiment.id}`, commit }
  await deps.worktrees.push(repository, [branch, `refs/tags/${tag}`])
  await pull.pullRequests.ready(pull.ref, signal)
  noteReady(deps, experiment)
  const title = deps.mask(titleOf(publication))
  const merging = { ref: pull.ref, expectedHead: commit, title, message: `Hooke-Key: ${key}/merge` }
  const merged = await mergedThere(deps, publication, { merging, pull, signal })
  if (merged === null) return mergeHere(deps, publication, commit)
  await deps.worktrees.follow(repository)
  await requireHere(deps, publication, merged.commit)
  return { commit: merged.commit, isOut: true }
}

interface MergingThere {
  readonly merging: Parameters<Pull['pullRequests']['merge']>[0]
  readonly pull: Pull
  readonly signal: AbortSignal
}

/**
 * What GitHub refuses is tried once more with the gates shown at this head, which a repository may ask for. Null where a
 * person was quicker: of what came since git takes care.
 */
async function mergedThere(
  deps: EngineDeps,
  { experiment }: Publication,
  { merging, pull: { pullRequests, ref }, signal }: MergingThere,
): Promise<{ readonly commit: string } | null> {
  try {
    return await pullRequests.merge(merging, signal)
  } catch (error) {
    if (!(error instanceof HookeError) || error.code !== 'git.conflict') throw error
    const { state, head } = await pullRequests.read(ref, signal)
    if (state === 'merged') return null
    if (state !== 'open' || head !== merging.expectedHead) throw error
    await pullRequests.check({ commit: head, checks: checksOf(deps, experiment) }, signal)
    return pullRequests.merge(merging, signal)
  }
}

/** What was merged there has come here: the experiments that begin next stand on it. */
async function requireHere(deps: EngineDeps, { experiment }: Publication, commit: string): Promise<void> {
  const { repository } = deps.study(experiment.study)
  const beyond = await deps.worktrees.log(repository, repository.mergeTarget, commit).catch(() => null)
  if (beyond?.length === 0) return
  throw new HookeError('git.failed', `what was merged into ${repository.mergeTarget} does not show yet`, {
    retryable: true,
    found: `${commit.slice(0, 12)} is not there`,
    advice: `git pull in ${repository.path}`,
  })
}
