import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOwner } from '../../../src/engine/hardware/owners.ts'
import { reap, type Reaping } from '../../../src/engine/hardware/reap.ts'
import { RunId } from '../../../src/domain/ids.ts'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { aLab, type Lab, MINUTES } from './a-lab.ts'

const HOUR = 60 * MINUTES
let lab: Lab
let unowned: Map<string, number>
let told: string[]
beforeEach(async () => {
  lab = await aLab()
  unowned = new Map()
  told = []
})
afterEach(() => lab.close())

const whats = () => lab.server.truth.map(({ what }) => what)

async function pass(given: Partial<Reaping> = {}): Promise<void> {
  const { machines } = lab.driver
  if (machines === undefined) throw new Error('pods are rented')
  const about = {
    now: lab.clock.now(),
    unowned,
    graceMs: 10 * MINUTES,
    tell: (words: string) => void told.push(words),
  }
  const ownerOf: Reaping['ownerOf'] = ({ lease }) => findOwner(lab.store, lease)
  await reap(machines, { ...about, ownerOf, patienceMs: () => 3 * HOUR, ...given }, lab.signal)
}

/** A daemon that held a pod, started a run and died. */
async function aDeadDaemon(): Promise<void> {
  await lab.hold()
  const run = RunId.parse(`${lab.experiment}.optimistic.s1.1`)
  const command = { argv: ['true'], cwd: lab.folder, environment: {}, inputs: {} }
  const limits = { timeLimitSeconds: 7200, memoryMb: 1, logLimitBytes: 10_000 }
  await lab.driver.submit({ run, lease: lab.lease, ...command, ...limits }, lab.signal)
  await lab.sweep()
}

describe('the reaper', () => {
  it('row 52: in 24 hours without a daemon no pod is paid for longer than its time, and nothing is terminated', async () => {
    await aDeadDaemon()
    const died = lab.clock.now()
    for (let hour = 0; hour < 24 * 12; hour++) {
      lab.clock.advance(5 * MINUTES)
      await pass()
    }
    const stopped = lab.server.truth.find(({ what }) => what === 'stopped')

    expect(whats()).toEqual(['created', 'stopped'])
    expect((stopped?.at ?? Infinity) - died).toBeLessThanOrEqual(3 * HOUR + 16 * MINUTES)
    expect(told.join()).toContain('no daemon has looked after')
  })

  it('C-2: leaves alone what a daemon looks after', async () => {
    await aDeadDaemon()
    for (let i = 0; i < 60; i++) {
      lab.clock.advance(5 * MINUTES)
      lab.store.leases.spend(lab.lease, 0, lab.clock.now())
      await pass()
    }

    expect(whats()).toEqual(['created'])
  })

  it('C-2: terminates only what nothing ran on, after a time of grace', async () => {
    await lab.hold()
    lab.store.leases.release(lab.lease, { at: lab.clock.now(), reason: 'gone' })
    await pass()
    expect(whats()).toEqual(['created'])
    lab.clock.advance(11 * MINUTES)
    await pass()

    expect(whats()).toEqual(['created', 'terminated'])
  })

  it('row 14: a state that cannot be read stops nothing that the switch on the pod may still guard', async () => {
    await aDeadDaemon()
    lab.clock.advance(24 * HOUR)
    await pass({ ownerOf: () => 'unreadable', graceMs: 0 })

    expect(whats()).toEqual(['created'])
  })

  it('row 54: no answer is never "nothing is there"', async () => {
    lab.server.script.add(FAULTS.listDown)

    await expect(pass()).rejects.toMatchObject({ retryable: true })
  })
})
