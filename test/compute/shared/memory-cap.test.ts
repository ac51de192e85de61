import { existsSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseMemoryCap } from '../../../src/compute/shared/host/memory-cap-found.ts'
import type { JobState } from '../../../src/compute/driver.ts'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSshDriver } from '../../../src/compute/ssh/ssh-driver.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { probe } from '../../sandbox/place.ts'
import { aRemoteHost, aRunOn, isOver, never, type RemoteHost, SANDBOX, stateWhen } from '../remote-host.ts'
import { NO_CAP, SSH_ENVIRONMENT } from '../testbed.ts'

const GROUPS = '/sys/fs/cgroup/memory'
const why = NO_CAP || (probe.ok ? '' : ` (SKIPPED: ${probe.found})`)

/** Each of four processes takes 40 MB and waits; none takes much by itself. */
const HOG = `for n in 1 2 3 4; do python3 -c 'b = bytearray(40 * 2 ** 20); import time; time.sleep(2)' || echo killed & done; wait; echo over`

describe.skipIf(why !== '')(`the memory of a run on a host without scheduler${why}`, () => {
  let host: RemoteHost
  beforeAll(async () => {
    host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
  })
  afterAll(() => host.stop())

  it('C-14: is capped for all of its processes together, and the group goes when the run is over', async () => {
    const driver = createSshDriver({ ...host.options, sandbox: SANDBOX })
    const lease = LeaseId.parse('BANDIT-007.lease.1')
    const asked = { devices: 0, memoryMb: 1, diskMb: 1, environment: {}, secretNames: [] }
    await driver.prepare({ lease, worktree: host.worktree, ...asked }, never)
    const states: JobState[] = []
    const printed = async (seed: number, memoryMb: number) => {
      const handle = await driver.submit(aRunOn(host, seed, HOG, { memoryMb }), never)
      states.push(await stateWhen(driver, handle, isOver))
      return (await driver.readLog(handle, { stream: 'stdout', offset: 0, limit: 999 }, never)).text
    }
    const [narrow, wide] = await Promise.all([printed(1, 100), printed(2, 400)])
    // one that goes on without the processes that it lost ended well
    expect(states).not.toContainEqual(expect.objectContaining({ cause: 'out-of-memory' }))
    const greedy = `python3 -c 'b = bytearray(300 * 2 ** 20); print(len(b))'`
    const alone = await driver.submit(aRunOn(host, 3, greedy, { memoryMb: 100 }), never)

    expect(await stateWhen(driver, alone, isOver)).toMatchObject({ cause: 'out-of-memory' })
    expect(narrow).toContain('killed')
    expect(wide).toBe('over\n')
    expect((await driver.probe(never)).detail).toContain('memory capped for each run as a whole')
    expect(existsSync(GROUPS) && readdirSync(GROUPS).filter((name) => name.includes('BANDIT-007'))).toEqual(
      [],
    )
  }, 60_000)
})

it('C-14: what a host tells of its groups is a folder of the kernel, a scope of systemd, or nothing', () => {
  expect(parseMemoryCap('v1 /sys/fs/cgroup/memory/user 1')).toMatchObject({
    version: 1,
    folder: '/sys/fs/cgroup/memory/user 1',
  })
  expect(parseMemoryCap('v2 /sys/fs/cgroup')).toMatchObject({ kind: 'cgroup', version: 2 })
  expect(parseMemoryCap('systemd --user')).toEqual({ kind: 'systemd', scope: '--user' })
  for (const odd of ['', 'v1 /etc', 'systemd --scope=x', 'v3 /sys/fs/cgroup'])
    expect(parseMemoryCap(odd)).toBeNull()
})
