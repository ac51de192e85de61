import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createFakeDriver, type FakeOutcome } from '../fakes/fake-driver.ts'
import { describeDriver, type DriverUnderTest } from './driver.contract.ts'

describeDriver('local', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-contract-'))
  const make = () =>
    createLocalDriver({
      runsDir: path.join(root, 'runs'),
      clock: systemClock,
      environment: { PATH: process.env['PATH'] ?? '' },
      graceSeconds: 1,
    })
  return {
    driver: make(),
    again: make,
    worktree: root,
    stop: () => rm(root, { recursive: true, force: true }),
  }
})

describeDriver('fake', () => aFake('push'))
describeDriver('fake remote', () => aFake('ask'))

async function aFake(settles: 'push' | 'ask'): Promise<DriverUnderTest> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hooke-contract-'))
  const outcomes: Record<string, FakeOutcome> = {
    prints: { stdout: 'äbc\n', stderr: 'oops\n', result: { loss: 0.5 } },
    fails: { code: 3 },
    hangs: { afterMs: Infinity },
  }
  const driver = createFakeDriver({
    folder,
    settles,
    outcomeOf: ({ argv }) => outcomes[argv[2]?.split('#')[1] ?? ''] ?? {},
  })
  return {
    driver,
    again: () => driver,
    worktree: folder,
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}
