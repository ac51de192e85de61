import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import type { Sandbox } from '../../src/lib/sandbox/sandbox.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aRun, endOf, signal } from '../compute/local/host.ts'
import { aPackageFolder, NO_PIP, onlyFrom } from '../fakes/wheels.ts'
import { aPlace, type Place, skipped } from './place.ts'

const why = skipped || NO_PIP

describe.skipIf(why !== '')(`the environment of a study on this computer${why}`, () => {
  let place: Place
  let packages: string
  beforeAll(() => {
    place = aPlace()
    packages = aPackageFolder(['alpha 1.0 beta', 'beta 1.5'])
    writeFileSync(path.join(place.worktree, 'requirements.txt'), 'alpha\n')
    writeFileSync(path.join(place.worktree, 'requirements.lock'), 'alpha==1.0\nbeta==1.5\n')
  })
  afterAll(() => {
    place.remove()
    rmSync(packages, { recursive: true })
  })
  const driverWith = (environments = place.in('state')) => {
    const confine: Sandbox['confine'] = (command) =>
      place.sandbox.confine({ ...command, readable: [...(command.readable ?? []), packages] })
    return createLocalDriver({
      runsDir: place.in('state', 'runs'),
      clock: systemClock,
      environment: onlyFrom(packages),
      heartbeatSeconds: 1,
      environments,
      sandbox: { confine, network: 'none', writable: [] },
    })
  }
  const lease = () => ({
    lease: aRun(place, 0, '').lease,
    worktree: place.worktree,
    devices: 0,
    memoryMb: 256,
    diskMb: 1,
    environment: { PATH: process.env['PATH'] ?? '' },
    secretNames: [],
  })

  it('C-8: is made of its lock file, once, in the sandbox; runs find it first, and cannot change it', async () => {
    const driver = driverWith()
    const { facts } = await driver.prepare(lease(), signal)
    const script =
      'python3 -c "import alpha, beta; print(alpha.VERSION, beta.VERSION)"; echo "$VIRTUAL_ENV"; touch "$VIRTUAL_ENV/x"'
    const run = aRun(place, 1, script, { cwd: place.worktree })
    // a later daemon, which did not prepare it
    const handle = await driverWith().submit(run, signal)
    await endOf(driver, handle)
    const read = (name: string) => readFileSync(place.in('state', 'runs', run.run, name), 'utf8')
    const [made = ''] = readdirSync(place.in('state', 'envs')).filter((name) => !name.includes('.'))
    const bin = place.in('state', 'envs', made, 'env', 'bin')

    expect(read('stdout.log')).toBe(`1.0 1.5\n${path.dirname(bin)}\n`)
    expect(read('stderr.log')).toContain('Read-only file system')
    expect(facts.interpreters.find(({ name }) => name === 'python3')).toMatchObject({
      path: path.join(bin, 'python3'),
      version: expect.stringMatching(/^3\.\d+/) as string,
    })
    expect(facts.environment.pythonLock).toMatch(/^[0-9a-f]{64}$/)
    const again = await driver.prepare(lease(), signal)
    expect(again.facts.environment.pythonLock).toBe(facts.environment.pythonLock)
    expect(readdirSync(place.in('state', 'envs')).filter((name) => name.endsWith('.ready'))).toHaveLength(1)
  }, 120_000)

  it('C-8: says in words why it cannot be made', async () => {
    writeFileSync(path.join(place.worktree, 'uv.lock'), 'no lock of uv\n')
    await expect(driverWith().prepare(lease(), signal)).rejects.toMatchObject({
      code: 'compute.rejected',
      found: expect.stringMatching(/uv/) as string,
      advice: expect.stringContaining('environments = "none"') as string,
    })
  }, 120_000)
})
