import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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
import { createSlurmDriver } from '../../src/compute/slurm/slurm-driver.ts'
import { createSshDriver } from '../../src/compute/ssh/ssh-driver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { NO_SLURM, NO_SSHD, SLURM_ENVIRONMENT, SSH_ENVIRONMENT, SSHD } from '../compute/testbed.ts'
import { describeDriver, type DriverUnderTest } from './driver.contract.ts'

/** A worktree with one commit, and folders of a host of its own, driven over `shell`. */
async function underTest(
  shell: RemoteShell,
  make: (options: HostOptions) => ComputeDriver,
): Promise<DriverUnderTest> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-host-'))
  const worktree = path.join(root, 'worktree')
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', worktree, ...args])
  await promisify(execFile)('git', ['init', '-q', worktree])
  await writeFile(path.join(worktree, 'code.txt'), 'print\n')
  await git('add', '.')
  await git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'code')
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
