import { HookeError } from '../../src/domain/errors.ts'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { ComputeDriver, JobHandle, JobState, RunSpec } from '../../src/compute/driver.ts'
import type { HostOptions, HostSandbox } from '../../src/compute/shared/host/host-options.ts'
import type { RemoteShell } from '../../src/compute/shared/remote/remote-shell.ts'
import { LeaseId, RunId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { SSH_ENVIRONMENT } from './testbed.ts'

const exec = promisify(execFile)
export const never = new AbortController().signal

/** How runs are confined there, in tests that ask for it. */
export const SANDBOX: HostSandbox = {
  network: 'none',
  readOnly: [],
  writable: [],
  scratchBytes: 2 ** 22,
  fileBytes: 2 ** 22,
  processes: 64,
}

/** A worktree with one commit, and a work folder on the host behind `shell`, owned by `owner` where jobs are another's. */
export async function aRemoteHost(shell: RemoteShell, owner?: string) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-host-'))
  const worktree = path.join(root, 'worktree')
  const workDir = path.join(root, 'host')
  const git = (...args: string[]) =>
    exec('git', ['-C', worktree, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args])
  await exec('git', ['init', '-q', worktree])
  await writeFile(path.join(worktree, 'code.txt'), 'first\n')
  await git('add', '.')
  await git('commit', '-qm', 'code')
  if (owner !== undefined) {
    await mkdir(workDir)
    await chmod(root, 0o755)
    await exec('chown', [owner, workDir])
  }
  const options: HostOptions = {
    name: 'cluster',
    shell,
    clock: systemClock,
    workDir,
    mirrorDir: path.join(root, 'mirror'),
    gitEnvironment: SSH_ENVIRONMENT,
    graceSeconds: 1,
    heartbeatSeconds: 1,
  }
  return { root, worktree, workDir, git, options, stop: () => rm(root, { recursive: true, force: true }) }
}
export type RemoteHost = Awaited<ReturnType<typeof aRemoteHost>>

/** A run of a shell script in a folder that is there on the host. */
export function aRunOn(
  host: Pick<RemoteHost, 'worktree'>,
  seed: number,
  script: string,
  more: Partial<RunSpec> = {},
): RunSpec {
  return {
    run: RunId.parse(`BANDIT-007.greedy.s${seed}.1`),
    lease: LeaseId.parse('BANDIT-007.lease.1'),
    argv: ['sh', '-c', script],
    cwd: host.worktree,
    environment: {},
    inputs: {},
    timeLimitSeconds: 60,
    memoryMb: 100,
    logLimitBytes: 100_000,
    ...more,
  }
}

/** Looks until the state is as wished; a test that waits in vain ends by its own time limit. */
export async function stateWhen(
  driver: ComputeDriver,
  handle: JobHandle,
  wished: (state: JobState) => boolean,
): Promise<JobState> {
  for (;;) {
    const state = (await inspected(driver, handle)).get(handle.ref)
    if (state !== undefined && wished(state)) return state
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A host that does not answer now is asked again, as the engine does. */
async function inspected(driver: ComputeDriver, handle: JobHandle): Promise<ReadonlyMap<string, JobState>> {
  try {
    return await driver.inspect([handle], never)
  } catch (error) {
    if (error instanceof HookeError && error.code === 'compute.unreachable' && error.retryable)
      return new Map()
    throw error
  }
}

/** Waits until a file of Hooke's own is in the folder of a run. */
export async function isThere({ workDir }: Pick<RemoteHost, 'workDir'>, run: string, name: string) {
  const file = path.join(workDir, 'runs', run, '.hooke', name)
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50))
}

export const isOver = ({ kind }: JobState): boolean => kind === 'exited' || kind === 'lost'
export const isRunning = ({ kind }: JobState): boolean => kind === 'running'

/** The same host, counting what is asked of it; `before` may make a call fail. */
export function counted(shell: RemoteShell): RemoteShell & { calls: () => number } {
  let calls = 0
  return {
    ...shell,
    script: (...args) => {
      calls += 1
      return shell.script(...args)
    },
    calls: () => calls,
  }
}

/** The same host, on which nobody installed bubblewrap. */
export function withoutBubblewrap(shell: RemoteShell): RemoteShell {
  const hide = 'command() { [ "${2-}" != bwrap ] || return 1; unset -f command; command "$@"; }'
  return { ...shell, script: (source, words, more) => shell.script(`${hide}\n${source}`, words, more) }
}

/** A lease of the checkout that `aRemoteHost` made. */
export const leaseSpec = (worktree: string) => ({
  lease: LeaseId.parse('BANDIT-007.lease.1'),
  worktree,
  devices: 0,
  memoryMb: 1,
  diskMb: 1,
  environment: { MODE: 'lease' },
  secretNames: ['TOKEN'],
})
