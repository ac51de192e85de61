import { HookeError } from '../domain/errors.ts'
import type { GitAnswer } from './git.ts'
import type { OpenRepository } from './open-repository.ts'
import { findRefs, pushedRef } from './refs.ts'
import type { RefToPush } from './worktrees.ts'

const REMOTE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/
const REMOTE_URL = /^(https:\/\/|ssh:\/\/|[A-Za-z0-9_.]+@)[A-Za-z0-9_[][^\s\p{Cc}]*$|^\/[^\p{Cc}]*$/u

/**
 * Pushes without force, all or nothing where the remote can, and believes only what the remote then lists. A reply that got
 * lost is therefore no failure, and pushed again a ref that is there already stays as it is.
 */
export async function pushRefs(
  repository: OpenRepository,
  refs: readonly RefToPush[],
): Promise<Record<string, string> | null> {
  const remote = remoteOf(repository)
  if (remote === null) return null
  const wanted = await Promise.all(refs.map((ref) => wantedRef(repository, ref)))
  await push(repository, remote, wanted)
  const input = wanted.map(({ full, hash }) => `update ${pushedRef(full)} ${hash}\n`).join('')
  await repository.git.text(['update-ref', '--stdin'], { input })
  return Object.fromEntries(wanted.map(({ given, hash }) => [given, hash]))
}

/** Full ref name → object, for those of `refs` that the remote lists. */
export async function readRemote(
  repository: OpenRepository,
  refs: readonly string[],
): Promise<Record<string, string> | null> {
  const remote = remoteOf(repository)
  if (remote === null) return null
  const wanted = refs.map((full) => ({ given: full, full, hash: '' }))
  return Object.fromEntries(await listRemote(repository, remote, wanted))
}

/** An address that git would read as more than an address is refused. */
export function remoteOf({ repository: { remote } }: OpenRepository): string | null {
  if (remote === null || REMOTE_NAME.test(remote) || REMOTE_URL.test(remote)) return remote
  throw unsafeRemote(remote)
}

interface WantedRef {
  readonly given: string
  readonly full: string
  readonly hash: string
}

async function wantedRef(repository: OpenRepository, given: RefToPush): Promise<WantedRef> {
  if (typeof given === 'string') return resolveRef(repository, given)
  const { ref, commit } = given
  return { ...(await resolveRef(repository, ref)), hash: commit }
}

async function resolveRef({ git }: OpenRepository, given: string): Promise<WantedRef> {
  const candidates = given.startsWith('refs/') ? [given] : [`refs/heads/${given}`, `refs/tags/${given}`]
  const found = await findRefs(git, candidates)
  for (const full of candidates) {
    const hash = found.get(full)
    if (hash !== undefined) return { given, full, hash }
  }
  throw new HookeError('git.failed', 'there is no such branch or tag to push', {
    found: JSON.stringify(given.slice(0, 200)),
    advice: 'name a branch or tag of the study repository',
  })
}

async function listRemote(
  { git }: OpenRepository,
  remote: string,
  refs: readonly WantedRef[],
): Promise<Map<string, string>> {
  const args = ['ls-remote', '--refs', '--upload-pack=git-upload-pack', '--', remote]
  const answer = await git.run([...args, ...refs.map(({ full }) => full)])
  if (answer.code !== 0) throw rejected(remote, answer)
  const lines = answer.stdout.toString('utf8').split('\n')
  const named = lines.filter((line) => line.includes('\t'))
  return new Map(named.map((line) => [line.slice(line.indexOf('\t') + 1), line.split('\t')[0] ?? '']))
}

async function push(repository: OpenRepository, remote: string, refs: readonly WantedRef[]): Promise<void> {
  const options = ['--porcelain', '--no-verify', '--no-follow-tags', '--receive-pack=git-receive-pack']
  const specs = refs.map(({ full, hash }) => `${hash}:${full}`)
  const send = (...more: string[]) => repository.git.run(['push', ...options, ...more, '--', remote, ...specs])
  const whole = refs.length > 1 ? await send('--atomic') : await send()
  const answer = NO_ATOMIC.test(whole.stderr) ? await send() : whole
  const there = await listRemote(repository, remote, refs)
  if (refs.every(({ full, hash }) => there.get(full) === hash)) return
  throw rejected(remote, answer)
}

/** What git says before it sends anything. */
const NO_ATOMIC = /does not support --atomic/

/** First match wins: a protected branch is often refused by a hook, too. */
const REASONS: readonly (readonly [reason: string, sign: RegExp, advice: string])[] = [
  [
    'authentication',
    /authentication failed|could not read (username|password)|permission denied|terminal prompts disabled|host key verification failed|error: (401|403)|access denied|invalid credentials/i,
    'give the daemon a key or token that may write to the remote',
  ],
  [
    'protected',
    /protected branch|GH006|GH013|currently checked out|deny updating|not allowed to push/i,
    'allow Hooke to push to the branch, or name another merge target',
  ],
  ['hook declined', /hook declined/i, 'see what the hook of the remote said'],
  [
    'not a fast-forward',
    /non-fast-forward|fetch first|stale info|already exists|needs force|denying/i,
    'someone else moved the ref on the remote: fetch it and decide; Hooke does not force',
  ],
]

export function rejected(remote: string, answer: GitAnswer): HookeError {
  const said = `${answer.stdout.toString('utf8')}\n${answer.stderr}`
  const shown = said.trim().slice(0, 1500)
  for (const [reason, sign, advice] of REASONS)
    if (sign.test(said))
      return new HookeError('git.rejected', `${remote} refused the push: ${reason}`, { found: shown, advice })
  return new HookeError('git.failed', `${remote} could not be reached or read`, {
    retryable: true,
    found: shown,
    advice: `git ls-remote ${remote}`,
  })
}

function unsafeRemote(remote: string): HookeError {
  return new HookeError('path.unsafe', 'the remote was refused', {
    found: JSON.stringify(remote.slice(0, 200)),
    advice: 'use the name of a remote, an https or ssh URL, or an absolute path',
  })
}
