import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLeaseBook } from '../../../src/compute/runpod/lease-book.ts'
import { LeaseId, RunId } from '../../../src/domain/ids.ts'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import { keepSweeping } from '../../../src/engine/hardware/keep-sweeping.ts'
import { sweepHardware } from '../../../src/engine/hardware/sweep.ts'
import { anExperiment } from '../../builders/store.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { aLab, type Lab, MINUTES } from './a-lab.ts'

let lab: Lab
beforeEach(async () => {
  lab = await aLab()
  await lab.hold()
})
afterEach(() => lab.close())

const whats = () => lab.server.truth.map(({ what, id }) => `${what} ${id}`)

/** Starts a run on the pod of the lease. */
function submit(seed = 1) {
  const run = RunId.parse(`${lab.experiment}.optimistic.s${seed}.1`)
  const command = { argv: ['true'], cwd: lab.folder, environment: {}, inputs: {} }
  const limits = { timeLimitSeconds: 7200, memoryMb: 1, logLimitBytes: 10_000 }
  return lab.driver.submit({ run, lease: lab.lease, ...command, ...limits }, lab.signal)
}

describe('a run that is to start on a pod which does not run', () => {
  it('row 50: is told at once that the pod vanished, is not asked for ever, and starts on the next one', async () => {
    await submit()
    lab.server.vanish('pod0001')

    await expect(submit(2)).rejects.toMatchObject({
      code: 'compute.gone',
      retryable: false,
      found: 'the pod pod0001 is not there any more',
    })
    await expect(submit(2)).rejects.toMatchObject({ code: 'compute.gone' })
    await lab.driver.prepare(lab.spec, lab.signal)
    expect(await submit(2)).toMatchObject({ ref: `${lab.experiment}.optimistic.s2.1` })
    expect(whats()).toEqual(['created pod0001', 'vanished pod0001', 'created pod0002'])
  })

  it('C-3: starts a pod again that stopped by itself', async () => {
    lab.server.stop('pod0001')
    await submit()

    expect(whats()).toEqual(['created pod0001', 'stopped pod0001', 'started pod0001'])
  })

  it('C-3: starts nothing on a pod that was paused on purpose, and says so', async () => {
    await submit()
    await lab.driver.pause(lab.lease, lab.signal)

    await expect(submit(2)).rejects.toMatchObject({ code: 'compute.gone' })
    expect(whats()).toEqual(['created pod0001', 'stopped pod0001'])
  })
})

describe('two pods of one lease', () => {
  /** The first was taken for gone, the lease got a second, and the first came back. */
  async function aReturn(): Promise<void> {
    await submit()
    const first = lab.server.pods.get('pod0001')
    lab.server.vanish('pod0001')
    await lab.driver.prepare(lab.spec, lab.signal)
    if (first !== undefined) lab.server.pods.set('pod0001', first)
    for (const pod of lab.server.pods.values()) pod.gpuPercent = 90
  }

  it('C-2: the one that came back is stopped though its key is another, and the one that is worked on stays', async () => {
    await aReturn()
    await lab.sweepFor(30)

    expect(whats().slice(3)).toEqual(['stopped pod0001'])
    expect(lab.server.billed().map(({ id }) => id)).toEqual(['pod0002'])
  })

  it('row 53: one that cannot be stopped is counted beside the other, and is an alarm', async () => {
    await aReturn()
    lab.server.script.add(FAULTS.stopFails)
    await lab.sweep()
    const before = lab.store.leases.find(lab.lease)?.spentUsd ?? 0
    const begun = lab.clock.now()
    await lab.sweepFor(10)

    const spent = (lab.store.leases.find(lab.lease)?.spentUsd ?? 0) - before
    const bothUsd = (2 * 0.5 * (lab.clock.now() - begun)) / (60 * MINUTES)
    expect(spent / bothUsd).toBeCloseTo(1, 1)
    expect(lab.alarms().join()).toContain('could not be stopped')
  })

  it('C-13: when the lease is let go of for good, nothing of it is left to pay for', async () => {
    await aReturn()
    await lab.driver.release(lab.lease, lab.signal)

    expect([...lab.server.pods.keys()]).toEqual([])
  })
})

describe('renewing the dead-man switches', () => {
  it('C-2: goes on while the list of pods is down', async () => {
    lab.server.script.add(FAULTS.listDown)
    await lab.renew()
    await lab.renew()

    expect(lab.renewed).toEqual(['pod0001', 'pod0001'])
  })

  it('C-2: goes on while a sweep hangs at another machine, and so do the sweeps of all others', async () => {
    const { store } = lab
    const other = anExperiment(store, { stage: 'running' })
    const stuck = LeaseId.parse(`${other}.lease.1`)
    store.leases.want({
      ...{ id: stuck, experiment: other, driver: 'pods', pricePerHour: 1, capUsd: 9 },
      createdAt: 1,
    })
    store.leases.pause(stuck, 'idle')
    const clock = createManualClock()
    const did: string[] = []
    const paid = {
      key: null,
      isOurs: true,
      isOfOriginal: false,
      isSpare: false,
      isBilled: true,
      hasRun: true,
      createdAt: 1,
    }
    const machine = (id: string, lease: LeaseId) => ({
      ...{ ...paid, id, lease, pricePerHourUsd: 0, words: id, gpuPercent: 90 },
    })
    const driver = {
      pause: () => new Promise(() => void did.push('pausing')),
      machines: {
        list: () => (did.push('listed'), Promise.resolve([machine('a', stuck), machine('b', lab.lease)])),
        renew: (lease: LeaseId) => Promise.resolve(void did.push(`renewed ${lease}`)),
      },
    }
    const stop = new AbortController()
    const deps = { ...lab.deps, clock, drivers: { pods: driver } } as unknown as EngineDeps
    keepSweeping(deps, stop.signal)
    for (let n = 0; n < 6; n++) {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
      clock.advance(5 * MINUTES)
    }
    stop.abort()

    const times = (what: string) => did.filter((one) => one === what).length
    expect([times('pausing'), times('listed'), times(`renewed ${lab.lease}`)]).toEqual([1, 7, 7])
  })

  it('C-2: leaves a pod to its switch that is over its money and could not be stopped', async () => {
    lab.store.leases.spend(lab.lease, 99, lab.clock.now())
    await lab.renew()

    expect(lab.renewed).toEqual([])
  })

  it('C-2: a sweep that is busy with a lease is not waited for by the next one', async () => {
    await submit()
    lab.server.stop('pod0001')
    lab.store.leases.pause(lab.lease, 'idle')
    const busy = new Set([`pods/${lab.lease}`])
    lab.server.pods.get('pod0001')!.stopped = false
    await sweepHardware(lab.deps, lab.signal, busy)
    expect(lab.server.billed()).toHaveLength(1)
    lab.clock.advance(5 * MINUTES)
    await sweepHardware(lab.deps, lab.signal)

    expect(lab.server.billed()).toEqual([])
    expect((await createLeaseBook(`${lab.folder}/book`).find(lab.lease))?.wanted).toBe('paused')
  })
})
