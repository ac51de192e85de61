import { afterAll, describe } from 'vitest'
import type { ComputeDriver } from '../../src/compute/driver.ts'
import { createSgeDriver } from '../../src/compute/sge/sge-driver.ts'
import type { HostOptions } from '../../src/compute/shared/host/host-options.ts'
import { createLocalShell } from '../../src/compute/shared/remote/local-shell.ts'
import type { RemoteShell } from '../../src/compute/shared/remote/remote-shell.ts'
import { createSshShell } from '../../src/compute/shared/remote/ssh-shell.ts'
import { withEnvironment } from '../../src/compute/shared/remote/with-environment.ts'
import { createSlurmDriver } from '../../src/compute/slurm/slurm-driver.ts'
import { createSshDriver } from '../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, SANDBOX } from '../compute/remote-host.ts'
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
import { skipped } from '../sandbox/place.ts'
import { describeDriver, type DriverUnderTest } from './driver.contract.ts'

async function underTest(
  shell: RemoteShell,
  make: (options: HostOptions) => ComputeDriver,
  owner?: string,
): Promise<DriverUnderTest> {
  const { options, worktree, stop } = await aRemoteHost(shell, owner)
  return { driver: make(options), again: () => make(options), worktree, stop }
}

describe.skipIf(NO_SSHD !== '')(`on a host behind SSH${NO_SSHD}`, () => {
  const shell = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  afterAll(() => shell.close())
  describeDriver('ssh', () => underTest(shell, createSshDriver))
})

const NO_SANDBOX = NO_SSHD + skipped
describe.skipIf(NO_SANDBOX !== '')(`C-14: in a sandbox on a host behind SSH${NO_SANDBOX}`, () => {
  const shell = createSshShell({ target: { ...SSHD, user: 'hooke-test' }, environment: SSH_ENVIRONMENT })
  afterAll(() => shell.close())
  describeDriver('sandboxed ssh', () =>
    underTest(shell, (options) => createSshDriver({ ...options, sandbox: SANDBOX }), 'hooke-test'),
  )
})

// as the configuration has it unless told otherwise; once without for each kind of host
const confined = skipped === '' ? { sandbox: SANDBOX } : {}
const how = skipped === '' ? 'C-14, in a sandbox: ' : ''
const slurm = (options: HostOptions) => createSlurmDriver({ ...options, job: {} })

describe.skipIf(NO_SLURM !== '')(`on a cluster of SLURM${NO_SLURM}`, () => {
  const shell = createLocalShell({ environment: { ...SSH_ENVIRONMENT, ...SLURM_ENVIRONMENT } })
  describeDriver('slurm', () => underTest(shell, slurm))
})

describe.skipIf(NO_SLURM + NO_SSHD !== '')(`on a cluster of SLURM behind SSH${NO_SLURM}${NO_SSHD}`, () => {
  const ssh = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  const shell = withEnvironment(ssh, { environment: SLURM_ENVIRONMENT })
  afterAll(() => ssh.close())
  describeDriver(`${how}slurm over SSH`, () =>
    underTest(shell, (options) => slurm({ ...options, ...confined })),
  )
})

describe.skipIf(NO_SGE + NO_SSHD !== '')(`on Grid Engine${NO_SGE}${NO_SSHD}`, () => {
  const ssh = createSshShell({ target: { ...SSHD, user: TEST_USER }, environment: SSH_ENVIRONMENT })
  const shell = withEnvironment(ssh, { environment: SGE_ENVIRONMENT })
  afterAll(() => ssh.close())
  describeDriver(`${how}sge`, () =>
    underTest(shell, (options) => createSgeDriver({ ...options, ...confined, job: {} }), TEST_USER),
  )
})
