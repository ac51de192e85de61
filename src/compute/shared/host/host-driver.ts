import { troubleAsProbe } from '../probe-trouble.ts'
import { HookeError } from '../../../domain/errors.ts'
import { RunId, type LeaseId } from '../../../domain/ids.ts'
import { createOnceAt } from '../../../lib/create-once.ts'
import type { ComputeDriver, JobHandle, JobState, Packs, RunSpec, Probe } from '../../driver.ts'
import { runOn } from '../remote/remote-calls.ts'
import { createCollecting } from './collect-run.ts'
import { createGathering } from './gathering.ts'
import { greet, type Host, hostTrouble } from './host.ts'
import { createHostFolders } from './host-folders.ts'
import { fileOf, readLease } from './host-leases.ts'
import { confinementInWords } from './confinement.ts'
import { environmentsOnHost } from './kept-environments.ts'
import { type LeaseRecord, NO_LEASE } from './lease-record.ts'
import type { HostKind, HostOptions } from './host-options.ts'
import { lookAt } from './look-at.ts'
import { prepareLease } from './prepare-lease.ts'
import { type LogWish, readLogs } from './read-logs.ts'
import { releaseLease } from './release-lease.ts'
import { mostInPack, type Pack, type PackAnswer, submitPacks } from './submit-packs.ts'
import { earlierOf, jobNameOf, submitRun } from './submit-run.ts'

/** What the verbs share. */
interface Desk {
  readonly options: HostOptions
  readonly kind: HostKind
  readonly createOnce: ReturnType<typeof createOnceAt>
  readonly leases: Map<LeaseId, LeaseRecord>
  /** The host, greeted once by whoever comes first; when that failed, by the next. */
  readonly greeted: () => Promise<Host>
}

/**
 * Runs on another host under the wrapper, told from the files it writes; `kind` adds how it is started there and what a
 * scheduler knows besides. Calls that come at once go together: a look costs two commands for one run or a thousand (F-6).
 */
export function createHostDriver(options: HostOptions, kind: HostKind): ComputeDriver {
  const desk = createDesk(options, kind)
  return {
    name: options.name,
    settles: 'ask',
    nodes: kind.nodes,
    probe: (signal) => probe(options, kind, signal),
    ...leaseVerbs(desk),
    ...startVerbs(desk),
    packs: packVerbs(desk),
    folders: createHostFolders(options.clock, desk.greeted),
    environments: environmentsOnHost(desk.greeted),
    ...watchVerbs(desk),
  }
}

function createDesk(options: HostOptions, kind: HostKind): Desk {
  const { request, listing } = kind.settleMs
  const forever = new AbortController().signal
  let greeting: Promise<Host> | undefined
  return {
    options,
    kind,
    createOnce: createOnceAt({ clock: options.clock, requestTimeoutMs: request, listingLagMs: listing }),
    leases: new Map(),
    greeted() {
      greeting ??= greet(options, kind, forever)
      greeting.catch(() => (greeting = undefined))
      return greeting
    },
  }
}

function leaseVerbs({
  options,
  leases,
  greeted,
}: Desk): Required<Pick<ComputeDriver, 'prepare' | 'pause' | 'release' | 'holds'>> {
  return {
    async prepare(spec, signal) {
      const { prepared, record } = await prepareLease(await greeted(), spec, signal)
      leases.set(spec.lease, record)
      return prepared
    },
    // nothing is rented: what is not used costs nothing
    pause: () => Promise.resolve(),
    async release(lease, signal) {
      leases.delete(lease)
      await releaseLease(await greeted(), lease, signal)
    },
    async holds(lease, signal) {
      const file = fileOf(await greeted(), lease)
      return (await runOn(options.shell, ['test', '-f', file], { signal })).code === 0
    },
  }
}

function startVerbs(desk: Desk): Pick<ComputeDriver, 'submit' | 'find' | 'cancel'> {
  const { options, greeted } = desk
  const handleOf = (run: string): JobHandle => ({ driver: options.name, ref: run })
  return {
    async submit(spec, signal) {
      const host = await greeted()
      await submitOnce(desk, host, {
        spec,
        lease: await leaseOf(desk, host, { lease: spec.lease, signal }),
        signal,
      })
      return handleOf(spec.run)
    },
    async find(run, signal) {
      return (await seek(await greeted(), run, signal)) ? handleOf(run) : undefined
    },
    async cancel({ ref }, signal) {
      if (isRun(ref)) await cancel(await greeted(), ref, signal)
    },
  }
}

function packVerbs(desk: Desk): Packs {
  const { options, kind } = desk
  const submit = createGathering(options.clock, (wishes: readonly (readonly RunSpec[])[]) =>
    startPacks(desk, wishes),
  )
  return {
    most: (spec) => mostInPack(kind, spec),
    async submit(specs, signal) {
      const answer = await submit(specs, signal)
      if (answer instanceof HookeError) throw answer
      return answer.map((said, n) =>
        said === 'asked' ? undefined : { driver: options.name, ref: specs[n]?.run ?? '' },
      )
    },
  }
}

async function startPacks(
  desk: Desk,
  wishes: readonly (readonly RunSpec[])[],
): Promise<readonly PackAnswer[]> {
  const host = await desk.greeted()
  const packs: Pack[] = []
  for (const specs of wishes) {
    const [first] = specs
    const signal = new AbortController().signal
    const lease = first && (await leaseOf(desk, host, { lease: first.lease, signal }))
    packs.push({ specs, lease: lease ?? NO_LEASE })
  }
  return submitPacks(host, packs)
}

function watchVerbs({ options, greeted }: Desk): Pick<ComputeDriver, 'inspect' | 'readLog' | 'collect'> {
  const { clock } = options
  const look = createGathering(clock, async (runs: readonly string[]) => lookAt(await greeted(), runs))
  const read = createGathering(clock, async (wishes: readonly LogWish[]) => readLogs(await greeted(), wishes))
  const gather = createCollecting(clock, greeted)
  return {
    async inspect(handles, signal) {
      const states = handles.map(async ({ ref }): Promise<readonly [string, JobState]> => {
        if (!isRun(ref)) return [ref, { kind: 'lost', reason: 'that is no run of this host' }]
        return [ref, await look(ref, signal)]
      })
      return new Map(await Promise.all(states))
    },
    async readLog({ ref }, request, signal) {
      if (!isRun(ref)) return { offset: 0, nextOffset: 0, text: '', end: true }
      return read({ ...request, run: ref }, signal)
    },
    async collect({ ref }, signal) {
      return isRun(ref) ? gather(ref, signal) : { files: [], skipped: [] }
    },
  }
}

// a reference is stored text; it must not lead out of the folder of runs
function isRun(ref: string): boolean {
  return RunId.safeParse(ref).success
}

async function leaseOf(
  { leases }: Desk,
  host: Host,
  { lease, signal }: { lease: LeaseId; signal: AbortSignal },
): Promise<LeaseRecord> {
  const found = leases.get(lease) ?? (await readLease(host, lease, signal))
  if (found !== undefined) leases.set(lease, found)
  return found ?? NO_LEASE
}

interface SubmitContext {
  readonly spec: RunSpec
  readonly lease: LeaseRecord
  readonly signal: AbortSignal
}

/** In one command where nobody tried before; else only after a look that whatever was sent has settled (E-3). */
async function submitOnce(
  { createOnce }: Desk,
  host: Host,
  { spec, lease, signal }: SubmitContext,
): Promise<void> {
  const first =
    spec.earlier === undefined ? await submitRun(host, spec, { lease, which: 'first', signal }) : undefined
  if (first !== undefined && first.kind !== 'asked') return
  const earlier = first === undefined ? spec.earlier : earlierOf(first, host.options.clock)
  await createOnce(
    {
      key: spec.run,
      earlier,
      find: async (_since, stop) => ((await seek(host, spec.run, stop)) ? [spec.run] : []),
      create: async (stop) => {
        await submitRun(host, spec, { lease, which: 'again', signal: stop })
        return spec.run
      },
    },
    signal,
  )
}

/** Whether the host has a run, asked of its files first and then of its scheduler, which has to answer. */
async function seek(host: Host, run: string, signal: AbortSignal): Promise<boolean> {
  const outcome = await host.shell.script(
    `${host.kind.functions}\n${SEEK}`,
    [host.work, run, jobNameOf(host, run)],
    { signal },
  )
  const answer = outcome.stdout.toString('utf8').trim()
  if (outcome.code === 0 && (answer === 'there' || answer === 'absent')) return answer === 'there'
  throw hostTrouble(host, `nobody could say whether the run ${run} is`, outcome)
}

const SEEK = `own=$1/runs/$2/.hooke name=$3
[ ! -f "$own/pack" ] || read -r name <"$own/pack"
if [ -e "$own/claim" ] || [ -e "$own/job" ]; then echo there
elif [ -e "$own/asked" ]; then seek "$name" "$own"
else echo absent
fi`

async function cancel(host: Host, run: string, signal: AbortSignal): Promise<void> {
  const patience = (host.options.graceSeconds ?? 10) + (host.options.heartbeatSeconds ?? 5) + 3
  const words = [run, String(patience), jobNameOf(host, run)]
  const outcome = await host.call('cancel', words, { signal, timeoutMs: (patience * 2 + 30) * 1000 })
  if (outcome.code !== 0) throw hostTrouble(host, `the run ${run} could not be ended`, outcome)
}

async function probe(options: HostOptions, kind: HostKind, signal: AbortSignal): Promise<Probe> {
  const { shell } = options
  try {
    const host = await greet(options, kind, signal)
    const more = (await kind.probe?.(shell, signal)) ?? { ok: true, detail: 'commands run there' }
    const sandbox = more.ok ? `; ${await confinementInWords(host, signal)}` : ''
    return { ...more, detail: `${shell.host}, ${host.work}: ${more.detail}${sandbox}` }
  } catch (error) {
    if (!(error instanceof HookeError)) throw error
    return troubleAsProbe(error)
  }
}
