import { join } from 'node:path'
import type { ComputeDriver } from '../compute/driver.ts'
import { createSgeDriver } from '../compute/sge/sge-driver.ts'
import type { HostOptions } from '../compute/shared/host/host-options.ts'
import { createLocalShell } from '../compute/shared/remote/local-shell.ts'
import type { RemoteShell } from '../compute/shared/remote/remote-shell.ts'
import { createSshShell } from '../compute/shared/remote/ssh-shell.ts'
import { withEnvironment } from '../compute/shared/remote/with-environment.ts'
import { createSlurmDriver } from '../compute/slurm/slurm-driver.ts'
import { createSshDriver } from '../compute/ssh/ssh-driver.ts'
import type { ComputeOf } from '../config/config.ts'
import { jobOptionsOf } from '../config/compute/job-options-of.ts'
import type { DriverRequest, SandboxCaps } from './driver-request.ts'
import type { Env } from './env.ts'
import { environmentOf } from './study-setup.ts'

type Remote = ComputeOf<'ssh' | 'slurm' | 'sge'>

/** What OpenSSH, git and the commands of a scheduler on this computer are given of the daemon's environment. */
const FOR_PROGRAMS = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SSH_AUTH_SOCK',
  'LANG',
  'TMPDIR',
  'SLURM_CONF',
] as const

export function sshDriver(request: DriverRequest<ComputeOf<'ssh'>>): ComputeDriver {
  const { image } = request.table
  const { sandbox, ...options } = hostOptions(request)
  const inImage = image === undefined ? {} : { image }
  return createSshDriver(
    sandbox === undefined ? options : { ...options, sandbox: { ...sandbox, ...inImage } },
  )
}

export function slurmDriver(request: DriverRequest<ComputeOf<'slurm'>>): ComputeDriver {
  const { job, messageTimeout } = request.table
  return createSlurmDriver({
    ...hostOptions(request),
    job: jobOptionsOf(job),
    messageTimeoutMs: messageTimeout,
  })
}

export function sgeDriver(request: DriverRequest<ComputeOf<'sge'>>): ComputeDriver {
  const { job, memoryResource, gpuResource, parallelEnvironment } = request.table
  return createSgeDriver({
    ...hostOptions(request),
    job: jobOptionsOf(job),
    memoryResource,
    gpuResource,
    ...(parallelEnvironment === undefined ? {} : { parallelEnvironment }),
  })
}

function hostOptions(request: DriverRequest<Remote>): HostOptions {
  const { name, table, stateDir, clock, env, secret } = request
  const { workDir, setupFile, variables, environments } = table
  return {
    name,
    shell: shellOf(table, env),
    clock,
    workDir,
    // ids of runs differ, so that all mirrors share one folder
    mirrorDir: join(stateDir, 'collected'),
    markFile: join(stateDir, 'hosts', name),
    environment: variables,
    environments,
    ...sandboxOn(request),
    secret,
    gitEnvironment: environmentOf(FOR_PROGRAMS, env),
    ...(setupFile === undefined ? {} : { setupFile }),
  }
}

/** How the runs of a host are confined (C-14); nothing where the owner said so for this very compute. */
export function sandboxOn({
  table: { sandbox: isWanted, network, readOnly, writable },
  caps: { scratch: scratchBytes, fileSize: fileBytes, processes },
  orOwnUser = false,
}: {
  readonly table: Pick<Remote, 'sandbox' | 'network' | 'readOnly' | 'writable'>
  readonly caps: SandboxCaps
  /** See `HostSandbox`. */
  readonly orOwnUser?: boolean
}): Pick<HostOptions, 'sandbox'> {
  if (!isWanted) return {}
  return { sandbox: { network, readOnly, writable, scratchBytes, fileBytes, processes, orOwnUser } }
}

function shellOf(table: Remote, env: Env): RemoteShell {
  const { host, setupFile, variables } = table
  const environment = environmentOf(FOR_PROGRAMS, env)
  const bare =
    host === undefined
      ? createLocalShell({ environment })
      : createSshShell({ target: targetOf(table, host), environment })
  return withEnvironment(bare, { environment: variables, setupFile: setupFile ?? '' })
}

function targetOf(table: Remote, host: string): Parameters<typeof createSshShell>[0]['target'] {
  const { port, user, key, jumpHost, knownHosts, fingerprint, sshConfig: configFile } = table
  const given = { port, user, key, jumpHost, knownHosts, fingerprint, configFile }
  return { host, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}
