import { mkdir } from 'node:fs/promises'
import { asError } from '../domain/errors.ts'
import { createGit, type Git } from './git.ts'
import { runGit } from './run-git.ts'
import { openRepository } from './open-repository.ts'

/** What git says about a folder, for `init` and for defaults of the configuration. */
export interface RepositoryDescription {
  readonly root: string
  /** The branch that is checked out; null when the head is detached. */
  readonly branch: string | null
  readonly remotes: readonly string[]
  readonly userName: string | null
  readonly userEmail: string | null
}

/** Null when the folder itself is no repository; folders above it are not searched. */
export async function describeRepository(folder: string): Promise<RepositoryDescription | null> {
  const opened = await openRepository({ path: folder, baseBranch: '', mergeTarget: '', remote: null }, { environment: {}, run: runGit }).catch(
    (error: unknown) => notARepository(error),
  )
  if (opened === null) return null
  const head = await lineOf(opened.at(opened.ownDir, folder), ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  const remotes = await lineOf(opened.git, ['remote'])
  return {
    root: folder,
    branch: head,
    remotes: remotes?.split('\n') ?? [],
    userName: await lineOf(opened.git, ['config', 'user.name']),
    userEmail: await lineOf(opened.git, ['config', 'user.email']),
  }
}

/** A new repository of the files in a folder, with one commit and a bare repository beside it as its remote. */
export async function foundRepository(folder: string, { remote, at }: { remote: string; at: number }): Promise<string> {
  const plain = { settings: [], environment: {} } as const
  const date = `${Math.floor(at / 1000)} +0000`
  const identity = {
    GIT_AUTHOR_NAME: 'Hooke',
    GIT_AUTHOR_EMAIL: 'hooke@localhost',
    GIT_COMMITTER_NAME: 'Hooke',
    GIT_COMMITTER_EMAIL: 'hooke@localhost',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  }
  const own = createGit({ gitDir: `${folder}/.git`, workTree: folder, ...plain }, runGit)
  const bare = createGit({ gitDir: remote, workTree: null, ...plain }, runGit)
  await mkdir(remote, { recursive: true })
  await mkdir(`${folder}/.git`, { recursive: true })
  await bare.text(['init', '--quiet', '--bare', '--initial-branch=main'])
  await own.text(['init', '--quiet', '--initial-branch=main'])
  await own.text(['add', '--all'])
  await own.text(['commit', '--quiet', '--message', 'The study as it stands'], { env: identity })
  await own.text(['remote', 'add', 'origin', remote])
  await own.text(['push', '--quiet', 'origin', 'main'])
  return (await own.text(['rev-parse', 'HEAD'])).trim()
}

async function lineOf(git: Git, args: readonly string[]): Promise<string | null> {
  const answer = await git.run(args)
  const line = answer.stdout.toString('utf8').trim()
  return answer.code === 0 && line !== '' ? line : null
}

function notARepository(thrown: unknown): null {
  const error = asError(thrown)
  if ('code' in error && error.code === 'git.notRepository') return null
  throw error
}
