import { chmod, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputeDriver, JobHandle, JobState } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { aRemoteHost, aRunOn, isOver, isRunning, never, type RemoteHost, stateWhen } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

/** A machine with accelerators, as far as `nvidia-smi -L` tells; there is none where the tests run. */
const NVIDIA_SMI = `#!/bin/sh
case $1 in --query-gpu=utilization.gpu,*)
  case $* in *--id=0) echo '3, 10' ;; *--id=*) exit 6 ;; *) printf '3, 10\\n61, 900\\n7, 10\\n' ;; esac
esac
[ "$1" = -L ] || exit 0
for n in 0 1 2; do echo "GPU $n: NVIDIA A100 (UUID: GPU-$n)"; done
`

let host: RemoteHost
let driver: ComputeDriver
beforeEach(async () => {
  host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
  const bin = path.join(host.root, 'bin')
  await mkdir(bin)
  await writeFile(path.join(bin, 'nvidia-smi'), NVIDIA_SMI)
  await chmod(path.join(bin, 'nvidia-smi'), 0o755)
  const environment = { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` }
  driver = createSshDriver({ ...host.options, shell: createLocalShell({ environment }) })
})
afterEach(() => host.stop())

const prepare = (devices: number) =>
  driver.prepare(
    {
      lease: aRunOn(host, 0, '').lease,
      worktree: host.worktree,
      devices,
      memoryMb: 1,
      diskMb: 1,
      environment: {},
      secretNames: [],
    },
    never,
  )
const SHOWS = 'printf %s "${CUDA_VISIBLE_DEVICES-all}"; sleep 60'
const seenBy = async (handle: JobHandle): Promise<string> => {
  await stateWhen(driver, handle, isRunning)
  for (;;) {
    const { text } = await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 100 }, never)
    if (text !== '') return text
  }
}

describe('runs on a machine with several accelerators', () => {
  it('issue 5, GPU pinning: each has its own; one that finds none free waits until another has ended', async () => {
    await prepare(1)
    const started = await Promise.all([1, 2, 3].map((n) => driver.submit(aRunOn(host, n, SHOWS), never)))
    const seen = await Promise.all(started.map(seenBy))
    const fourth = aRunOn(host, 4, SHOWS)

    expect(seen.toSorted()).toEqual(['0', '1', '2'])
    await expect(driver.submit(fourth, never)).rejects.toMatchObject({
      retryable: true,
      found: expect.stringContaining('accelerators of this machine are taken') as string,
    })
    const [first] = started
    if (first === undefined) throw new Error('nothing was started')
    await driver.cancel(first, never)
    await stateWhen(driver, first, isOver)
    const handle = await driver.submit({ ...fourth, earlier: { since: 0, endedBy: 0 } }, never)
    expect(await seenBy(handle)).toBe(seen[0])
    await Promise.all([...started.slice(1), handle].map((each) => driver.cancel(each, never)))
  }, 120_000)

  it('issue 5, GPU pinning: what a run claimed a moment ago is taken, though its processes are not written down yet', async () => {
    await prepare(3)
    const first = await driver.submit(aRunOn(host, 1, SHOWS), never)
    await seenBy(first)
    const own = path.join(host.workDir, 'runs', first.ref, '.hooke')
    const start = await readFile(path.join(own, 'start'))
    await rm(path.join(own, 'start'))
    const second = aRunOn(host, 2, SHOWS)
    await expect(driver.submit(second, never)).rejects.toMatchObject({ retryable: true })

    // a wrapper that died just then holds nothing for good
    await utimes(path.join(own, 'claim'), 1, 1)
    const handle = await driver.submit({ ...second, earlier: { since: 0, endedBy: 0 } }, never)
    expect(await seenBy(handle)).toBe('0,1,2')
    await writeFile(path.join(own, 'start'), start)
    await Promise.all([first, handle].map((each) => driver.cancel(each, never)))
  }, 120_000)

  it('issue 5, GPU pinning: one that asks for two gets two, and one that asks for none sees what it saw', async () => {
    await prepare(2)
    const two = await driver.submit(aRunOn(host, 1, SHOWS), never)
    expect(await seenBy(two)).toBe('0,1')
    await prepare(0)
    const none = await driver.submit(aRunOn(host, 2, SHOWS), never)
    expect(await seenBy(none)).toBe('all')
    await Promise.all([two, none].map((each) => driver.cancel(each, never)))
  }, 120_000)

  it('C-6: a look tells how busy its own are, as nvidia-smi samples them, or the busiest where those cannot be told', async () => {
    await prepare(1)
    const sampled = (state: JobState) => state.kind === 'running' && state.gpuPercent !== undefined
    const [first, second] = [aRunOn(host, 1, SHOWS), aRunOn(host, 2, SHOWS)]
    const pinned = await driver.submit(first, never)
    const unknown = await driver.submit(second, never)
    expect(await stateWhen(driver, pinned, sampled)).toMatchObject({ gpuPercent: 3 })
    expect(await stateWhen(driver, unknown, sampled)).toMatchObject({ gpuPercent: 61 })
    await Promise.all([pinned, unknown].map((each) => driver.cancel(each, never)))
  }, 120_000)
})
