import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComputeDriver, LeaseSpec } from '../../../src/compute/driver.ts'
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshShell } from '../../../src/compute/shared/remote/ssh-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { NO_PIP } from '../../fakes/wheels.ts'
import { aRemoteHost, aRunOn, isOver, isRunning, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../testbed.ts'

const DAY = 86_400_000
const KEEP = 30 * DAY
const HASH = '0123456789abcdef'
const LONG_AGO = 1_000_000_000

let host: RemoteHost
beforeAll(async () => {
  host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
  await writeFile(path.join(host.worktree, 'requirements.lock'), '# nothing but Python\n')
  await host.git('add', '.')
  await host.git('commit', '-qm', 'lock')
})
afterAll(() => host.stop())

const envs = (): string => path.join(host.workDir, 'envs')
const at = (name: string): string => path.join(envs(), name)

/** Everything of an environment, as if nobody had come near it for years. */
async function aged(hash: string): Promise<void> {
  for (const name of readdirSync(envs()).filter((one) => one.startsWith(hash)))
    await utimes(at(name), LONG_AGO, LONG_AGO)
}

async function anEnvironment(hash = HASH): Promise<void> {
  await mkdir(path.join(at(hash), 'env', 'bin'), { recursive: true })
  await writeFile(path.join(at(hash), 'env', 'bin', 'python3'), '')
  await writeFile(`${at(hash)}.ready`, '')
  await writeFile(`${at(hash)}.log`, '')
  await aged(hash)
}

const kept = ({ environments }: ComputeDriver) => {
  if (environments === undefined) throw new Error('it keeps environments')
  return environments
}
const verdicts = async (driver: ComputeDriver): Promise<Record<string, string | null>> =>
  Object.fromEntries((await kept(driver).list(KEEP, never)).map(({ name, stays }) => [name, stays]))

/** The same driver, on a host whose `tool` is that script from now on. */
async function withTool(tool: string, script: string): Promise<ComputeDriver> {
  const bin = path.join(host.root, `with-${tool}`)
  await mkdir(bin, { recursive: true })
  const environment = { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` }
  const driver = createSshDriver({ ...host.options, shell: createLocalShell({ environment }) })
  await verdicts(driver)
  await writeFile(path.join(bin, tool), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return driver
}

const lease = (): LeaseSpec => ({
  lease: aRunOn(host, 0, '').lease,
  worktree: host.worktree,
  ...{ devices: 0, memoryMb: 100, diskMb: 1, environment: {}, secretNames: [] },
})

/** From its making over its last use to its end; its name. */
async function lifeOf(driver: ComputeDriver, seed: number): Promise<string> {
  await driver.prepare(lease(), never)
  const [hash = ''] = readdirSync(envs()).filter((name) => !name.includes('.'))
  await aged(hash)
  expect(await verdicts(driver)).toEqual({ [hash]: 'a lease or a run uses it' })
  const wait = 'echo "$VIRTUAL_ENV"; until [ -e "$HOOKE_RUN_DIR/over" ]; do sleep 0.1; done'
  const run = aRunOn(host, seed, wait, { cwd: host.worktree })
  const handle = await driver.submit(run, never)
  await stateWhen(driver, handle, isRunning)
  await driver.release(lease().lease, never)
  expect(await kept(driver).takeAway(hash, KEEP, never)).toBe('a lease or a run uses it')
  await writeFile(path.join(host.workDir, 'runs', run.run, 'over'), '')
  await stateWhen(driver, handle, isOver)
  // it was in use until the lease went
  expect(await kept(driver).takeAway(hash, KEEP, never)).toBe('it was used within 30 days')
  await aged(hash)
  expect(await verdicts(driver)).toEqual({ [hash]: null })
  expect(await kept(driver).takeAway(hash, KEEP, never)).toBeNull()
  expect(readdirSync(envs())).toEqual([])
  expect((await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 1000 }, never)).text).toContain(
    `${hash}/env`,
  )
  return hash
}

describe.skipIf(NO_PIP !== '')(`environments that were really made${NO_PIP}`, () => {
  it('P-18, C-8: on this computer one stays while a lease or a run has it, goes a month later, and is made again', async () => {
    const runsDir = path.join(host.workDir, 'runs')
    const options = { runsDir, clock: systemClock, environment: SSH_ENVIRONMENT, heartbeatSeconds: 1 }
    const driver = createLocalDriver({ ...options, environments: host.workDir })
    const hash = await lifeOf(driver, 1)

    await driver.prepare(lease(), never)
    expect(existsSync(path.join(at(hash), 'env', 'bin', 'python3'))).toBe(true)
    await aged(hash)
    // as one does that looks whether it may take it away
    await mkdir(`${at(hash)}.lock`)
    await writeFile(path.join(`${at(hash)}.lock`, 'pid'), String(process.pid))
    let isReady = false
    const preparing = driver.prepare(lease(), never).then(() => (isReady = true))
    while (statSync(`${at(hash)}.ready`).mtimeMs === LONG_AGO * 1000)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await verdicts(driver)
    expect(isReady).toBe(false)
    await rm(`${at(hash)}.lock`, { recursive: true })
    await preparing
    await driver.release(lease().lease, never)
  }, 180_000)

  it.skipIf(NO_SSHD !== '')(
    `P-18, C-8: the same behind sshd${NO_SSHD}`,
    async () => {
      // another login may find another Python, which is another environment
      await rm(envs(), { recursive: true })
      const shell = createSshShell({ target: SSHD, environment: SSH_ENVIRONMENT })
      await lifeOf(createSshDriver({ ...host.options, shell }), 2)
      await shell.close()
    },
    180_000,
  )
})

describe('P-18: environments that nobody used for long', () => {
  let driver: ComputeDriver
  beforeAll(async () => {
    await rm(envs(), { recursive: true, force: true })
    driver = createSshDriver(host.options)
    await mkdir(envs(), { recursive: true })
    // of another environment, so that there is something to read
    await mkdir(path.join(host.workDir, 'leases'), { recursive: true })
    await writeFile(
      path.join(host.workDir, 'leases', 'BANDIT-001.lease.1.json'),
      `{"bin":"${at('f'.repeat(16))}/env/bin"}`,
    )
  })

  it('go with their marks; what was just used, is being made, or is none stays', async () => {
    await anEnvironment()
    const [young, making, other] = ['1', '2', '3'].map((digit) => digit.repeat(16)) as [
      string,
      string,
      string,
    ]
    await anEnvironment(young)
    await utimes(`${at(young)}.ready`, new Date(), new Date(systemClock.now() - 29 * DAY))
    await anEnvironment(making)
    await mkdir(`${at(making)}.lock`)
    await mkdir(at('notes'))
    await symlink('/etc', at(other))

    expect(await verdicts(driver)).toEqual({
      [HASH]: null,
      [young]: 'it was used within 30 days',
      [making]: 'it is being made',
    })
    expect(await kept(driver).takeAway(making, KEEP, never)).toBe('it is being made')
    expect(await kept(driver).takeAway(HASH, KEEP, never)).toBeNull()
    expect(await kept(driver).takeAway('../../etc', KEEP, never)).toBeNull()
    expect(readdirSync(envs()).filter((name) => !/[.]/.test(name))).toEqual([young, making, other, 'notes'])
    expect(readdirSync(envs()).filter((name) => name.startsWith(HASH))).toEqual([])
  })

  it.each(['find', 'grep', 'cat', 'mkdir', 'mv', 'uname', 'rm'])(
    'stay where %s of the host does not do its work',
    async (tool) => {
      await anEnvironment()
      const broken = await withTool(tool, 'exit 1')
      await expect(
        kept(broken)
          .takeAway(HASH, KEEP, never)
          .then(
            (why) => why ?? 'gone',
            () => 'trouble',
          ),
      ).resolves.not.toBe('gone')

      expect(existsSync(path.join(at(HASH), 'env', 'bin', 'python3'))).toBe(true)
      await rm(`${at(HASH)}.lock`, { recursive: true, force: true })
    },
  )

  it('never pass for whole when the host dies in the middle, and what is left goes later', async () => {
    await anEnvironment()
    const dying = await withTool('mv', '/bin/mv "$@" && [ ! -e "$1.lock" ] || kill -9 "$PPID"')
    await kept(dying)
      .takeAway(HASH, KEEP, never)
      .catch(() => null)
    expect(existsSync(`${at(HASH)}.ready`)).toBe(false)
    await aged(HASH)

    const left = Object.keys(await verdicts(driver)).filter((name) => name.startsWith(HASH))
    expect(left).toEqual([`${HASH}.going`])
    for (const name of left) expect(await kept(driver).takeAway(name, KEEP, never)).toBeNull()
    expect(readdirSync(envs()).filter((name) => name.startsWith(HASH) && !name.endsWith('.lock'))).toEqual([])
  })
})
