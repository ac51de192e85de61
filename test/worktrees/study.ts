import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copied } from '../builders/copied.ts'
import { gitProcess } from '../builders/git-process.ts'
import { ExperimentId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { noFailpoints } from '../../src/lib/failpoint.ts'
import { createWorktrees, type WorktreesOptions } from '../../src/worktrees/create-worktrees.ts'
import type { Repository } from '../../src/worktrees/worktrees.ts'

export const ID = ExperimentId.parse('BANDIT-001')

const PLAIN_GIT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
}

/** A person's git, without our hardening. */
export function git(cwd: string, ...args: string[]): string {
  const options = { cwd, env: PLAIN_GIT, encoding: 'utf8', stdio: 'pipe' } as const
  return execFileSync('git', args, options).replace(/\n$/, '')
}

/** A study's repository with one commit, in a folder of its own that goes with the test. */
export function aStudy(options: Partial<WorktreesOptions> = {}) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-worktrees-')))
  const path = join(base, 'study')
  const root = join(base, 'worktrees')
  const tree = join(root, ID)
  copied(base, { key: 'study with two files', make: makeStudy })
  const repository: Repository = { path, baseBranch: 'main', mergeTarget: 'main', remote: null }
  const worktrees = createWorktrees({ root, clock: systemClock, failpoints: noFailpoints, runGit: gitProcess.run, ...options })
  const study = {
    base,
    path,
    root,
    /** Folder of the worktree of `ID`. */
    tree,
    repository,
    worktrees,
    /** A file that exists only if something of the agent's ran. */
    trap: join(base, 'PWNED'),
    wasTrapped: () => existsSync(join(base, 'PWNED')),
    git: (...args: string[]) => git(path, ...args),
    write: (file: string, text: string | Buffer) => write(join(tree, file), text),
    writeMain: (file: string, text: string) => write(join(path, file), text),
    commit: (key: string, paths?: string[]) =>
      worktrees.commit(repository, { id: ID, key, message: `Work ${key}`, at: 1_000_000, ...(paths && { paths }) }),
    /** Makes or repairs a worktree and says how it stands. */
    made: async (id: ExperimentId = ID, at: Repository = repository) => {
      await worktrees.create(at, id)
      return worktrees.status(at, id)
    },
    gone: () => rm(base, { recursive: true, force: true }),
  }
  return Promise.resolve(study)
}
export type Study = Awaited<ReturnType<typeof aStudy>>

function makeStudy(base: string): void {
  const path = join(base, 'study')
  git(base, 'init', '-q', '-b', 'main', path)
  mkdirSync(join(path, 'src'))
  writeFileSync(join(path, 'readme.md'), 'one\ntwo\nthree\n')
  writeFileSync(join(path, 'src/code.txt'), 'code\n')
  git(path, 'add', '.')
  git(path, 'commit', '-qm', 'First')
}

async function write(path: string, text: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
