import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { anOwnTestbed, type OwnTestbed } from '../own-testbed.ts'
import { aRemoteHost, aRunOn, isOver, isRunning, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { NO_SLURM, SSH_ENVIRONMENT } from '../testbed.ts'

const exec = promisify(execFile)

// SLURM looks at the time limits of its jobs twice a minute
describe.skipIf(NO_SLURM !== '')(`SLURM at the end of the time${NO_SLURM}`, () => {
  let testbed: OwnTestbed
  let host: RemoteHost
  let environment: Readonly<Record<string, string>>
  beforeAll(async () => {
    testbed = await anOwnTestbed('slurm', '--nodes', '1', '--min-job-age', '60')
    environment = { ...SSH_ENVIRONMENT, SLURM_CONF: testbed.said('SLURM_CONF') }
    host = await aRemoteHost(createLocalShell({ environment }))
  }, 180_000)
  afterAll(async () => {
    await host.stop()
    await testbed.gone()
  }, 180_000)

  it('row 45: a job that reaches the time limit of SLURM is told as that, also where its run heeds the warning and says that all is well', async () => {
    const driver = createSlurmDriver({
      ...host.options,
      job: {},
      messageTimeoutMs: 500,
      accountingLagMs: 200,
    })
    const heedless = 'trap "" TERM; sleep 100 & wait; sleep 100'
    const polite = 'trap "exit 0" TERM; sleep 100 & wait'
    const specs = [heedless, polite].map((script, n) =>
      aRunOn(host, n + 1, script, { timeLimitSeconds: 120 }),
    )
    const ends = specs.map(async (spec) => {
      const handle = await driver.submit(spec, never)
      await stateWhen(driver, handle, isRunning)
      const id = await readFile(path.join(host.workDir, 'runs', handle.ref, '.hooke', 'job'), 'utf8')
      await exec('scontrol', ['update', `jobid=${id.trim()}`, 'EndTime=now+1'], { env: environment })
      return stateWhen(driver, handle, isOver)
    })
    const limit = { kind: 'exited', cause: 'time-limit', exit: { reason: 'time-limit' } }
    const [late, warned] = await Promise.all(ends)
    expect(late).toMatchObject(limit)
    expect(warned).toMatchObject(limit)
  }, 180_000)
})
