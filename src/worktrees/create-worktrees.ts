import { resolve } from 'node:path'
import type { ExperimentId } from '../domain/ids.ts'
import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import { readAddress } from './address.ts'
import { commitWork } from './commit.ts'
import { followTarget, trialMerge } from './follow.ts'
import { ensureWorktree } from './create.ts'
import { compareCommits } from './compare.ts'
import type { Tampering } from './git-file.ts'
import { logBetween } from './log.ts'
import type { RunGit } from './git.ts'
import { mergeCommit } from './merge.ts'
import { createRepositoryCache, openRepository, type OpenRepository } from './open-repository.ts'
import { placeOf, type Place } from './place.ts'
import { pushRefs, readRemote } from './push.ts'
import { commitOf, tipOf } from './refs.ts'
import { type CommitReads, rememberReads } from './remember.ts'
import { putAway, removeWorktree, whyKept } from './remove.ts'
import { rescueWork } from './rescue.ts'
import { runGit } from './run-git.ts'
import type { Settings } from './settings.ts'
import { showFiles } from './show-all.ts'
import { listFiles, listRunnable, showFile } from './show.ts'
import { ensureTag, listTags } from './tag.ts'
import type { Identity } from './text.ts'
import { createTurns } from './turns.ts'
import { checkoutOf, openWorktree, statusOf, type Worktree } from './worktree.ts'
import type { Repository, Worktrees } from './worktrees.ts'
import { writeFileIn } from './write.ts'

export interface WorktreesOptions {
  /** Folder that holds one checkout per experiment. */
  readonly root: string
  readonly clock: Clock
  readonly failpoints: Failpoints
  /** Author of commits and tags; Hooke unless given. */
  readonly identity?: Identity
  /** How long a verb waits for a git that someone else runs. */
  readonly patienceMs?: number
  /** The largest file that is committed. */
  readonly maxFileBytes?: number
  /** What git may see besides its own settings, such as PATH and SSH_AUTH_SOCK for pushing. */
  readonly environment?: Readonly<Record<string, string>>
  /** How git is run; as a child of this process unless given. */
  readonly runGit?: RunGit
  /** Told when an agent replaced the `.git` file of its worktree. */
  readonly onTampering?: (tampering: Tampering) => void
}

const HOOKE: Identity = { name: 'Hooke', email: 'hooke@localhost' }
const TEN_MEBIBYTES = 10 * 1024 * 1024

export function createWorktrees(options: WorktreesOptions): Worktrees {
  const settings = settingsOf(options)
  const inTurn = createTurns()
  const cache = createRepositoryCache()
  const run = options.runGit ?? runGit
  const open = (repository: Repository) => openRepository(repository, { environment: settings.environment, run }, cache)
  const placed = async <T>(at: At, work: (repository: OpenRepository, place: Place) => Promise<T>) => {
    const opened = await open(at.repository)
    return work(opened, placeOf(settings.root, opened, at.id))
  }
  const inTree = <T>(repository: Repository, id: ExperimentId, work: (worktree: Worktree) => Promise<T>) =>
    inTurn(id, () =>
      placed({ repository, id }, async (...at) => work(await openWorktree(...at, settings))),
    )

  const reads = createReads(open)
  return {
    ...reads,
    create: (repository, id) =>
      inTurn(id, () =>
        placed({ repository, id }, async (opened, place) => {
          await ensureWorktree(opened, place, settings)
          return checkoutOf(await openWorktree(opened, place, settings))
        }),
      ),
    locate: (repository, id) => inTree(repository, id, (worktree) => Promise.resolve(checkoutOf(worktree))),
    status: (repository, id) => inTree(repository, id, (worktree) => statusOf(worktree)),
    write: (worktree, path, text) => writeFileIn(settings.root, worktree, path, text),
    commit: (repository, request) =>
      inTree(repository, request.id, (worktree) => commitWork(worktree, request, settings)),
    diff: (repository, id, from) =>
      inTree(repository, id, async ({ repository: opened, start, head }) =>
        reads.compare(repository, from === undefined ? start : await commitOf(opened, from), head),
      ),
    tag: (repository, tag) =>
      inTurn(repository.path, async () => ensureTag(await open(repository), tag, settings.identity)),
    ...createTargetVerbs(open, inTurn, settings),
    rescue: (repository, id, into) =>
      inTree(repository, id, (worktree) => rescueWork(worktree, into, settings)),
    whyKept: (repository, id) =>
      inTurn(id, () => placed({ repository, id }, (...at) => whyKept(...at, settings))),
    putAway: (repository, id) =>
      inTurn(id, () => placed({ repository, id }, (...at) => putAway(...at, settings))),
    remove: (repository, id) =>
      inTurn(id, () => placed({ repository, id }, (...at) => removeWorktree(...at, settings))),
  }
}

/** What moves the merge target and the remote, one at a time. */
function createTargetVerbs(
  open: (repository: Repository) => Promise<OpenRepository>,
  inTurn: ReturnType<typeof createTurns>,
  settings: Settings,
): Pick<Worktrees, 'merge' | 'follow' | 'trialMerge' | 'push'> {
  const alone = <T>(repository: Repository, work: (opened: OpenRepository) => Promise<T>) =>
    inTurn(repository.path, async () => work(await open(repository)))
  return {
    merge: (repository, merge) => alone(repository, (opened) => mergeCommit(opened, merge, settings)),
    follow: (repository) => alone(repository, (opened) => followTarget(opened, settings)),
    trialMerge: (repository, merge) => alone(repository, (opened) => trialMerge(opened, merge)),
    push: (repository, refs) => alone(repository, (opened) => pushRefs(opened, refs)),
  }
}

type Reads = keyof CommitReads | 'check' | 'tags' | 'remoteRefs' | 'address'

/** What needs no worktree and changes nothing. */
function createReads(open: (repository: Repository) => Promise<OpenRepository>): Pick<Worktrees, Reads> {
  const addresses = new Map<string, Promise<string | null>>()
  return {
    async check(repository) {
      const opened = await open(repository)
      await tipOf(opened, repository.baseBranch)
      await tipOf(opened, repository.mergeTarget)
    },
    ...rememberReads({
      compare: async (repository, from, to) => compareCommits(await open(repository), from, to),
      log: async (repository, from, to) => logBetween(await open(repository), from, to),
      show: async (repository, commit, path) => showFile(await open(repository), commit, path),
      showAll: async (repository, commit, paths) => showFiles(await open(repository), commit, paths),
      list: async (repository, commit) => listFiles(await open(repository), commit),
      runnable: async (repository, commit) => listRunnable(await open(repository), commit),
    }),
    tags: async (repository, prefix) => listTags(await open(repository), prefix),
    // a remote moves seldom, and an old address of it still leads there
    address: (repository) => {
      const key = [repository.path, repository.remote].join('\0')
      const found = addresses.get(key) ?? open(repository).then(readAddress)
      addresses.set(key, found)
      found.catch(() => addresses.delete(key))
      return found
    },
    remoteRefs: async (repository, refs) => readRemote(await open(repository), refs),
  }
}

function settingsOf(options: WorktreesOptions): Settings {
  return {
    identity: HOOKE,
    patienceMs: 10_000,
    maxFileBytes: TEN_MEBIBYTES,
    environment: {},
    onTampering: () => undefined,
    oneByOne: createTurns(),
    ...options,
    root: resolve(options.root),
  }
}

interface At {
  readonly repository: Repository
  readonly id: ExperimentId
}
