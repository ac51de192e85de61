import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe } from 'vitest'
import { connectPods } from '../../src/app/runpod.ts'
import { createRunpodClient } from '../../src/compute/runpod/client.ts'
import { TIMING } from '../../src/compute/runpod/options.ts'
import { createRunpodDriver } from '../../src/compute/runpod/runpod-driver.ts'
import { LeaseId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { WISHES } from '../compute/runpod/a-desk.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../compute/testbed.ts'
import { aRunpodServer } from '../fakes/runpod/fake-runpod.ts'
import { describeDriver, type DriverUnderTest } from './driver.contract.ts'

const run = promisify(execFile)

const LEASE = LeaseId.parse('BANDIT-007.lease.1')

/** Pods of the fake whose SSH leads to the real sshd of the testbed, with a host key that their log names. */
async function aHouse() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-runpod-'))
  const worktree = path.join(root, 'worktree')
  await run('git', ['init', '-q', worktree])
  await writeFile(path.join(worktree, 'code.txt'), 'print\n')
  await run('git', ['-C', worktree, 'add', '.'])
  await run('git', ['-C', worktree, '-c', 'user.name=a', '-c', 'user.email=a@b.org', 'commit', '-qm', 'c'])
  const ssh = { host: SSHD.host, port: SSHD.port ?? 22, username: SSHD.user ?? 'root' }
  const server = await aRunpodServer({ ssh })
  server.logs.push(await fingerprint())
  const make = () => {
    const client = createRunpodClient({ baseUrl: server.url, apiKey: () => server.key, clock: systemClock })
    return createRunpodDriver({
      ...{ name: 'pods', client, clock: systemClock, prefix: 'hooke', folder: path.join(root, 'book') },
      ...{ wishes: WISHES, timing: { ...TIMING, listingLagMs: 50, lookMs: 50 }, warn: () => undefined },
      connect: connectPods({
        ...{ name: 'pods', stateDir: root, clock: systemClock, env: SSH_ENVIRONMENT, client },
        table: { sshKey: SSHD.key ?? '', sandbox: true, network: 'host' },
        caps: { scratch: 2 ** 22, fileSize: 2 ** 24, processes: 64 },
        secret: () => undefined,
        workDir: path.join(root, 'pod'),
        deadMan: { idleSeconds: 1800, extraSeconds: 3600, stop: ['true'] },
      }),
    })
  }
  const close = async () => {
    const pid = await readFile(path.join(root, 'pod', 'dead-man', 'pid'), 'utf8').catch(() => '')
    if (/^\d+\n$/.test(pid)) process.kill(Number(pid))
    await server.close()
    await rm(root, { recursive: true, force: true })
  }
  return { worktree, make, close }
}

/** One house for the whole suite, as for a daemon that is started again and again; a pod that was let go is made anew. */
function onPods() {
  let house: ReturnType<typeof aHouse> | undefined
  const start = async (): Promise<DriverUnderTest> => {
    const { worktree, make } = await (house ??= aHouse())
    const driver = make()
    const signal = AbortSignal.timeout(60_000)
    const what = { environment: {}, secretNames: [] }
    if (!(await driver.holds?.(LEASE, signal)))
      await driver.prepare({ lease: LEASE, worktree, devices: 1, memoryMb: 1, diskMb: 1, ...what }, signal)
    return { driver, again: make, worktree, stop: () => Promise.resolve() }
  }
  return { start, close: async () => (await house)?.close() }
}

async function fingerprint(): Promise<string> {
  const key = path.join(path.dirname(SSHD.key ?? ''), 'host_key.pub')
  return (await run('ssh-keygen', ['-lf', key])).stdout
}

describe.skipIf(NO_SSHD !== '')(`on pods of a fake RunPod, over a real sshd${NO_SSHD}`, () => {
  const { start, close } = onPods()
  afterAll(close)
  describeDriver('runpod', start)
})
