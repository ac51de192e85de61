import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { withEnvironment } from '../../../src/compute/shared/remote/with-environment.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { aRemoteHost, aRunOn, isOver, isRunning, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { anOwnTestbed, type OwnTestbed } from '../own-testbed.ts'
import { NO_CAP, NO_SLURM, NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const exec = promisify(execFile)
// the testbed would install a database for it, which is nothing that a test does by the way
const NO_ACCOUNTING = ['/usr/sbin/slurmdbd', '/usr/sbin/mariadbd'].every((file) => existsSync(file))
  ? NO_SLURM
  : ' (skipped: slurmdbd is not installed, run scripts/testbeds/slurm up --accounting-later)'

const CAP = NO_CAP === '' ? ['--cap-memory'] : []

type Way = 'here' | 'over SSH'
const WAYS: readonly { way: Way; why: string }[] = [
  { way: 'here', why: '' },
  { way: 'over SSH', why: NO_SSHD },
]

describe.skipIf(NO_ACCOUNTING !== '')(`SLURM with accounting${NO_ACCOUNTING}`, () => {
  let testbed: OwnTestbed
  let environment: Readonly<Record<string, string>>
  let host: RemoteHost
  const ssh = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
  const driverOn = (way: Way): ComputeDriver => {
    const shell = way === 'here' ? host.options.shell : withEnvironment(ssh, { environment })
    const soon = { messageTimeoutMs: 500, accountingLagMs: 200 }
    return createSlurmDriver({ ...host.options, shell, job: {}, ...soon })
  }
  const slurm = async (program: string, ...args: string[]): Promise<string> =>
    (await exec(program, args, { env: environment })).stdout.trim()
  const jobOf = async (run: string): Promise<string> =>
    (await readFile(path.join(host.workDir, 'runs', run, '.hooke', 'job'), 'utf8')).trim()
  /** Until the queue knows nothing of the job any more; a few seconds after its end. */
  const forgotten = async (job: string): Promise<void> => {
    while ((await slurm('squeue', '-h', '-t', 'all', '-o', '%i')).split('\n').includes(job))
      await new Promise((resolve) => setTimeout(resolve, 500))
  }

  beforeAll(async () => {
    testbed = await anOwnTestbed('slurm', '--nodes', '1', '--min-job-age', '2', '--accounting', ...CAP)
    environment = { ...SSH_ENVIRONMENT, SLURM_CONF: testbed.said('SLURM_CONF') }
    host = await aRemoteHost(createLocalShell({ environment }))
  }, 240_000)
  afterAll(async () => {
    await ssh.close()
    await host.stop()
    await testbed.gone()
  }, 180_000)

  const capped = NO_CAP === '' ? it.concurrent : it.concurrent.skip
  capped(
    `row 45: a run whose job the kernel ends for its memory is told as that${NO_CAP}`,
    async () => {
      const driver = driverOn('here')
      const hungry = `python3 -c 'b = bytearray(300 * 2 ** 20); import time; time.sleep(60)'`
      const handle = await driver.submit(aRunOn(host, 32, hungry), never)
      expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'out-of-memory' })
    },
    180_000,
  )

  // all wait for the queue to forget, together
  for (const [n, { way, why }] of WAYS.entries()) {
    const accounted = why === '' ? it.concurrent : it.concurrent.skip
    accounted(
      `row 45, ${way}: why a job ended that the queue has forgotten is told by the accounting, though its run ended well${why}`,
      async () => {
        const driver = driverOn(way)
        const handle = await driver.submit(aRunOn(host, 10 + n, 'trap "exit 0" TERM; sleep 60 & wait'), never)
        await stateWhen(driver, handle, isRunning)
        const job = await jobOf(handle.ref)
        await slurm('scancel', job)
        await forgotten(job)
        expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'cancelled-by-admin' })
      },
      180_000,
    )

    accounted(
      `row 44, ${way}: a job that is over and forgotten is found by its name, and nothing is submitted again${why}`,
      async () => {
        const driver = driverOn(way)
        const spec = aRunOn(host, 20 + n, 'true')
        const handle = await driver.submit(spec, never)
        await stateWhen(driver, handle, isOver)
        const job = await jobOf(handle.ref)
        await forgotten(job)
        const own = path.join(host.workDir, 'runs', handle.ref, '.hooke')
        // as if nothing of it had come to the files of this node yet
        await rm(path.join(own, 'job'))
        await rm(path.join(own, 'claim'), { recursive: true })

        expect(await driver.find(spec.run, never)).toEqual(handle)
        expect(await jobOf(handle.ref)).toBe(job)
      },
      180_000,
    )
  }
})
