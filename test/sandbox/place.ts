import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { daemonMark, findCgroups } from '../../src/lib/sandbox/cgroups.ts'
import { probeBubblewrap } from '../../src/lib/sandbox/probe.ts'
import { runInWorktree } from '../../src/lib/sandbox/run-confined.ts'
import { runtimePaths } from '../../src/lib/sandbox/runtimes.ts'
import { createSandbox, type SandboxOptions } from '../../src/lib/sandbox/sandbox.ts'
import type { RunResult } from '../../src/lib/shell.ts'

export const probe = await probeBubblewrap()
export const cgroups = probe.ok ? findCgroups(`test-${process.pid}`) : null
/** For the name of a suite that this machine cannot run. */
export const skipped = probe.ok ? '' : ` (SKIPPED: ${probe.found})`
/** The kernel does not count the processes of root, so only cgroups cap them. */
export const countsProcesses =
  cgroups !== null || (probe.ok && probe.program.limitsProcesses && process.getuid?.() !== 0)

const MB = 1024 ** 2
export const SECRET = 'canary-5f1d'

/** A state folder with secrets, a repository with two worktrees beside it, and a sandbox for the first. */
export function aPlace(more: Partial<SandboxOptions> = {}) {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hooke-sandbox-')))
  const in_ = (...parts: string[]): string => path.join(root, ...parts)
  for (const folder of ['state', 'home/.ssh', 'home/bin', 'repo']) mkdirSync(in_(folder), { recursive: true })
  for (const file of ['state/hooke.db', 'state/token', 'home/.ssh/id_ed25519', 'hooke.toml'])
    writeFileSync(in_(file), SECRET)
  const git = (...args: string[]) => execFileSync('git', args, { cwd: in_('repo'), stdio: 'pipe', env: GIT })
  git('init', '-q', '-b', 'main')
  writeFileSync(in_('repo', 'main.py'), 'print(1)\n')
  git('add', '.')
  git('commit', '-q', '-m', 'one')
  git('worktree', 'add', '-q', '-b', 'one', in_('worktrees', 'one'))
  git('worktree', 'add', '-q', '-b', 'two', in_('worktrees', 'two'))
  writeFileSync(in_('worktrees', 'two', 'notes'), SECRET)

  const PATH = pathOf(root)
  const sandbox = sandboxFor(root, more)
  const worktree = in_('worktrees', 'one')
  return {
    root,
    sandbox,
    worktree,
    in: in_,
    run: (
      argv: readonly string[],
      options: { timeoutMs?: number; env?: Record<string, string> } = {},
    ): Promise<RunResult> =>
      runInWorktree(sandbox, argv, {
        worktree,
        cwd: worktree,
        timeoutMs: 20_000,
        env: { PATH, LANG: 'C' },
        ...options,
      }),
    sh: (script: string, ...args: string[]): Promise<RunResult> =>
      runInWorktree(sandbox, ['sh', '-c', script, 'sh', ...args], {
        worktree,
        cwd: worktree,
        timeoutMs: 20_000,
        env: { PATH, LANG: 'C' },
      }),
    remove: () => {
      sandbox.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function pathOf(root: string): string {
  return [path.join(root, 'home/bin'), process.env['PATH'] ?? ''].join(':')
}

/** The sandbox of a place that is there. */
export function sandboxFor(root: string, more: Partial<SandboxOptions> = {}) {
  const hidden = ['state', 'worktrees', 'home/.ssh'].map((name) => ({
    path: path.join(root, name),
    kind: 'folder' as const,
  }))
  if (!probe.ok) throw new Error(probe.found)
  return createSandbox({
    program: probe.program,
    cgroups,
    readable: runtimePaths(pathOf(root), { hidden, home: path.join(root, 'home') }),
    hidden: () => hidden,
    scratchBytes: 8 * MB,
    limits: { memoryBytes: 256 * MB, processes: 48, openFiles: 256, fileBytes: 16 * MB },
    cores: 2,
    name: `test-${daemonMark(process.pid)}-${path.basename(root)}`,
    etc: { parent: path.join(root, 'state', 'sandbox'), now: 0 },
    ...more,
  })
}

export type Place = ReturnType<typeof aPlace>

const GIT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'a'],
      [`GIT_${who}_EMAIL`, 'a@b'],
    ]),
  ),
}

/** Whether no process sleeps for so long any more, within two seconds. */
export async function gone(mark: string, until = performance.now() + 2_000): Promise<boolean> {
  const { stdout } = spawnSync('ps', ['-eo', 'stat,args'], { encoding: 'utf8' })
  const alive = stdout.split('\n').filter((line) => line.includes(`sleep ${mark}`) && !line.startsWith('Z'))
  if (alive.length === 0) return true
  if (performance.now() > until) return false
  await new Promise((resolve) => setTimeout(resolve, 20))
  return gone(mark, until)
}
