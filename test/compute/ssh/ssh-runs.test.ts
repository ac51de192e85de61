import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import type { RemoteShell } from '../../../src/compute/shared/remote/remote-shell.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { type ComputeDriver, type JobHandle, RUN_DIR } from '../../../src/compute/driver.ts'
import {
  aRemoteHost,
  aRunOn,
  counted,
  isOver,
  isRunning,
  leaseSpec,
  never,
  type RemoteHost,
  stateWhen,
} from '../remote-host.ts'
import { anOwnTestbed, type OwnTestbed } from '../own-testbed.ts'
import { APART, NO_CUT, NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const exec = promisify(execFile)
const shell = createLocalShell({ environment: SSH_ENVIRONMENT })
let host: RemoteHost
beforeEach(async () => {
  host = await aRemoteHost(shell)
})
afterEach(() => host.stop())

// the scripts of a host are the same over SSH and here; what SSH itself adds is tested below
describe('a host', () => {
  it('C-7, C-16: has the exact commit once per lease, and only what is new travels', async () => {
    const watched = counted(shell)
    const driver = createSshDriver({ ...host.options, shell: watched })
    await driver.prepare(leaseSpec(host.worktree), never)
    await writeFile(path.join(host.worktree, 'code.txt'), 'second\n')
    await host.git('commit', '-qam', 'more')
    const { facts } = await driver.prepare(leaseSpec(host.worktree), never)
    const handle = await driver.submit(aRunOn(host, 1, 'cat code.txt; pwd; echo "$MODE"'), never)
    await stateWhen(driver, handle, isOver)
    const log = await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 1000 }, never)
    const checkout = path.join(host.workDir, 'code', 'BANDIT-007.lease.1')

    expect(log.text).toBe(`second\n${checkout}\nlease\n`)
    expect(facts.environment.commit).toBe((await host.git('rev-parse', 'HEAD')).stdout.trim())
    expect(facts).toMatchObject({ missingSecrets: ['TOKEN'], worktreeDirty: false, clockSkewMs: 0 })
    const before = watched.calls()
    await driver.prepare(leaseSpec(host.worktree), never)
    expect(watched.calls() - before).toBeLessThanOrEqual(4)
    // what was written there stays, but for what Python makes of the code
    await mkdir(path.join(checkout, 'sub/__pycache__'), { recursive: true })
    await writeFile(path.join(checkout, 'sub/__pycache__/code.cpython-311.pyc'), '')
    await writeFile(path.join(checkout, 'notes.txt'), 'by hand')
    await driver.release(leaseSpec('').lease, never)
    expect(await readFile(path.join(checkout, 'code.txt'), 'utf8')).toBe('second\n')
    await rm(path.join(checkout, 'notes.txt'))
    await driver.release(leaseSpec('').lease, never)
    await expect(readFile(path.join(checkout, 'code.txt'))).rejects.toThrow('ENOENT')
  })

  it('S-5: a secret reaches the run, and stays in no file of the host', async () => {
    const driver = createSshDriver({ ...host.options, secret: () => 'two\nzeta-77' })
    await driver.prepare(leaseSpec(host.worktree), never)
    const handle = await driver.submit(aRunOn(host, 3, 'printf %s "$TOKEN" | wc -l; sleep 1'), never)
    await stateWhen(driver, handle, isOver)
    expect(
      (await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 10 }, never)).text.trim(),
    ).toBe('1')
    const found = await exec('grep', ['-rl', 'zeta-77', host.workDir]).catch(() => ({ stdout: 'none' }))
    expect(found.stdout).toBe('none')
  })

  it('rows 64 to 68: links, pipes, odd names and what is too large are named and left, and never followed', async () => {
    const driver = createSshDriver({ ...host.options, limits: { bytesPerFile: 1_000_000 } })
    const script =
      'cd "$HOOKE_RUN_DIR"; echo fine > good; echo 2 > "a b"; ln -s /etc/passwd link; ln good hard; mkfifo pipe; ' +
      'echo x > "$(printf "new\\nline")"; mkdir sub; ln -s / sub/root; truncate -s 2000000 large; : > empty'
    const handle = await driver.submit(aRunOn(host, 4, script), never)
    await stateWhen(driver, handle, isOver)
    const { files, skipped } = await driver.collect(handle, never)

    expect(files.map(({ path: name }) => name)).toEqual(['a b', 'empty', 'stderr.log', 'stdout.log'])
    const reasons = Object.fromEntries(skipped.map(({ path: name, because }) => [name, because]))
    expect(reasons).toMatchObject({
      link: 'is a link, not a regular file',
      'sub/root': 'is a link, not a regular file',
      pipe: 'is a named pipe, not a regular file',
      hard: expect.stringContaining('hard link') as string,
      large: expect.stringContaining('2000000 bytes') as string,
      '1 entries': expect.stringContaining('control characters') as string,
    })
  })

  it('C-7: what broke off goes on where it stopped, and what is here is not brought again', async () => {
    const watched = counted(shell)
    const driver = createSshDriver({ ...host.options, shell: watched })
    const handle = await driver.submit(aRunOn(host, 5, 'seq 1 20000 > "$HOOKE_RUN_DIR/numbers"'), never)
    await stateWhen(driver, handle, isOver)
    const whole = await readFile(path.join(host.workDir, 'runs', handle.ref, 'numbers'))
    const mirror = path.join(host.options.mirrorDir, handle.ref)
    await mkdir(mirror, { recursive: true })
    await writeFile(path.join(mirror, 'numbers.part'), whole)
    await truncate(path.join(mirror, 'numbers.part'), 777)
    const { files } = await driver.collect(handle, never)
    const local = files.find(({ path: name }) => name === 'numbers')?.local ?? ''

    expect((await readFile(local)).equals(whole)).toBe(true)
    const before = watched.calls()
    await driver.collect(handle, never)
    expect(watched.calls() - before).toBe(1)
  })

  it('F-6: a look costs one command, for one run or for a thousand', async () => {
    const watched = counted(shell)
    const driver = createSshDriver({ ...host.options, shell: watched })
    const handle = await driver.submit(aRunOn(host, 6, 'exit 0'), never)
    const handles = Array.from({ length: 1000 }, (_, i) => ({
      ...handle,
      ref: `BANDIT-007.greedy.s${i + 6}.1`,
    }))
    for (const { ref } of handles.slice(1)) {
      const own = path.join(host.workDir, 'runs', ref, '.hooke')
      await mkdir(own, { recursive: true })
      await writeFile(path.join(own, 'status'), 'code 7\nreason exit\n')
    }
    const before = watched.calls()
    const states = await driver.inspect(handles, never)
    await Promise.all(handles.slice(0, 50).map((each) => driver.inspect([each], never)))

    expect(states.size).toBe(1000)
    expect(states.get('BANDIT-007.greedy.s500.1')).toMatchObject({ kind: 'exited', exit: { code: 7 } })
    expect(watched.calls() - before).toBe(2)
  })

  it('5.7 number 7: a run that forges its own end is not believed while its wrapper lives', async () => {
    const driver = createSshDriver(host.options)
    const forged =
      'echo "code 0"; printf "code 0\\nreason exit\\n" > "$HOOKE_RUN_DIR/.hooke/status"; sleep 1; exit 9'
    const handle = await driver.submit(aRunOn(host, 7, forged), never)
    const seen = await stateWhen(driver, handle, (state) => state.kind !== 'queued')
    expect(seen.kind).toBe('running')
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ exit: { code: 9 } })
  })

  it('5.7 number 7: what would be options or commands elsewhere arrives as words', async () => {
    const driver = createSshDriver(host.options)
    const hostile = [
      '--output=/tmp/x',
      '; touch pwned',
      '$(touch pwned)',
      '`touch pwned`',
      "a'b",
      'two\nlines',
      '\u2003',
      RUN_DIR,
    ]
    const handle = await driver.submit({ ...aRunOn(host, 8, ''), argv: ['printf', '%s|', ...hostile] }, never)
    await stateWhen(driver, handle, isOver)
    const { text } = await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 1000 }, never)
    const folder = path.join(host.workDir, 'runs', handle.ref)

    expect(text.split('|').slice(0, -1)).toEqual([...hostile.slice(0, -1), folder])
    await expect(readFile(path.join(host.worktree, 'pwned'))).rejects.toThrow('ENOENT')
    await symlink('/nowhere', path.join(host.root, 'dangling'))
    const lost = driver.submit(aRunOn({ worktree: path.join(host.root, 'dangling') }, 9, 'true'), never)
    await expect(lost).rejects.toMatchObject({ code: 'compute.rejected' })
  })
})

// the server is killed and the network cut here, so it is a host of our own
describe.skipIf(NO_SSHD !== '')(`when the connection breaks${NO_SSHD}`, () => {
  let testbed: OwnTestbed
  let connection: RemoteShell
  let options: RemoteHost['options']
  let count: string
  beforeAll(async () => {
    testbed = await anOwnTestbed('sshd', ...APART)
    const target = {
      ...SSHD,
      host: testbed.said('SSH_HOST'),
      port: Number(testbed.said('SSH_PORT')),
      key: testbed.said('SSH_KEY'),
      knownHosts: testbed.said('SSH_KNOWN_HOSTS'),
    }
    const soon = { connectSeconds: 1, aliveSeconds: 1 }
    connection = createSshShell({ target, environment: SSH_ENVIRONMENT, ...soon })
  })
  afterAll(async () => {
    await connection.close()
    await testbed.gone()
  })
  beforeEach(() => {
    options = { ...host.options, shell: connection }
    count = path.join(host.root, 'count')
  })

  const silent = { code: 'compute.unreachable', retryable: true }
  const earlier = { since: 0, endedBy: 0 }
  const counts = (seconds: number) =>
    `echo started >> ${count}; sleep ${seconds}; echo '{"loss":1}' > "$HOOKE_RUN_DIR/result.json"`
  const arrivesOnce = async (driver: ComputeDriver, handle: JobHandle): Promise<void> => {
    expect(await stateWhen(driver, handle, isOver)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
    const { files } = await driver.collect(handle, never)
    expect(files.map(({ path: name }) => name)).toContain('result.json')
  }

  it('row 42, C-6: the run goes on without server, connection and daemon; its result arrives, and it ran once', async () => {
    const driver = createSshDriver(options)
    const handle = await driver.submit(aRunOn(host, 20, counts(2)), never)
    await stateWhen(driver, handle, isRunning)
    await testbed.down()
    await expect(driver.inspect([handle], never)).rejects.toMatchObject(silent)
    await testbed.up()
    const later = createSshDriver(options)
    expect(await later.submit({ ...aRunOn(host, 20, counts(2)), earlier }, never)).toEqual(handle)
    await arrivesOnce(later, handle)
    expect(await readFile(count, 'utf8')).toBe('started\n')
  }, 180_000)

  it.skipIf(NO_CUT !== '')(
    `row 42, C-6: the network of the host is cut in the middle of a run and comes back; each run is submitted once, and its result arrives${NO_CUT}`,
    async () => {
      const driver = createSshDriver(options)
      const handle = await driver.submit(aRunOn(host, 21, counts(1)), never)
      await stateWhen(driver, handle, isRunning)
      const next = aRunOn(host, 22, counts(0))
      await testbed.link('down')
      const asked = [driver.inspect([handle], never), driver.submit(next, never)]
      await Promise.all(asked.map((call) => expect(call).rejects.toMatchObject(silent)))
      await testbed.link('up')
      await arrivesOnce(driver, handle)
      // whether it arrived before the cut nobody knew
      await arrivesOnce(driver, await driver.submit({ ...next, earlier }, never))
      expect(await readFile(count, 'utf8')).toBe('started\nstarted\n')
    },
    60_000,
  )
})
