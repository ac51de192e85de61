import { execFile } from 'node:child_process'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../../src/compute/driver.ts'
import type { HostOptions } from '../../../src/compute/shared/host/host-options.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { withEnvironment } from '../../../src/compute/shared/remote/with-environment.ts'
import { createSgeDriver } from '../../../src/compute/sge/sge-driver.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { aRemoteHost, aRunOn, never, type RemoteHost } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

const SECRET = 'zeta-88'

/** Clusters that only queue: no job of theirs ever begins. */
describe('S-5: secrets of a run that waits on a host', () => {
  let host: RemoteHost
  let options: HostOptions
  let bin: string
  beforeEach(async () => {
    host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
    bin = path.join(host.root, 'bin')
    await mkdir(bin)
    const PATH = `${bin}:${SSH_ENVIRONMENT.PATH}`
    const shell = createLocalShell({ environment: { ...SSH_ENVIRONMENT, PATH } })
    options = { ...host.options, shell, secret: () => SECRET }
    for (const name of ['squeue', 'scancel', 'qstat', 'qdel']) await fake(name, 'exit 0')
    await fake('sbatch', 'echo 7')
  })
  afterEach(() => host.stop())

  const fake = (name: string, script: string) =>
    writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const submitted = async (driver: ComputeDriver) => {
    const lease = LeaseId.parse('BANDIT-007.lease.1')
    const size = { devices: 0, memoryMb: 1, diskMb: 1, environment: {}, secretNames: ['TOKEN'] }
    await driver.prepare({ lease, worktree: host.worktree, ...size }, never)
    return driver.submit(aRunOn(host, 1, 'true'), never)
  }
  const holders = async (): Promise<readonly string[]> => {
    const found = await promisify(execFile)('grep', ['-rl', SECRET, host.workDir]).catch(() => undefined)
    return found?.stdout.trim().split('\n') ?? []
  }

  it('are for nobody else, also where the file of the site sets another umask', async () => {
    const setupFile = path.join(host.root, 'profile')
    await writeFile(setupFile, 'umask 022\n')
    const shell = withEnvironment(options.shell, { environment: {}, setupFile })
    const { ref } = await submitted(createSlurmDriver({ ...options, shell, job: {} }))
    const folder = path.join(host.workDir, 'runs', ref)
    const modes = ['.', '.hooke', '.hooke/secrets'].map(async (name) => {
      return ((await stat(path.join(folder, name))).mode & 0o777).toString(8)
    })

    expect(await Promise.all(modes)).toEqual(['700', '700', '600'])
  })

  it('are gone when the run is cancelled before it began', async () => {
    const driver = createSlurmDriver({ ...options, job: {} })
    const handle = await submitted(driver)
    expect(await holders()).toHaveLength(1)
    await driver.cancel(handle, never)

    expect(await holders()).toEqual([])
  })

  it.each([
    ['sbatch', createSlurmDriver],
    ['qsub', createSgeDriver],
  ] as const)('are gone when %s refuses the job for good', async (program, create) => {
    await fake(program, 'echo "invalid partition specified" >&2; exit 1')
    const driver = create({ ...options, job: {} })
    await expect(submitted(driver)).rejects.toMatchObject({ code: 'compute.rejected' })

    expect(await holders()).toEqual([])
  })

  it('are gone when the place of the run was taken while its files were laid', async () => {
    const taken = 'mkdir "${3%/secrets}/claim"; : >"${3%/secrets}/status"'
    await fake('mv', `PATH=${SSH_ENVIRONMENT.PATH}\nmv "$@"\ncase $3 in */secrets) ${taken} ;; esac`)
    await submitted(createSlurmDriver({ ...options, job: {} }))

    expect(await holders()).toEqual([])
  })
})
