import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobHandle } from '../../../src/compute/driver.ts'
import { createRunpodClient } from '../../../src/compute/runpod/client.ts'
import { type PodWishes, TIMING } from '../../../src/compute/runpod/options.ts'
import { createRunpodDriver } from '../../../src/compute/runpod/runpod-driver.ts'
import type { StudySetup } from '../../../src/engine/study.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { renewLeases } from '../../../src/engine/hardware/renew-leases.ts'
import { SWEEP_LIMITS, type SweepDeps } from '../../../src/engine/hardware/sweep-limits.ts'
import { sweepHardware } from '../../../src/engine/hardware/sweep.ts'
import { aStore, anExperiment } from '../../builders/store.ts'
import { WISHES } from '../../compute/runpod/a-desk.ts'
import { createFakeDriver } from '../../fakes/fake-driver.ts'
import { createQuickClock } from '../../fakes/quick-clock.ts'
import { aRunpodServer } from '../../fakes/runpod/fake-runpod.ts'
import { aLog } from '../engine-parts.ts'

export const MINUTES = 60_000
const FINGERPRINT = `SHA256:${'A'.repeat(43)}`

/**
 * A store, a driver `pods` at a fake RunPod, and hours that pass in no time. Hosts are the fake one;
 * how pods are reached over SSH is the contract suite's.
 */
export async function aLab({ wishes = {} }: { wishes?: Partial<PodWishes> } = {}) {
  const clock = createQuickClock()
  const ssh = { host: '127.0.0.1', port: 22, username: 'root' }
  const server = await aRunpodServer({ clock, ssh })
  const opened = aStore()
  const { store } = opened
  const folder = await mkdtemp(join(tmpdir(), 'hooke-lab-'))
  const client = createRunpodClient({
    baseUrl: server.url,
    apiKey: () => server.key,
    clock,
    timeoutMs: 5_000,
  })
  const renewed: string[] = []
  const host = createFakeDriver({
    folder,
    outcomeOf: ({ argv }) => (argv[0] === 'try' ? { stdout: 'hi\n', code: 3 } : { afterMs: Infinity }),
  })
  const collected: string[] = []
  const truthAtCollect: string[] = []
  const warnings: string[] = []
  const watched = {
    ...host,
    collect: (handle: JobHandle, stop: AbortSignal) => {
      collected.push(handle.ref)
      truthAtCollect.push(server.truth.map(({ what }) => what).join())
      return host.collect(handle, stop)
    },
  }
  const connect = Object.assign(
    ({ pod }: { pod: string }) => ({
      host: watched,
      greet: () => Promise.resolve(null),
      renew: () => Promise.resolve(void renewed.push(pod)),
      close: () => Promise.resolve(),
    }),
    { fingerprintOf: () => Promise.resolve(FINGERPRINT) },
  )
  const driverAt = (book: string) =>
    createRunpodDriver({
      ...{ name: 'pods', client, clock, prefix: 'hooke', folder: book, wishes: { ...WISHES, ...wishes } },
      ...{ timing: TIMING, warn: (words: string) => void warnings.push(words), connect },
    })
  const driver = driverAt(join(folder, 'book'))
  const log = aLog()
  const delivered: { id: string; type: string; reason: string }[] = []
  const budget: StudySetup['budget'] = { experimentUsd: 100, studyUsd: 1000 }
  const deps: SweepDeps = {
    ...{ store, clock, log, mask: (text: string) => text, drivers: { pods: driver }, limits: SWEEP_LIMITS },
    study: () =>
      ({
        budget,
        repository: { path: folder },
        environment: {},
      }) as never,
    deliver: ((id: string, { event }: { event: { type: string; reason: string } }) =>
      void delivered.push({ id, ...event })) as never,
  }
  const experiment = anExperiment(store, { stage: 'running' })
  const lease = LeaseId.parse(`${experiment}.lease.1`)
  const signal = new AbortController().signal
  const spec = {
    ...{ lease, worktree: folder, devices: 1, memoryMb: 1, diskMb: 1 },
    ...{ environment: {}, secretNames: [] },
  }
  const want = (capUsd = 10) =>
    store.leases.want({
      id: lease,
      experiment,
      driver: 'pods',
      pricePerHour: 0,
      capUsd,
      createdAt: clock.now(),
    })
  const hold = async (capUsd?: number) => {
    want(capUsd)
    const prepared = await driver.prepare(spec, signal)
    const got = { host: prepared.host, pricePerHour: prepared.pricePerHourUsd, facts: {}, at: clock.now() }
    store.leases.hold(lease, got)
    return prepared
  }
  const sweep = () => sweepHardware(deps, signal)
  const renew = () => renewLeases(deps, signal)
  /** As the daemon does every five minutes. */
  const sweepFor = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 5) {
      clock.advance(5 * MINUTES)
      await sweep()
      await renew()
    }
  }
  const alarms = () => store.alarms.open().map(({ words }) => words)
  const close = async () => {
    await server.close()
    opened.remove()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    ...{
      server,
      clock,
      store,
      driver,
      /** Another one that works with the book in that folder. */
      driverAt,
      deps,
      log,
      delivered,
      experiment,
      /** Sets caps or levels of the study. */
      budget: (change: Partial<StudySetup['budget']>) => void Object.assign(budget, change),
      lease,
      spec,
      signal,
      folder,
      renewed,
      warnings,
    },
    ...{ host, collected, truthAtCollect, client, want, hold, sweep, renew, sweepFor, alarms, close },
  }
}
export type Lab = Awaited<ReturnType<typeof aLab>>
