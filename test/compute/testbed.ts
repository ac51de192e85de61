import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import type { SshTarget } from '../../src/domain/ssh-target.ts'

/** What `scripts/testbeds/* up` printed into the environment of the tests; absent where nobody brought one up. */
function given<K extends string>(...names: readonly K[]): Readonly<Record<K, string>> | undefined {
  const found = names.map((name) => [name, process.env[name] ?? ''] as const)
  if (found.every(([, value]) => value !== '')) return Object.fromEntries(found) as Record<K, string>
  if (process.env['HOOKE_REQUIRE_TESTBEDS'] === '1')
    throw new Error(`${names.join(', ')} must be set: bring the testbeds up`)
  return undefined
}

const sshd = given('SSH_HOST', 'SSH_PORT', 'SSH_USER', 'SSH_KEY', 'SSH_KNOWN_HOSTS')

/** Appended to names of tests that need sshd, so that the report says why they did not run. */
export const NO_SSHD =
  sshd === undefined ? ' (skipped: SSH_PORT is not set, run scripts/testbeds/sshd up)' : ''

/** The sshd of the testbed, or a target that nobody answers. */
export const SSHD: SshTarget = {
  host: sshd?.SSH_HOST ?? '127.0.0.1',
  port: Number(sshd?.SSH_PORT ?? 1),
  user: sshd?.SSH_USER ?? 'nobody',
  key: sshd?.SSH_KEY ?? '/nowhere',
  knownHosts: sshd?.SSH_KNOWN_HOSTS ?? '/nowhere',
  configFile: '',
}

/** What `ssh` of the tests is given. */
export const SSH_ENVIRONMENT = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' }

const slurm = given('SLURM_CONF', 'SLURM_PIDS')
export const NO_SLURM =
  slurm === undefined ? ' (skipped: SLURM_CONF is not set, run scripts/testbeds/slurm up)' : ''
/** What the programs of SLURM need to find the testbed. */
export const SLURM_ENVIRONMENT = { SLURM_CONF: slurm?.SLURM_CONF ?? '/nowhere' }

const sge = given('SGE_ROOT', 'SGE_CELL', 'SGE_QMASTER_PORT', 'SGE_EXECD_PORT', 'SGE_QUEUE', 'TEST_USER')
export const NO_SGE = sge === undefined ? ' (skipped: SGE_ROOT is not set, run scripts/testbeds/sge up)' : ''
/** What the programs of Grid Engine need to find the testbed. */
export const SGE_ENVIRONMENT = {
  SGE_ROOT: sge?.SGE_ROOT ?? '/nowhere',
  SGE_CELL: sge?.SGE_CELL ?? 'default',
  SGE_QMASTER_PORT: sge?.SGE_QMASTER_PORT ?? '1',
  SGE_EXECD_PORT: sge?.SGE_EXECD_PORT ?? '1',
}
export const TEST_USER = sge?.TEST_USER ?? 'nobody'

/** Whether a host can be given a network of its own here, which a test cuts. */
const canCut =
  spawnSync('unshare', ['--net', 'ip', 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other'])
    .status === 0
export const NO_CUT = canCut ? '' : ' (skipped: no network of its own can be made here, see CAP_NET_ADMIN)'
/** The option of a testbed for it. */
export const APART: readonly string[] = canCut ? ['--apart'] : []

/** Whether jobs of SLURM can be put into memory cgroups here (of version 1, which needs no systemd). */
export const NO_CAP = mayWrite('/sys/fs/cgroup/memory/cgroup.procs')
  ? ''
  : ' (skipped: no memory cgroup (v1) can be made here)'

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}
