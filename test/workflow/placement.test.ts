import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalDriver } from '../../src/compute/local/local-driver.ts'
import { leaveOtherComputes } from '../../src/engine/handlers/leave-other-computes.ts'
import { heldLease } from '../../src/engine/leases.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { aLab, type Lab } from './harness.ts'

/** A study on a second compute of this computer, whose plan says `driver`. */
function onBench(driver: string): Lab {
  const plan = scalePlan({ compute: { ...scalePlan().compute, driver } })
  return aLab({
    study: { compute: 'bench' },
    scripts: { planner: () => ({ plan, answers: [] }) },
    wrap: ({ drivers, clock, stateDir }) => ({
      drivers: {
        ...drivers,
        bench: createLocalDriver({
          name: 'bench',
          runsDir: join(stateDir, 'runs'),
          clock,
          environment: { PATH: process.env['PATH'] ?? '' },
        }),
      },
    }),
  })
}

describe('an experiment whose plan leaves the compute to the study', () => {
  let lab: Lab
  let id: ExperimentId

  beforeAll(async () => {
    lab = onBench('')
    expect(await lab.walk()).toMatchObject({ stage: 'done' })
    id = lab.experiment().id
  }, 180_000)
  afterAll(() => lab.gone())

  it('K-5: runs on the compute that its study names', () => {
    expect(new Set(lab.store.runs.list(id).map(({ driver }) => driver))).toEqual(new Set(['bench']))
    expect(lab.store.leases.list(id).map(({ driver }) => driver)).toEqual(['bench'])
    expect(lab.driver.started).toEqual([])
  })

  it('W-12: the sealed plan names the compute, so that what was approved says where it is confirmed', () => {
    expect(lab.store.plans.sealed(id)?.plan.compute.driver).toBe('bench')
  })

  it('C-2: a lease on another compute is let go there before anything is asked of the one that the plan names now', async () => {
    const { store, parts, engine } = lab
    const lease = store.leases.nextId(id)
    const at = lab.clock.now()
    store.leases.want({
      id: lease,
      experiment: id,
      driver: 'fake',
      pricePerHour: 0,
      capUsd: 1,
      createdAt: at,
    })
    store.leases.hold(lease, { host: 'fake', pricePerHour: 0, facts: {}, at })
    const deps = { ...parts, deliver: engine.deliver }
    expect(heldLease(deps, lab.experiment())).toBeUndefined()

    await leaveOtherComputes(deps, lab.experiment(), new AbortController().signal)

    const reason = 'its plan names the compute bench now'
    expect(store.leases.find(lease)).toMatchObject({ state: 'released', reason })
    expect(lab.driver.released).toContain(lease)
  })
})

describe('an experiment whose plan names a compute', () => {
  it('K-5: runs there, whatever its study uses', async () => {
    const lab = onBench('fake')
    try {
      expect(await lab.walk()).toMatchObject({ stage: 'done' })
      const runs = lab.store.runs.list(lab.experiment().id)
      expect(new Set(runs.map(({ driver }) => driver))).toEqual(new Set(['fake']))
    } finally {
      await lab.gone()
    }
  })

  it('K-5: goes back to its planner when there is none of that name', async () => {
    const lab = onBench('clutser')
    try {
      await lab.begin()
      expect(lab.gate('plan-complete').at(-1)).toMatchObject({
        verdict: 'refuse',
        reasons: [
          expect.stringContaining('the compute "clutser" is not configured: name one of fake, local, bench'),
        ],
      })
    } finally {
      await lab.gone()
    }
  })
})
