import { cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLeaseBook } from '../../../src/compute/runpod/lease-book.ts'
import { LeaseId, RunId } from '../../../src/domain/ids.ts'
import { sweepHardware } from '../../../src/engine/hardware/sweep.ts'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { aLab, type Lab, MINUTES } from './a-lab.ts'

let lab: Lab
beforeEach(async () => {
  lab = await aLab()
})
afterEach(() => lab.close())

const whats = () => lab.server.truth.map(({ what, id }) => `${what} ${id}`)
const bookOf = (name: string) => createLeaseBook(join(lab.folder, name))

/** The book as a backup keeps it, and the driver that works with it where it was restored. */
function aCopy() {
  cpSync(join(lab.folder, 'book'), join(lab.folder, 'copy'), { recursive: true })
  renameSync(join(lab.folder, 'copy', 'installation'), join(lab.folder, 'copy', 'former'))
  return lab.driverAt(join(lab.folder, 'copy'))
}

async function aRun(): Promise<void> {
  const run = RunId.parse(`${lab.experiment}.optimistic.s1.1`)
  const command = { argv: ['true'], cwd: lab.folder, environment: {}, inputs: {} }
  const limits = { timeLimitSeconds: 7200, memoryMb: 1, logLimitBytes: 10_000 }
  await lab.driver.submit({ run, lease: lab.lease, ...command, ...limits }, lab.signal)
}

const busyPods = () => {
  for (const pod of lab.server.pods.values()) pod.gpuPercent = 90
}

async function sweepFor(minutes: number, driver: Lab['driver']): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 5) {
    lab.clock.advance(5 * MINUTES)
    await sweepHardware({ ...lab.deps, drivers: { pods: driver } }, lab.signal)
  }
}

describe('a restored copy of a state with pods', () => {
  it('E-6, C-2: adopts the pod that the backup knew of: looks after it, reads it and lets it go', async () => {
    await lab.hold()
    await aRun()
    const copy = aCopy()
    busyPods()
    expect(await copy.holds?.(lab.lease, lab.signal)).toBe(true)
    await sweepFor(30, copy)
    expect(lab.store.leases.find(lab.lease)?.spentUsd).toBeGreaterThan(0.2)
    await copy.machines?.renew(lab.lease, lab.signal)
    await copy.pause(lab.lease, lab.signal)

    expect(lab.renewed).toEqual(['pod0001'])
    expect(whats()).toEqual(['created pod0001', 'stopped pod0001'])
  })

  it('E-6: what the original made after the backup is never touched, and a person is told of it once', async () => {
    await lab.hold()
    await aRun()
    const copy = aCopy()
    // the original goes on: its pod vanishes, and it gets another one
    lab.server.vanish('pod0001')
    await lab.driver.prepare(lab.spec, lab.signal)
    busyPods()
    expect(await copy.holds?.(lab.lease, lab.signal)).toBe(false)
    await sweepFor(120, copy)

    expect(lab.server.billed().map(({ id }) => id)).toEqual(['pod0002'])
    expect(lab.alarms()).toEqual([expect.stringContaining('was made by what this state is a copy of')])
    lab.server.stop('pod0002')
    await sweepFor(5, copy)
    expect(lab.alarms()).toEqual([])
  })

  it('C-13, E-6: a pod on which nothing had run at the backup is paused and never terminated: the original may have used it', async () => {
    await lab.hold()
    const copy = aCopy()
    await aRun()
    lab.store.leases.release(lab.lease, { at: lab.clock.now(), reason: 'gone' })
    await sweepFor(30, copy)
    expect(whats()).toEqual(['created pod0001', 'stopped pod0001'])
    expect((await bookOf('copy').find(lab.lease))?.pods).toMatchObject([{ hasRun: true }])
    expect((await bookOf('book').find(lab.lease))?.pods).toMatchObject([{ hasRun: true }])
  })

  it('E-6: the original leaves alone what the copy makes, and the copy marks it as its own', async () => {
    await lab.hold()
    const copy = aCopy()
    const lease = LeaseId.parse('BANDIT-099.lease.1')
    await copy.prepare({ ...lab.spec, lease }, lab.signal)
    busyPods()
    await sweepFor(60, lab.driver)

    expect(lab.server.billed().map(({ id }) => id)).toEqual(['pod0001', 'pod0002'])
    const marks = [...lab.server.pods.values()].map(({ wish }) => wish.env['HOOKE_INSTALLATION'])
    expect(marks).toEqual([await bookOf('book').installation(), await bookOf('copy').installation()])
    expect(new Set(marks).size).toBe(2)
  })

  it('row 51, E-6: a pod of which nobody knew at the backup whether it was made is found by its key', async () => {
    lab.want()
    lab.server.script.add(FAULTS.answerLost)
    await expect(lab.driver.prepare(lab.spec, lab.signal)).rejects.toMatchObject({ retryable: true })
    const copy = aCopy()

    expect(await copy.machines?.list(lab.signal)).toMatchObject([{ isOurs: true, hasRun: true }])
    expect(await copy.holds?.(lab.lease, lab.signal)).toBe(true)
    expect((await bookOf('copy').find(lab.lease))?.pods).toMatchObject([{ id: 'pod0001', ended: null }])
  })
})
