import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../../lib/canonical.ts'
import { absentAs } from '../../lib/absent.ts'
import { ask } from './command.ts'

/** What the host sees of the code that will run. */
export interface WorktreeFacts {
  readonly commit: string
  readonly diffSha256: string
  readonly dirty: boolean
  readonly lockfiles: readonly string[]
  /** Lock files of git that nobody has touched for a while. */
  readonly staleLocks: readonly string[]
}

/** A git that runs nothing from the tree it looks at: no hook, monitor, filter of the user, pager or prompt. */
const HARDENED = [
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.untrackedCache=false',
  '-c',
  'diff.external=',
] as const

const LOCKFILES = [
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'uv.lock',
  'poetry.lock',
  'Pipfile.lock',
  'requirements.txt',
  'requirements.lock',
  'conda.lock',
  'conda-lock.yml',
  'environment.yml',
  'Cargo.lock',
  'go.sum',
  'Manifest.toml',
  'renv.lock',
]
const STALE_AFTER_MS = 60_000
const TIMEOUT_MS = 20_000

/** Commit, uncommitted changes, lock files and stale locks of a worktree; empty where it is no git checkout. */
export async function readWorktree(
  worktree: string,
  environment: Readonly<Record<string, string>>,
  now: number,
): Promise<WorktreeFacts> {
  const git = async (...args: string[]) => {
    const answer = await ask(['git', ...HARDENED, ...args], {
      cwd: worktree,
      timeoutMs: TIMEOUT_MS,
      environment: {
        ...environment,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
      },
    })
    return answer.code === 0 ? answer.stdout : null
  }
  const [status, files, folder] = await Promise.all([
    git('status', '--porcelain=v2', '--branch', '-z'),
    git('ls-files', '-z', '--', ...LOCKFILES.map((name) => `:(glob)**/${name}`)),
    gitFolderOf(worktree),
  ])
  const lines = (status ?? '').split('\0').filter((line) => line !== '')
  // a tree that cannot be read is not known to be clean
  const dirty = status === null || lines.some((line) => !line.startsWith('# '))
  const diff = dirty ? await git('diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD') : ''
  return {
    commit: commitIn(lines),
    diffSha256: sha256(diff ?? ''),
    dirty,
    lockfiles: (files ?? '').split('\0').filter((file) => file !== ''),
    staleLocks: status === null ? [] : await staleLocks(folder, now),
  }
}

/** Of a checkout `.git` itself; of a worktree the folder that its file `.git` names. */
async function gitFolderOf(worktree: string): Promise<string> {
  const place = path.join(worktree, '.git')
  const found = await stat(place).catch(absentAs(undefined))
  if (found?.isFile() !== true) return place
  const [, folder = place] = /^gitdir: (.+)/.exec(await readFile(place, 'utf8')) ?? []
  return path.resolve(worktree, folder)
}

/** `# branch.oid <commit>`; `(initial)` stands there before the first commit. */
function commitIn(lines: readonly string[]): string {
  const [, commit = ''] =
    /^# branch\.oid ([0-9a-f]+)$/.exec(lines.find((line) => line.startsWith('# branch.oid')) ?? '') ?? []
  return commit
}

async function staleLocks(folder: string, now: number): Promise<readonly string[]> {
  const candidates = ['index.lock', 'HEAD.lock', 'config.lock'].map((name) => path.join(folder, name))
  const ages = await Promise.all(candidates.map((file) => stat(file).catch(absentAs(undefined))))
  return candidates.filter((_file, at) => {
    const found = ages[at]
    return found !== undefined && now - found.mtimeMs > STALE_AFTER_MS
  })
}
