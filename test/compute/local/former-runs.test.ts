import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { LeaseId } from '../../../src/domain/ids.ts'
import { aHost, aRun, endOf, signal, until } from './host.ts'

it('row 85: a run of the original state is found, read, collected and cancelled where it lies, and never started again', async () => {
  const host = await aHost()
  const original = host.driver()
  const runsDir = path.join(host.root, 'copy', 'runs')
  const copy = host.driver({ runsDir, formerRunsDirs: [host.runsDir] })
  const living = aRun(
    host,
    1,
    'echo begun; while [ ! -e go ]; do sleep 0.05; done; echo done >"$HOOKE_RUN_DIR/out"',
  )
  const endless = aRun(host, 2, 'sleep 60')
  await original.submit(living, signal)
  await original.submit(endless, signal)

  const found = await copy.find(living.run, signal)
  const again = await copy.submit(living, signal)
  expect(again).toEqual(found)
  expect(existsSync(path.join(runsDir, living.run))).toBe(false)
  await until(
    async () =>
      (await copy.readLog(again, { stream: 'stdout', offset: 0, limit: 99 }, signal)).text === 'begun\n',
  )
  await copy.cancel({ driver: 'local', ref: endless.run }, signal)
  expect(await endOf(original, { driver: 'local', ref: endless.run })).toMatchObject({
    exit: { reason: 'cancelled' },
  })
  await host.driver().submit(aRun(host, 3, 'touch go'), signal)
  expect(await endOf(copy, again)).toMatchObject({ kind: 'exited', exit: { code: 0 } })
  const { files } = await copy.collect(again, signal)
  expect(files.map((file) => file.path)).toContain('out')

  const alone = host.driver({ runsDir })
  expect(await alone.find(living.run, signal)).toBeUndefined()
  await host.stop()
})

it('row 85: a lease is known on the host that prepared it, also from a copy, until it is released', async () => {
  const host = await aHost()
  const runsDir = path.join(host.root, 'copy', 'runs')
  const lease = LeaseId.parse('BANDIT-007.lease.1')
  const spec = {
    lease,
    worktree: host.root,
    devices: 0,
    memoryMb: 1,
    diskMb: 1,
    environment: {},
    secretNames: [],
  }
  const original = host.driver()
  await original.prepare(spec, signal)

  expect(await host.driver({ runsDir, formerRunsDirs: [host.runsDir] }).holds?.(lease, signal)).toBe(true)
  expect(await host.driver({ runsDir }).holds?.(lease, signal)).toBe(false)
  await original.release(lease, signal)
  expect(await original.holds?.(lease, signal)).toBe(false)
  await host.stop()
})
