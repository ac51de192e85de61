import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe } from 'vitest'
import type { ComputeDriver } from '../../src/compute/driver.ts'
import type { HostOptions } from '../../src/compute/shared/host/host-options.ts'
import type { RemoteShell } from '../../src/compute/shared/remote/remote-shell.ts'
import { createLocalShell } from '../../src/compute/shared/remote/local-shell.ts'
import { withEnvironment } from '../../src/compute/shared/remote/with-environment.ts'
import { createSshShell } from '../../src/compute/shared/remote/ssh-shell.ts'
import { createSgeDriver } from '../../src/compute/sge/sge-driver.ts'
import { createSlurmDriver } from '../../src/compute/slurm/slurm-driver.ts'
import { createSshDriver } from '../../src/compute/ssh/ssh-driver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import {
  NO_SGE,
  NO_SLURM,
  NO_SSHD,
  SGE_ENVIRONMENT,
  SLURM_ENVIRONMENT,
  SSH_ENVIRONMENT,
  SSHD,
  TEST_USER,
} from '../compute/testbed.ts'
import { describeDriver, type DriverUnderTest } from './driver.contract.ts'

/** A worktree with one commit, and folders of a host of its own, driven over `shell`. */
async function underTest(
  shell: RemoteShell,
  make: (options: HostOptions) => ComputeDriver,
  owner?: string,
): Promise<DriverUnderTest> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-host-'))
  const worktree = path.join(root, 'worktree')
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', worktree, ...args])
  await promisify(execFile)('git', ['init', '-q', worktree])
  await writeFile(path.join(worktree, 'code.txt'), 'print\n')
  await git('add', '.')
  await git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'code')
  if (owner !== undefined) await lend(root, path.join(root, 'host'), owner)
  const options: HostOptions = {
    name: 'cluster',
    shell,
    clock: systemClock,
    workDir: path.join(root, 'host'),
    mirrorDir: path.join(root, 'mirror'),
    gitEnvironment: SSH_ENVIRONMENT,
    graceSeconds: 1,
    heartbeatSeconds: 1,
  }
  return {
    driver: make(options),
    again: () => make(options),
    worktree,
    stop: () => rm(root, { recursive: true, force: true }),
  }
}

/** Jobs of Grid Engine belong to somebody else than the tests, who has to get to the folder. */
async function lend(root: string, folder: string, owner: string): Promise<void> {
  await mkdir(folder)
  await chmod(root, 0o755)
  await promisify(execFile)('chown', [owner, folder])
}

describe.skipIf(NO_SSHD !== '')(`on a host behind SSH${NO_SSHD}`, () => {
  const shell = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  afterAll(() => shell.close())
  describeDriver('ssh', () => underTest(shell, createSshDriver))
})

const slurm = (options: HostOptions) => createSlurmDriver({ ...options, job: {} })

describe.skipIf(NO_SLURM !== '')(`on a cluster of SLURM${NO_SLURM}`, () => {
  const shell = createLocalShell({ environment: { ...SSH_ENVIRONMENT, ...SLURM_ENVIRONMENT } })
  describeDriver('slurm', () => underTest(shell, slurm))
})

describe.skipIf(NO_SLURM + NO_SSHD !== '')(`on a cluster of SLURM behind SSH${NO_SLURM}${NO_SSHD}`, () => {
  const ssh = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  const shell = withEnvironment(ssh, { environment: SLURM_ENVIRONMENT })
  afterAll(() => ssh.close())
  describeDriver('slurm over SSH', () => underTest(shell, slurm))
})

describe.skipIf(NO_SGE + NO_SSHD !== '')(`on Grid Engine${NO_SGE}${NO_SSHD}`, () => {
  const ssh = createSshShell({ target: { ...SSHD, user: TEST_USER }, environment: SSH_ENVIRONMENT })
  const shell = withEnvironment(ssh, { environment: SGE_ENVIRONMENT })
  afterAll(() => ssh.close())
  describeDriver('sge', () =>
    underTest(shell, (options) => createSgeDriver({ ...options, job: {} }), TEST_USER),
  )
})
