import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../../src/compute/driver.ts'
import { createSgeDriver } from '../../../src/compute/sge/sge-driver.ts'
import type { RemoteShell } from '../../../src/compute/shared/remote/remote-shell.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { withEnvironment } from '../../../src/compute/shared/remote/with-environment.ts'
import {
  aRemoteHost,
  aRunOn,
  counted,
  isOver,
  isThere,
  isRunning,
  never,
  type RemoteHost,
  stateWhen,
} from '../remote-host.ts'
import { anOwnTestbed, type OwnTestbed } from '../own-testbed.ts'
import { NO_SGE, NO_SSHD, SSH_ENVIRONMENT, SSHD, TEST_USER } from '../testbed.ts'

const exec = promisify(execFile)

// daemons are killed here, so it is a cell of our own
describe.skipIf(NO_SGE + NO_SSHD !== '')(`Grid Engine under fire${NO_SGE}${NO_SSHD}`, () => {
  let testbed: OwnTestbed
  let shell: RemoteShell
  let ssh: RemoteShell
  let host: RemoteHost
  let count: string
  let environment: Readonly<Record<string, string>>
  const driverOn = (more: { shell?: RemoteShell } = {}): ComputeDriver =>
    createSgeDriver({ ...host.options, job: {}, ...more })

  beforeAll(async () => {
    testbed = await anOwnTestbed('sge')
    environment = testbed.all('SGE_')
    ssh = createSshShell({ target: { ...SSHD, user: TEST_USER }, environment: SSH_ENVIRONMENT })
    shell = withEnvironment(ssh, { environment })
  }, 180_000)
  afterAll(async () => {
    await ssh.close()
    await testbed.gone()
  }, 180_000)
  beforeEach(async () => {
    host = await aRemoteHost(shell, TEST_USER)
    const counts = path.join(host.root, 'counts')
    await mkdir(counts, { mode: 0o777 })
    await chmod(counts, 0o777)
    count = path.join(counts, 'count')
  })
  afterEach(() => host.stop())

  const admin = (...args: [string, ...string[]]) =>
    exec(args[0], args.slice(1), { env: { ...SSH_ENVIRONMENT, ...environment } })
  const counts = (seconds: number) =>
    `echo started >> ${count}; sleep ${seconds}; echo done > "$HOOKE_RUN_DIR/result.json"`
  const ranOnce = async (driver: ComputeDriver, ref: string): Promise<void> => {
    const { files } = await driver.collect({ driver: driver.name, ref }, never)
    expect(files.map(({ path: name }) => name)).toContain('result.json')
    expect(await readFile(count, 'utf8')).toBe('started\n')
  }

  it('row 43: a master that is down is never a job that is gone; the result arrives, submitted once', async () => {
    const driver = driverOn()
    const spec = aRunOn(host, 1, counts(2))
    const handle = await driver.submit(spec, never)
    await stateWhen(driver, handle, isRunning)
    await testbed.killed('qmaster')
    const silent = { code: 'compute.unreachable', retryable: true }
    const next = aRunOn(host, 2, 'true')
    const refused = expect(driver.submit(next, never)).rejects.toMatchObject(silent)
    await isThere(host, next.run, 'asked')
    const [during] = await Promise.all([
      driver.inspect([handle], never).then((states) => states.get(handle.ref)),
      expect(driver.find(next.run, never)).rejects.toMatchObject(silent),
      refused,
    ])
    expect(['running', 'exited']).toContain(during?.kind)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    await testbed.up()
    const later = driverOn()
    expect(await later.submit({ ...spec, earlier: { since: 0, endedBy: 0 } }, never)).toEqual(handle)
    await ranOnce(later, handle.ref)
  }, 180_000)

  it('row 45: execd is killed in the middle; the run ends well all the same', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 3, counts(2)), never)
    await stateWhen(driver, handle, isRunning)
    await testbed.killed('execd')
    const ended = stateWhen(driver, handle, isOver)
    // one that ends under the new execd is told a minute later
    await isThere(host, handle.ref, 'status')
    await testbed.up()
    expect(await ended).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    await ranOnce(driver, handle.ref)
  }, 180_000)

  it('C-4, C-12: a job that is held and one in error tell why, in words', async () => {
    const driver = driverOn()
    await admin('qmod', '-d', 'main.q')
    const handle = await driver.submit(aRunOn(host, 4, counts(0)), never)
    const folder = path.join(host.workDir, 'runs', handle.ref)
    const id = (await readFile(path.join(folder, '.hooke', 'job'), 'utf8')).trim()
    const heldFor = (word: string) =>
      stateWhen(
        driver,
        handle,
        (seen) => seen.kind === 'queued' && seen.waits?.kind === 'held' && seen.waits.reason.includes(word),
      )
    await admin('qhold', id)
    expect(await heldFor('qrls')).toMatchObject({ kind: 'queued' })
    await admin('qrls', id)
    // where its folder is not there when it starts, Grid Engine puts it into error
    await rename(folder, `${folder}.away`)
    await admin('qmod', '-e', 'main.q')
    expect(await heldFor('qmod -cj')).toMatchObject({ kind: 'queued' })
    await rename(`${folder}.away`, folder)
    await driver.cancel(handle, never)
    const cancelled = { kind: 'exited', exit: { reason: 'cancelled' } }
    expect(await stateWhen(driver, handle, isOver)).toMatchObject(cancelled)
  }, 180_000)

  it('row 45: what an operator deletes was cancelled by them, though the run had no time to say anything', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 6, counts(60)), never)
    await stateWhen(driver, handle, isRunning)
    const folder = path.join(host.workDir, 'runs', handle.ref)
    const id = (await readFile(path.join(folder, '.hooke', 'job'), 'utf8')).trim()
    await admin('qdel', id)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'cancelled-by-admin' })
  }, 180_000)

  it('F-6: two commands for a thousand jobs, those included that the queue has forgotten', async () => {
    const watched = counted(shell)
    const driver = driverOn({ shell: watched })
    const handle = await driver.submit(aRunOn(host, 5, 'true'), never)
    await stateWhen(driver, handle, isOver)
    const handles = Array.from({ length: 999 }, (_, n) => ({
      ...handle,
      ref: `BANDIT-007.greedy.s${n + 100}.1`,
    }))
    const before = watched.calls()
    const states = await driver.inspect([handle, ...handles], never)

    expect(watched.calls() - before).toBeLessThanOrEqual(2)
    expect(states.get(handle.ref)?.kind).toBe('exited')
    expect(states.get(handles[0]?.ref ?? '')?.kind).toBe('lost')
  }, 180_000)
})
