import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSlurmDriver, type SlurmOptions } from '../../../src/compute/slurm/slurm-driver.ts'
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
import { APART, NO_CUT, NO_SLURM, SSH_ENVIRONMENT } from '../testbed.ts'

const exec = promisify(execFile)

// daemons are killed here, so it is a cluster of our own
describe.skipIf(NO_SLURM !== '')(`SLURM under fire${NO_SLURM}`, () => {
  let testbed: OwnTestbed
  let environment: Readonly<Record<string, string>>
  let host: RemoteHost
  let count: string
  const slurm = (program: string, ...args: string[]) => exec(program, args, { env: environment })
  const driverOn = (more: Partial<SlurmOptions> = {}): ComputeDriver =>
    createSlurmDriver({ ...host.options, job: {}, messageTimeoutMs: 500, accountingLagMs: 200, ...more })

  beforeAll(async () => {
    testbed = await anOwnTestbed('slurm', '--nodes', '2', '--kill-over-memory', ...APART)
    environment = { ...SSH_ENVIRONMENT, SLURM_CONF: testbed.said('SLURM_CONF') }
  }, 180_000)
  afterAll(() => testbed.gone(), 180_000)
  beforeEach(async () => {
    host = await aRemoteHost(createLocalShell({ environment }))
    count = path.join(host.root, 'count')
  })
  afterEach(() => host.stop())

  const idOf = async (ref: string) =>
    (await readFile(path.join(host.workDir, 'runs', ref, '.hooke', 'job'), 'utf8')).trim()
  const counts = (seconds: number) =>
    `echo started >> ${count}; sleep ${seconds}; echo done > "$HOOKE_RUN_DIR/result.json"`

  it('row 43: a controller that is down is never a job that is gone; the result arrives, submitted once', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 1, counts(2)), never)
    await stateWhen(driver, handle, isRunning)
    await testbed.killed('slurmctld')
    const silent = { code: 'compute.unreachable', retryable: true }
    const next = aRunOn(host, 2, counts(0))
    const refused = expect(driver.submit(next, never)).rejects.toMatchObject(silent)
    await isThere(host, next.run, 'asked')
    const [during] = await Promise.all([
      driver.inspect([handle], never),
      expect(driver.find(next.run, never)).rejects.toMatchObject(silent),
      expect(driver.probe(never)).resolves.toMatchObject({ ok: false }),
      refused,
    ])
    expect(['running', 'exited']).toContain(during.get(handle.ref)?.kind)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    await testbed.up()
    const again = await driverOn().submit(next, never)
    expect(await stateWhen(driver, again, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(await readFile(count, 'utf8')).toBe('started\nstarted\n')
  }, 180_000)

  it('row 45: slurmd is killed in the middle; the run ends well all the same', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 3, counts(2)), never)
    await stateWhen(driver, handle, isRunning)
    await Promise.all([testbed.killed('slurmd-n1'), testbed.killed('slurmd-n2')])
    const ended = stateWhen(driver, handle, ({ kind }) => kind === 'lost' || kind === 'exited')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await testbed.up()
    expect(await ended).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(await readFile(count, 'utf8')).toBe('started\n')
  }, 180_000)

  it.skipIf(NO_CUT !== '')(
    `row 45, C-6: the network of its node is cut in the middle of a run that ends meanwhile; the result arrives, submitted once${NO_CUT}`,
    async () => {
      const driver = driverOn()
      const isCut = path.join(host.root, 'is-cut')
      const script = counts(0).replace('sleep 0', `until [ -e ${isCut} ]; do sleep 0.1; done`)
      const spec = { ...aRunOn(host, 9, script), jobOptions: { exclude: 'n1' } }
      const handle = await driver.submit(spec, never)
      await stateWhen(driver, handle, isRunning)
      await testbed.link('down')
      await writeFile(isCut, '')
      await isThere(host, handle.ref, 'status')
      // SLURM has not heard of it yet, and only its word is the last one
      expect((await driver.inspect([handle], never)).get(handle.ref)?.kind).toBe('running')
      await testbed.link('up')
      const later = driverOn()
      const again = { ...spec, earlier: { since: 0, endedBy: 0 } }
      expect(await later.submit(again, never)).toEqual(handle)
      expect(await stateWhen(later, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
      const { files } = await later.collect(handle, never)
      expect(files.map(({ path: name }) => name)).toContain('result.json')
      expect(await readFile(count, 'utf8')).toBe('started\n')
    },
    180_000,
  )

  it('row 44: sbatch says that it timed out, but the job is queued: one job in the end', async () => {
    const bin = path.join(host.root, 'bin')
    await mkdir(bin)
    const real = (await exec('which', ['sbatch'])).stdout.trim()
    const fake = `#!/bin/sh\n${real} "$@" >/dev/null\necho "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation" >&2\nexit 1\n`
    await writeFile(path.join(bin, 'sbatch'), fake, { mode: 0o755 })
    const flaky = createLocalShell({
      environment: { ...environment, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` },
    })
    const spec = aRunOn(host, 4, counts(0))
    await expect(driverOn({ shell: flaky }).submit(spec, never)).rejects.toMatchObject({ retryable: true })
    const driver = driverOn()
    const handle = await driver.submit({ ...spec, earlier: { since: 0, endedBy: performance.now() } }, never)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(await readFile(count, 'utf8')).toBe('started\n')
  }, 180_000)

  it('row 44: two copies in the queue, and the second does nothing', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 5, counts(1)), never)
    const folder = path.join(host.workDir, 'runs', handle.ref)
    await rm(path.join(folder, '.hooke', 'job'))
    const { stdout } = await slurm('squeue', '-h', '-o', '%j')
    const name = stdout.trim().split('\n').at(-1) ?? ''
    const [wrapper = ''] = (await exec('ls', [path.join(host.workDir, 'bin')])).stdout.trim().split('\n')
    const words = [path.join(folder, '.hooke', 'job.sh'), path.join(host.workDir, 'bin', wrapper), folder]
    const options = [`--job-name=${name}`, '--dependency=singleton', '--output=/dev/null', '--wait']
    await slurm('sbatch', ...options, ...words)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    expect(await readFile(count, 'utf8')).toBe('started\n')
  }, 180_000)

  it('row 45: a failed node, a hold, a partition that can never run it and an administrator each have their own meaning', async () => {
    const driver = driverOn()
    const never1 = await driver.submit(
      { ...aRunOn(host, 6, 'true'), timeLimitSeconds: 3600, jobOptions: { partition: 'small' } },
      never,
    )
    const forever = await stateWhen(
      driver,
      never1,
      (state) => state.kind === 'queued' && state.waits?.kind === 'never',
    )
    expect(forever).toMatchObject({ waits: { reason: expect.stringContaining('more time') as string } })
    await slurm('scontrol', 'hold', await idOf(never1.ref))
    const held = await stateWhen(
      driver,
      never1,
      (state) => state.kind === 'queued' && state.waits?.kind === 'held',
    )
    expect(held).toMatchObject({ waits: { reason: expect.stringContaining('hold') as string } })
    await slurm('scancel', await idOf(never1.ref))
    expect(await stateWhen(driver, never1, isOver)).toMatchObject({
      kind: 'lost',
      cause: 'cancelled-by-admin',
    })

    const onNode = await driver.submit(aRunOn(host, 7, 'sleep 60'), never)
    await stateWhen(driver, onNode, isRunning)
    const node = (await slurm('squeue', '-h', '-j', await idOf(onNode.ref), '-o', '%N')).stdout.trim()
    await slurm('scontrol', 'update', `nodename=${node}`, 'state=down', 'reason=test')
    expect(await stateWhen(driver, onNode, isOver)).toMatchObject({ cause: 'node-failed' })
    await slurm('scontrol', 'update', `nodename=${node}`, 'state=resume')
  }, 180_000)

  it('row 45, C-16: a node that fails under a pack takes the run that is on and those whose turn had not come', async () => {
    const driver = driverOn()
    const specs = [aRunOn(host, 20, 'true'), aRunOn(host, 21, 'sleep 60'), aRunOn(host, 22, 'true')]
    await driver.packs?.submit(specs, never)
    const [over, on, waits] = specs.map(({ run }) => ({ driver: driver.name, ref: run }))
    if (over === undefined || on === undefined || waits === undefined) throw new Error('there are three')
    await stateWhen(driver, on, isRunning)
    const node = await slurm('squeue', '-h', '-t', 'R', '-o', '%N')
    await slurm('scontrol', 'update', `nodename=${node.stdout.trim()}`, 'state=down', 'reason=test')

    expect(await stateWhen(driver, on, isOver)).toMatchObject({ cause: 'node-failed' })
    expect(await stateWhen(driver, waits, isOver)).toMatchObject({ kind: 'lost', cause: 'node-failed' })
    expect(await stateWhen(driver, over, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    await slurm('scontrol', 'update', `nodename=${node.stdout.trim()}`, 'state=resume')
  }, 180_000)

  it('row 45: a job whose place one of higher priority takes was pre-empted, with the TERM that lets it write a checkpoint', async () => {
    const driver = driverOn()
    // SLURM signals one process after the other: a script that waits for its child would be over with that one's end
    const script = `trap 'echo saving; echo warned >> ${count}; exit 0' TERM; echo started >> ${count}; while :; do sleep 0.1; done`
    const whole = { jobOptions: { cpusPerTask: 4, exclude: 'n2' } }
    const handle = await driver.submit({ ...aRunOn(host, 41, script), ...whole }, never)
    while ((await readFile(count, 'utf8').catch(() => '')) === '')
      await new Promise((resolve) => setTimeout(resolve, 50))
    // SLURM sends no TERM to a step that it has not yet written down as running
    await isThere(host, handle.ref, 'heartbeat')
    const urgent = { jobOptions: { cpusPerTask: 4, exclude: 'n2', partition: 'urgent' } }
    const other = await driver.submit({ ...aRunOn(host, 42, 'true'), ...urgent }, never)

    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'pre-empted', node: 'n1' })
    expect(await stateWhen(driver, other, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    // started once; SLURM and the wrapper may each send a TERM
    expect(await readFile(count, 'utf8')).toMatch(/^started\n(warned\n)+$/)
  }, 180_000)

  it('row 45: a job that SLURM itself kills for its memory, and calls failed, was out of memory', async () => {
    const driver = driverOn()
    const hungry = `python3 -c 'b = bytearray(300 * 2 ** 20); import time; time.sleep(60)'`
    const handle = await driver.submit(aRunOn(host, 50, hungry), never)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'out-of-memory' })
  }, 180_000)

  it('row 45: a job that an operator requeues was pre-empted; its second start does nothing', async () => {
    const driver = driverOn()
    const handle = await driver.submit(aRunOn(host, 40, counts(60)), never)
    await stateWhen(driver, handle, isRunning)
    const id = await idOf(handle.ref)
    await slurm('scontrol', 'update', `jobid=${id}`, 'requeue=1')
    await slurm('scontrol', 'requeue', id)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ cause: 'pre-empted' })
    await slurm('scontrol', 'update', `jobid=${id}`, 'starttime=now')
    // until its second start is over
    while ((await slurm('squeue', '-h', '-j', id, '-o', '%i').catch(() => ({ stdout: '' }))).stdout !== '')
      await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await readFile(count, 'utf8')).toBe('started\n')
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited' })
  }, 180_000)

  it('C-12: jobs stay away from a node in quarantine, and one that has left the cluster keeps none out', async () => {
    const driver = driverOn()
    const spec = { ...aRunOn(host, 30, 'true'), avoid: ['left', 'n1'] }
    const handle = await driver.submit(spec, never)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', node: 'n2' })
    const asked = { ...aRunOn(host, 31, 'true'), avoid: ['left'], jobOptions: { exclude: 'n2' } }
    const other = await driver.submit(asked, never)
    expect(await stateWhen(driver, other, isOver)).toMatchObject({ kind: 'exited', node: 'n1' })
    const nowhere = driver.submit({ ...aRunOn(host, 32, 'true'), avoid: ['n1', 'n2'] }, never)
    await expect(nowhere).rejects.toMatchObject({
      code: 'compute.rejected',
      found: expect.stringContaining('n1,n2 (hooke compute lift)') as string,
    })
  }, 180_000)

  it('5.7 number 7: options and #SBATCH lines of a study reach nothing', async () => {
    const driver = driverOn()
    for (const partition of [
      'debug --wrap=id',
      '--uid=0',
      'debug\n--wrap=id',
      'a;id',
      '$(id)',
      '`id`',
      '\u2003x',
      "'",
    ]) {
      const call = driver.submit({ ...aRunOn(host, 8, 'true'), jobOptions: { partition } }, never)
      await expect(call).rejects.toMatchObject({ code: 'compute.rejected' })
    }
    const refused = driver.submit({ ...aRunOn(host, 8, 'true'), jobOptions: { partition: 'nowhere' } }, never)
    await expect(refused).rejects.toMatchObject({
      code: 'compute.rejected',
      found: expect.stringContaining('partition') as string,
    })
    const stolen = path.join(host.root, 'stolen')
    await writeFile(path.join(host.worktree, 'job.sh'), `#!/bin/sh\n#SBATCH --output=${stolen}\necho ran\n`)
    const handle = await driver.submit({ ...aRunOn(host, 8, ''), argv: ['sh', 'job.sh'] }, never)
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    await expect(readFile(stolen)).rejects.toThrow('ENOENT')
  }, 180_000)

  it('F-6, row 47: one command for a thousand jobs, two where the queue has forgotten some', async () => {
    const watched = counted(createLocalShell({ environment }))
    const driver = driverOn({ shell: watched })
    await driver.probe(never)
    const refs = Array.from({ length: 1000 }, (_, i) => `BANDIT-007.greedy.s${i + 100}.1`)
    for (const ref of refs) {
      const own = path.join(host.workDir, 'runs', ref, '.hooke')
      await mkdir(own, { recursive: true })
      await writeFile(path.join(own, 'asked'), '')
    }
    const long = path.join(host.workDir, 'runs', 'BANDIT-007.greedy.s101.1', '.hooke')
    await exec('touch', ['-d', '10 minutes ago', path.join(long, 'asked')])
    await writeFile(path.join(long, '..', '..', refs[2] ?? '', '.hooke', 'status'), 'code 0\nreason exit\n')
    const handles = refs.map((ref) => ({ driver: driver.name, ref }))
    // the first call of all greets the host
    await driver.find(aRunOn(host, 99, '').run, never)
    const before = watched.calls()
    const states = await driver.inspect(handles, never)

    expect(watched.calls() - before).toBeLessThanOrEqual(2)
    expect(states.get(refs[0] ?? '')).toMatchObject({ kind: 'queued' })
    expect(states.get(refs[1] ?? '')).toMatchObject({ kind: 'lost' })
    expect(states.get(refs[2] ?? '')).toMatchObject({ kind: 'exited' })
  }, 180_000)
})
