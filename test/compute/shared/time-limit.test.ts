import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLocalShell } from '../../../src/compute/shared/remote/local-shell.ts'
import { createSgeDriver } from '../../../src/compute/sge/sge-driver.ts'
import { createSlurmDriver } from '../../../src/compute/slurm/slurm-driver.ts'
import { aRemoteHost, aRunOn, never, type RemoteHost } from '../remote-host.ts'
import { SSH_ENVIRONMENT } from '../testbed.ts'

/** Clusters that only queue; what is looked at is the order that the wrapper would read. */
describe('the time that a run of a scheduler has', () => {
  let host: RemoteHost
  let shell: ReturnType<typeof createLocalShell>
  beforeEach(async () => {
    host = await aRemoteHost(createLocalShell({ environment: SSH_ENVIRONMENT }))
    const bin = path.join(host.root, 'bin')
    await mkdir(bin)
    for (const name of ['sbatch', 'qsub'])
      await writeFile(path.join(bin, name), '#!/bin/sh\necho 7\n', { mode: 0o755 })
    shell = createLocalShell({
      environment: { ...SSH_ENVIRONMENT, PATH: `${bin}:${SSH_ENVIRONMENT.PATH}` },
    })
  })
  afterEach(() => host.stop())

  const SECONDS = [
    ['whole without a cap', undefined, 600],
    ['whole where the cap leaves enough', 7200, 600],
    ['two minutes less than the cap', 400, 280],
    ['half of a short cap', 100, 50],
  ] as const

  it.each(SECONDS)('row 45: the wrapper ends it before the scheduler does: %s', async (_, cap, expected) => {
    for (const [seed, create] of [createSlurmDriver, createSgeDriver].entries()) {
      const driver = create({ ...host.options, shell, job: { timeSeconds: cap } })
      const { ref } = await driver.submit(aRunOn(host, seed, 'true', { timeLimitSeconds: 600 }), never)
      const order = await readFile(path.join(host.workDir, 'runs', ref, '.hooke', 'order'), 'utf8')
      // each word comes after the number of its lines: the folder, then the limit
      expect(Number(order.split('\n')[3])).toBe(expected)
    }
  })
})
