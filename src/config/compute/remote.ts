import { z } from 'zod'
import { JobOptions } from '../../domain/job-options.ts'
import { Fingerprint, HostName, JumpHost, Port, SshFile, UserName } from '../../domain/ssh-target.ts'
import { Duration, Size } from '../values.ts'

const HostFile = z
  .string()
  .regex(/^(?:~\/|\/)[A-Za-z0-9 ._/@+=-]+$/, 'is no absolute path, nor one that begins with "~/"')
const OwnFile = SshFile.regex(/^(?:~\/|\/)/, 'is no absolute path, nor one that begins with "~/"')

/** Where a host behind SSH is, and how it is known to be the right one (C-15). */
export const CONNECTION = {
  port: Port.optional().describe('Port of its SSH server; default: 22, or what ~/.ssh/config says.'),
  user: UserName.optional().describe('User there; default: yours, or what ~/.ssh/config says.'),
  key: OwnFile.optional().describe('Private key; default: those of the SSH agent and of ~/.ssh.'),
  jump_host: JumpHost.optional().describe('Host to go through: [user@]host[:port].'),
  known_hosts: OwnFile.optional().describe('File of known host keys; default: ~/.ssh/known_hosts.'),
  fingerprint: Fingerprint.optional().describe(
    'Fingerprint of its host key, SHA256:…; then no file is asked. An unknown or changed key is refused in any case.',
  ),
  ssh_config: z
    .union([OwnFile, z.literal('')])
    .optional()
    .describe('Configuration of OpenSSH to read besides; "" reads none. Default: ~/.ssh/config.'),
}
export const Host = HostName

/** What a host of any kind is told about files and environment. */
export const PLACE = {
  work_dir: z
    .string()
    .regex(
      /^(?:~\/|\/)?[A-Za-z0-9_][A-Za-z0-9._/@+=-]*$/,
      'is no folder of plain letters, digits and . _ / @ + = -',
    )
    .default('hooke')
    .describe('Folder there for code, environments and runs; without "/" in front it lies in the home.'),
  setup_file: HostFile.optional().describe(
    'Shell file there that is sourced before each command and run, such as one with module load.',
  ),
  variables: z
    .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of a variable'), z.string())
    .default({})
    .describe('Variables that commands and runs find there; no secrets.'),
  environments: z
    .enum(['auto', 'none'])
    .default('auto')
    .describe(
      '"auto" makes the environment from the lock file of the study, once for each content; "none" makes none.',
    ),
}

/** How runs are confined on a host of any kind (C-14). */
export const SANDBOX = {
  sandbox: z
    .boolean()
    .default(true)
    .describe(
      'Whether runs execute in a sandbox of bubblewrap there. Where none can be made nothing runs; false gives runs all rights of the user.',
    ),
  network: z
    .enum(['none', 'host'])
    .default('none')
    .describe('Network of sandboxed runs: none, or that of the host.'),
  read_only: z
    .array(HostFile)
    .default([])
    .describe('Files and folders there that sandboxed runs may read: data, modules, caches of models.'),
  writable: z
    .array(HostFile)
    .default([])
    .describe('Folders there that sandboxed runs may write to beside their own.'),
}

/** What hosts that stay are told about bad machines (C-12). */
export const NODES = {
  quarantine: Duration.prefault('24h').describe(
    'How long nothing new goes to a machine on which runs of two experiments failed within a day for no fault of theirs; "0s": never.',
  ),
}

/** What a job asks its scheduler for. A study may replace single ones. */
export const Job = z.strictObject({
  partition: JobOptions.shape.partition.describe('Partition of SLURM, queue of Grid Engine.'),
  account: JobOptions.shape.account.describe('Account of SLURM, project of Grid Engine.'),
  qos: JobOptions.shape.qos.describe('Quality of service; SLURM only.'),
  gres: JobOptions.shape.gres.describe('Accelerators, such as "gpu:1"; default: those of the plan.'),
  cpus_per_task: JobOptions.shape.cpusPerTask.describe('CPUs of one run.'),
  memory: Size.optional().describe(
    'Memory of one run; default: that of the plan (SLURM), none (Grid Engine).',
  ),
  time: Duration.optional().describe('Longest time that a job asks for, whatever the plan says.'),
  constraint: JobOptions.shape.constraint.describe('Features that a node must have; SLURM only.'),
  exclude: JobOptions.shape.exclude.describe('Nodes that no job may go to.'),
})
