import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type {
  Collected,
  CollectedFile,
  ComputeDriver,
  JobHandle,
  JobState,
  LeaseSpec,
  Prepared,
  RunSpec,
} from '../../src/compute/driver.ts'
import { readWorktree } from '../../src/compute/shared/read-worktree.ts'
import { sha256 } from '../../src/lib/canonical.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { fakeFacts } from '../fakes/fake-driver.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import type { Maker } from './making.ts'
import type { WorldClient } from './world-client.ts'

const Pod = z.looseObject({ id: z.string(), name: z.string() })
const Job = Pod.extend({
  state: z.enum(['running', 'ended']),
  createdAt: z.number(),
  endedAt: z.number().optional(),
  code: z.number().nullable().optional(),
  files: z.record(z.string(), z.string()),
})
type Job = z.infer<typeof Job>

export interface WorldDriverOptions {
  readonly client: WorldClient
  readonly maker: Maker
  readonly clock: Clock
  /** Where collected files are put. */
  readonly folder: string
  readonly mask: (text: string) => string
  readonly runsMs: number
  readonly listingLagMs: number
}

/** Pods are leases, jobs of a scheduler are runs; both are known by their name, which is the lease's or the run's id. */
export function createWorldDriver(options: WorldDriverOptions): ComputeDriver {
  const handleOf = (run: string): JobHandle => ({ driver: 'world', ref: run })
  return {
    name: 'world',
    settles: 'ask',
    probe: () => Promise.resolve({ ok: true, detail: 'the fake world' }),
    prepare: (spec, signal) => prepare(options, spec, signal),
    async submit(spec, signal) {
      await submit(options, spec, signal)
      return handleOf(spec.run)
    },
    find: async (run, signal) =>
      (await jobOf(options, run, signal)) === undefined ? undefined : handleOf(run),
    async inspect(handles, signal) {
      const states = handles.map(async ({ ref }) => [ref, await stateOf(options, ref, signal)] as const)
      return new Map(await Promise.all(states))
    },
    readLog: (_handle, { offset }) =>
      Promise.resolve({ offset: Math.max(0, offset), nextOffset: Math.max(0, offset), text: '', end: true }),
    async cancel({ ref }, signal) {
      const job = await jobOf(options, ref, signal)
      if (job?.state === 'running') await end(options, job.id, signal)
    },
    collect: ({ ref }, signal) => collect(options, ref, signal),
    pause: () => Promise.resolve(),
    async release(lease, signal) {
      for (const id of await idsOf(options, 'pods', lease, signal))
        await options.client.safely('DELETE', `/pods/${id}`, undefined, signal)
    },
  }
}

async function prepare(
  options: WorldDriverOptions,
  { lease, earlier, worktree, environment, secretNames }: LeaseSpec,
  signal: AbortSignal,
): Promise<Prepared> {
  const { client, maker, clock } = options
  await maker.make(
    {
      key: `pods ${lease}`,
      earlier,
      find: (until) => listed(options, 'pods', lease, until),
      create: async (id, until) =>
        Pod.parse((await client.once('POST', '/pods', { name: lease, id }, until)).body).id,
    },
    signal,
  )
  const { commit, diffSha256, dirty } = await readWorktree(worktree, {}, clock.now())
  const facts = fakeFacts()
  const snapshot = {
    ...facts.environment,
    variables: environment,
    secretNames: [...secretNames],
    commit,
    diffSha256,
  }
  return {
    lease,
    host: 'world',
    pricePerHourUsd: 0,
    facts: { ...facts, worktreeDirty: dirty, environment: snapshot },
  }
}

async function submit(options: WorldDriverOptions, spec: RunSpec, signal: AbortSignal): Promise<void> {
  const { client, maker, runsMs } = options
  const { result, metrics = [], stdout = '' } = scaleOutcome(spec)
  const files = {
    'config.json': spec.inputs['config.json'] ?? '',
    'result.json': JSON.stringify(result),
    'metrics.jsonl': metrics.map((line) => `${JSON.stringify(line)}\n`).join(''),
    'stdout.log': stdout,
  }
  await maker.make(
    {
      key: `jobs ${spec.run}`,
      earlier: spec.earlier,
      find: (until) => listed(options, 'jobs', spec.run, until),
      create: async (id, until) =>
        Pod.parse((await client.once('POST', '/jobs', { name: spec.run, id, runsMs, files }, until)).body).id,
    },
    signal,
  )
}

/** Ids of all that carry the name; the one that a mode knows needs no list. */
async function idsOf(
  options: WorldDriverOptions,
  shelf: 'pods' | 'jobs',
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const known = options.maker.idOf(`${shelf} ${name}`)
  if (known !== undefined) return [known]
  return options.maker.mode === 'lookup' ? listed(options, shelf, name, signal) : []
}

async function listed(
  { client }: WorldDriverOptions,
  shelf: 'pods' | 'jobs',
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { body } = await client.safely('GET', `/${shelf}?name=${name}`, undefined, signal)
  return Pod.array()
    .parse(body)
    .map(({ id }) => id)
}

async function jobOf(
  options: WorldDriverOptions,
  run: string,
  signal: AbortSignal,
): Promise<Job | undefined> {
  const [id] = await idsOf(options, 'jobs', run, signal)
  if (id === undefined) return undefined
  const { status, body } = await options.client.safely('GET', `/jobs/${id}`, undefined, signal)
  return status === 404 ? undefined : Job.parse(body)
}

/** A job that was just made may be missing from the list: it is asked for once more before it counts as lost. */
async function stateOf(options: WorldDriverOptions, run: string, signal: AbortSignal): Promise<JobState> {
  const { clock, listingLagMs } = options
  let job = await jobOf(options, run, signal)
  if (job === undefined) {
    await new Promise<void>((resolve) => void clock.after(listingLagMs, resolve))
    job = await jobOf(options, run, signal)
  }
  if (job === undefined) return { kind: 'lost', reason: 'the scheduler does not know it' }
  const { createdAt, endedAt = 0, code = null } = job
  if (job.state === 'running')
    return { kind: 'running', startedAt: createdAt, heartbeatAt: clock.now(), logBytes: 0 }
  const reason = code === null ? 'cancelled' : 'exit'
  return { kind: 'exited', exit: { code, signal: null, reason, startedAt: createdAt, endedAt } }
}

export async function end(
  { client, clock }: Pick<WorldDriverOptions, 'client' | 'clock'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  await client.safely('PATCH', `/jobs/${id}`, { cancelledAt: clock.now() }, signal)
}

async function collect(options: WorldDriverOptions, run: string, signal: AbortSignal): Promise<Collected> {
  const job = await jobOf(options, run, signal)
  const files: CollectedFile[] = []
  for (const [path, content] of Object.entries(job?.files ?? {})) {
    const text = options.mask(content)
    const local = join(options.folder, run, path)
    await mkdir(dirname(local), { recursive: true })
    await writeFile(local, text)
    files.push({ path, bytes: Buffer.byteLength(text), sha256: sha256(text), local })
  }
  return { files, skipped: [] }
}
