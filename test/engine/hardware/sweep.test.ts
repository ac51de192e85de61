import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAULTS } from '../../fakes/runpod/script.ts'
import { marksOf } from '../../../src/compute/runpod/pod-name.ts'
import { createLeaseBook } from '../../../src/compute/runpod/lease-book.ts'
import { RunId } from '../../../src/domain/ids.ts'
import { refuseSilentProvider } from '../../../src/engine/hardware/silent-provider.ts'
import { sweepHardware } from '../../../src/engine/hardware/sweep.ts'
import { aLab, type Lab } from './a-lab.ts'

let lab: Lab
beforeEach(async () => {
  lab = await aLab()
})
afterEach(() => lab.close())

const whats = () => lab.server.truth.map(({ what }) => what)
const onlyPod = () => [...lab.server.pods.values()][0]

/** A pod as this state would have made it, for a lease that no row knows. */
async function orphan(lease = 'BANDIT-999.lease.1', installation?: string) {
  const own = installation ?? (await createLeaseBook(`${lab.folder}/book`).installation())
  const env = marksOf({ installation: own, lease: lease as never, key: `${own}/${lease}/1` })
  const body = { name: 'hooke-aaaaaaaaaaaaaaaa', image: 'x', gpu: { id: 'NVIDIA RTX A4000', count: 1 } }
  const more = { cloud: 'SECURE', disk: 10, ports: ['22/tcp'], env, startSsh: true } as const
  return lab.client.create({ ...body, ...more }, lab.signal)
}

/** A run that was started on the pod and goes on until it is ended. */
async function aRun() {
  const run = RunId.parse(`${lab.experiment}.optimistic.s1.1`)
  lab.store.runs.plan({
    ...{ id: run, experiment: lab.experiment, kind: 'matrix', condition: 'optimistic', seed: 1, attempt: 1 },
    ...{
      driver: 'pods',
      lease: lab.lease,
      argv: ['true'],
      cwd: lab.folder,
      config: {},
      commit: 'c',
      diffHash: 'd',
    },
    environment: null,
  })
  lab.store.runs.submitting(run, lab.clock.now())
  const handle = await lab.driver.submit(
    {
      ...{ run, lease: lab.lease, argv: ['sh', '-c', 'echo kept; sleep 600'], cwd: lab.folder },
      ...{ environment: {}, inputs: {}, timeLimitSeconds: 900, memoryMb: 100, logLimitBytes: 10_000 },
    },
    lab.signal,
  )
  lab.store.runs.submitted(run, handle)
  return { run, handle }
}

describe('the sweep', () => {
  it('C-2: leaves an owned pod alone, renews it, and counts what it costs at each look', async () => {
    await lab.hold()
    const pod = onlyPod()
    if (pod !== undefined) pod.gpuPercent = 90
    await lab.sweepFor(60)

    const lease = lab.store.leases.find(lab.lease)
    expect(whats()).toEqual(['created'])
    expect(lab.renewed.length).toBe(12)
    expect(lease?.spentUsd).toBeCloseTo(0.5, 2)
    expect(lab.store.costs.spent(lab.experiment).hardware).toBeCloseTo(0.5, 2)
    expect(lab.alarms()).toEqual([])
  })

  it('C-2: pauses what no lease owns, after a time of grace, and raises an alarm', async () => {
    await orphan()
    await lab.sweep()
    expect(lab.server.billed()).toHaveLength(1)
    await lab.sweepFor(10)

    expect(whats()).toEqual(['created', 'stopped'])
    expect(lab.alarms().join()).toContain('BANDIT-999.lease.1')
  })

  it('C-2: terminates only a pod on which nothing ran', async () => {
    await lab.hold()
    lab.store.leases.release(lab.lease, { at: lab.clock.now(), reason: 'gone' })
    await lab.sweep()

    expect(whats()).toEqual(['created', 'terminated'])
  })

  it('C-2: never touches a pod of another Hooke on the same account, nor one without its marks', async () => {
    await orphan('BANDIT-999.lease.1', 'somebody-else')
    const bare = { name: 'hooke-by-hand', image: 'x', gpu: { id: 'NVIDIA RTX A4000', count: 1 } }
    const more = { cloud: 'SECURE', disk: 10, ports: [], env: {}, startSsh: false } as const
    await lab.client.create({ ...bare, ...more }, lab.signal)
    await lab.sweepFor(120)

    expect(whats()).toEqual(['created', 'created'])
  })

  it('C-2: a second pod for the same lease, which landed late, is let go of; the first stays', async () => {
    await lab.hold()
    const [first] = await lab.client.pods(lab.signal)
    lab.clock.advance(1_000)
    const extra = { name: first?.name ?? '', image: 'x', gpu: { id: 'NVIDIA RTX A4000', count: 1 } }
    const more = { cloud: 'SECURE', disk: 10, ports: [], env: first?.env ?? {}, startSsh: false } as const
    await lab.client.create({ ...extra, ...more }, lab.signal)
    await lab.sweep()

    expect([...lab.server.pods.keys()]).toEqual([first?.id])
    expect(whats()).toEqual(['created', 'created', 'terminated'])
  })

  it('C-3: pauses an idle GPU on which no run lives after 15 minutes, never before', async () => {
    await lab.hold()
    await lab.sweepFor(10)
    expect(lab.server.billed()).toHaveLength(1)
    await lab.sweepFor(15)

    expect(whats()).toEqual(['created', 'stopped', 'terminated'])
    expect(lab.store.leases.find(lab.lease)).toMatchObject({ state: 'released', reason: 'nothing ran on it' })
  })

  it('C-3, C-13: a budget stop ends the runs, collects, and pauses; nothing is terminated', async () => {
    await lab.hold(1)
    const { run, handle } = await aRun()
    const pod = onlyPod()
    if (pod !== undefined) pod.gpuPercent = 90
    await lab.sweepFor(115)
    expect(lab.alarms().join()).toContain('of 1.00 USD')
    expect(lab.server.billed()).toHaveLength(1)
    await lab.sweepFor(90)

    expect(whats()).toEqual(['created', 'stopped'])
    expect(lab.store.leases.find(lab.lease)?.state).toBe('paused')
    expect(lab.store.leases.find(lab.lease)?.spentUsd).toBeLessThan(1.35)
    expect(lab.host.cancelled).toEqual([run])
    expect(lab.collected).toEqual([handle.ref])
    expect(lab.truthAtCollect).toEqual(['created'])
    expect(lab.delivered).toMatchObject([
      { id: lab.experiment, type: 'effect.failed', effect: 'runs.execute' },
    ])
  })

  it('C-3: what cannot be collected before the stop of a pod without a volume is told, and it is stopped', async () => {
    await lab.close()
    lab = await aLab({ wishes: { volume: { kind: 'none' } } })
    await lab.hold()
    const { run } = await aRun()
    lab.host.breakDown(true)
    await lab.driver.pause(lab.lease, lab.signal)

    expect(whats()).toEqual(['created', 'stopped'])
    expect(lab.collected).toEqual([run])
    expect(lab.truthAtCollect).toEqual(['created'])
    expect(lab.warnings.join()).toContain(`the pod of ${run} is stopped without its results`)
  })

  it('C-13: outputs on a paused pod are never taken for none', async () => {
    await lab.hold()
    const { handle } = await aRun()
    await lab.driver.pause(lab.lease, lab.signal)
    const request = { stream: 'stdout', offset: 0, limit: 100 } as const

    await expect(lab.driver.collect(handle, lab.signal)).rejects.toMatchObject({ retryable: true })
    await expect(lab.driver.readLog(handle, request, lab.signal)).rejects.toMatchObject({ retryable: true })
    await lab.driver.cancel(handle, lab.signal)
    expect(lab.server.billed()).toEqual([])
  })

  it('C-3: the pod of an experiment that stands aside is paused when its runs have ended, and they are collected first', async () => {
    await lab.hold()
    const { handle } = await aRun()
    lab.store.db
      .prepare("update experiments set stage = 'paused', turn = 'nobody' where id = ?")
      .run(lab.experiment)
    await lab.sweepFor(30)
    expect(lab.server.billed()).toHaveLength(1)
    await lab.host.cancel(handle, lab.signal)
    await lab.sweepFor(20)

    expect(whats()).toEqual(['created', 'stopped'])
    expect(lab.truthAtCollect).toEqual(['created'])
    expect(lab.store.leases.find(lab.lease)?.state).toBe('paused')
  })

  it.each([
    ['the study', { studyUsd: 1 }],
    ['the day', { dayUsd: 1 }],
    ['the experiment', { experimentUsd: 1 }],
  ])('C-3: the cap of %s stops it too, at the share that the configuration says', async (scope, cap) => {
    lab.budget({ ...cap, levels: { warn: 0.5, stopNew: 0.6, stopRunning: 0.7 } })
    await lab.hold(100)
    await aRun()
    const pod = onlyPod()
    if (pod !== undefined) pod.gpuPercent = 90
    await lab.sweepFor(90)

    expect(lab.alarms().join()).toContain(`of 1.00 USD (budget of ${scope})`)
    expect(whats()).toEqual(['created', 'stopped'])
    expect(lab.store.leases.find(lab.lease)?.spentUsd).toBeLessThan(0.8)
  })

  it('C-13: what is verified and approved is let go for good; what is not verified is kept', async () => {
    await lab.hold()
    const { handle } = await aRun()
    await lab.driver.cancel(handle, lab.signal)
    await lab.driver.pause(lab.lease, lab.signal)
    lab.store.leases.pause(lab.lease, 'the results are verified')
    await lab.sweepFor(60)
    expect(whats()).toEqual(['created', 'stopped'])
    const verdict = { verdict: 'pass', reasons: [], evidence: [], factsHash: 'x', ranAt: 1 } as const
    lab.store.gateRuns.add({
      ...{ experiment: lab.experiment, gate: 'uploads-verified', atStage: 'verifying', visit: 1 },
      ...verdict,
    })
    lab.store.db.prepare("update experiments set stage = 'done' where id = ?").run(lab.experiment)
    await lab.sweep()

    expect(whats()).toEqual(['created', 'stopped', 'terminated'])
    expect(lab.store.leases.find(lab.lease)?.state).toBe('released')
  })

  it('C-13: a paused lease with two pods is not let go for the one that nothing ran on', async () => {
    await lab.hold()
    const [first] = await lab.client.pods(lab.signal)
    const { handle } = await aRun()
    await lab.driver.cancel(handle, lab.signal)
    await lab.driver.pause(lab.lease, lab.signal)
    lab.store.leases.pause(lab.lease, 'the results are verified')
    const empty = { id: 'pod0002', key: 'another', hasRun: false }
    const list = async () => {
      const machines = (await lab.driver.machines?.list(lab.signal)) ?? []
      return machines.flatMap((one) => [{ ...one, ...empty }, one])
    }
    const driver = { ...lab.driver, machines: { ...lab.driver.machines, list } as never }
    await sweepHardware({ ...lab.deps, drivers: { pods: driver } }, lab.signal)

    expect([...lab.server.pods.keys()]).toEqual([first?.id])
    expect(lab.store.leases.find(lab.lease)?.state).toBe('paused')
  })

  it('row 53: a stop that fails for an hour is asked again at each sweep, an alarm comes at 5 min, the money is counted', async () => {
    await lab.hold()
    const { handle } = await aRun()
    await lab.driver.cancel(handle, lab.signal)
    lab.server.script.add(FAULTS.stopFails)
    await expect(lab.driver.pause(lab.lease, lab.signal)).rejects.toMatchObject({ retryable: true })
    lab.store.leases.pause(lab.lease, 'idle')
    await lab.sweep()
    expect(lab.alarms()).toEqual([])
    await lab.sweepFor(10)
    expect(lab.alarms().join()).toContain('could not be stopped')
    await lab.sweepFor(50)
    expect(lab.store.leases.find(lab.lease)?.spentUsd).toBeGreaterThan(0.5)
    lab.server.script.clear()
    await lab.sweep()

    expect(lab.server.billed()).toEqual([])
    expect(lab.alarms()).toEqual([])
  })

  it('row 54: a list that fails twice is an alarm, and nothing new is asked for until it answers', async () => {
    lab.server.script.add(FAULTS.listDown)
    await lab.sweep()
    expect(() => refuseSilentProvider(lab.store, 'pods')).not.toThrow()
    await lab.sweepFor(5)
    expect(lab.alarms().join()).toContain('did not list its machines')
    expect(() => refuseSilentProvider(lab.store, 'pods')).toThrow('nothing new is asked')
    lab.server.script.clear()
    await lab.sweep()

    expect(lab.alarms()).toEqual([])
    expect(() => refuseSilentProvider(lab.store, 'pods')).not.toThrow()
  })

  it('C-2: a lease that is being made ready again is not stopped by a sweep in between', async () => {
    await lab.hold()
    await aRun()
    await lab.driver.pause(lab.lease, lab.signal)
    lab.store.leases.pause(lab.lease, 'idle')
    lab.store.leases.wake(lab.lease)
    await lab.driver.prepare(lab.spec, lab.signal)
    await lab.sweep()

    expect(whats()).toEqual(['created', 'stopped', 'started'])
  })
})
