import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRunpodClient } from '../../../src/compute/runpod/client.ts'
import { createLeaseBook, type LeaseEntry } from '../../../src/compute/runpod/lease-book.ts'
import { type Obtaining, obtainPod } from '../../../src/compute/runpod/obtain-pod.ts'
import { type PodDesk, type PodWishes, TIMING } from '../../../src/compute/runpod/options.ts'
import { LeaseId } from '../../../src/domain/ids.ts'
import { createOnceAt } from '../../../src/lib/create-once.ts'
import { aRunpodServer, type FakeRunpodOptions } from '../../fakes/runpod/fake-runpod.ts'
import { createQuickClock } from '../../fakes/quick-clock.ts'

export const LEASE = LeaseId.parse('BANDIT-007.lease.1')
export const A4000 = 'NVIDIA RTX A4000'
export const RTX4090 = 'NVIDIA GeForce RTX 4090'

export const WISHES: PodWishes = {
  chips: [{ gpu: A4000 }, { gpu: RTX4090 }],
  dataCenters: [],
  clouds: ['SECURE'],
  image: 'runpod/pytorch:2.8.0',
  diskGb: 20,
  volume: { kind: 'persistent', gb: 20, path: '/workspace' },
  maxPricePerHour: 5,
  readyWithinMs: 600_000,
  publicKey: 'ssh-ed25519 AAAA hooke',
}

/** A driver's inside at a fake RunPod, with hours that pass in no time. */
export async function aDesk(options: FakeRunpodOptions & { wishes?: Partial<PodWishes> } = {}) {
  const clock = createQuickClock()
  const ssh = { host: '127.0.0.1', port: 22, username: 'root' }
  const server = await aRunpodServer({ clock, ssh, ...options })
  const folder = await mkdtemp(join(tmpdir(), 'hooke-pods-'))
  const warnings: string[] = []
  const desk: PodDesk = {
    name: 'pods',
    client: createRunpodClient({ baseUrl: server.url, apiKey: () => server.key, clock, timeoutMs: 5_000 }),
    ...{ clock, folder, prefix: 'hooke', timing: TIMING },
    wishes: { ...WISHES, ...options.wishes },
    warn: (words) => void warnings.push(words),
  }
  const book = createLeaseBook(folder)
  const entry: LeaseEntry = {
    ...{ lease: LEASE, environment: {}, secretNames: [], wanted: 'running', pods: [], runs: [] },
  }
  /** As a daemon that begins anew would: from the book, without memory of what was sent. */
  const obtain = async (more: Partial<Obtaining> = {}) => {
    const once = createOnceAt({ clock, ...TIMING })
    const spec = {
      ...{ lease: LEASE, worktree: folder, devices: 1, memoryMb: 1, diskMb: 1 },
      ...{ environment: {}, secretNames: [] },
    }
    const signal = new AbortController().signal
    const isUp = () => Promise.resolve(null)
    return obtainPod({ desk, book, once, spec, isUp, signal, ...more }, (await book.find(LEASE)) ?? entry)
  }
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { server, clock, desk, book, warnings, obtain, close }
}
export type Desk = Awaited<ReturnType<typeof aDesk>>
