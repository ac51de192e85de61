import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { HookeError } from '../../src/domain/errors.ts'
import type { RunExit } from '../../src/domain/run.ts'
import type {
  Collected,
  CollectedFile,
  ComputeDriver,
  HostFacts,
  JobHandle,
  JobState,
  RunSpec,
  SchedulerCause,
  Waiting,
} from '../../src/compute/driver.ts'
import { hashOf, sha256 } from '../../src/lib/canonical.ts'
import { type Clock, systemClock } from '../../src/lib/clock.ts'

/** How a run of the fake goes. Every part has a default: it ends at once with code 0 and no files. */
export interface FakeOutcome {
  readonly code?: number
  readonly signal?: string
  readonly reason?: RunExit['reason']
  readonly stdout?: string
  readonly stderr?: string
  /** Lines of `metrics.jsonl`. */
  readonly metrics?: readonly Readonly<Record<string, number>>[]
  /** `result.json`. */
  readonly result?: Readonly<Record<string, number>>
  /** More files, path → content. */
  readonly files?: Readonly<Record<string, string>>
  /** Infinity: it runs until it is cancelled. */
  readonly afterMs?: number
  /** The host forgets the run instead of telling how it ended. */
  readonly lost?: string
  /** `submit` throws this, each time. */
  readonly refuses?: HookeError
  /** How long it waits in the queue of its host, and why. */
  readonly queuedMs?: number
  readonly waits?: Waiting
  /** What the scheduler says happened. */
  readonly cause?: SchedulerCause
  /** The machine that it ran on. */
  readonly node?: string
}

export interface FakeDriver extends ComputeDriver {
  /** Every start, in order: what a doubled submission would show. */
  readonly started: readonly RunSpec[]
  readonly cancelled: readonly string[]
  readonly released: readonly string[]
  /** How many runs each `inspect` asked about, in order: the looks. */
  readonly looks: readonly number[]
  /** Until it is lifted, every verb throws as if the host did not answer. */
  breakDown(broken: boolean): void
}

interface FakeRun {
  readonly spec: RunSpec
  readonly outcome: FakeOutcome
  readonly startedAt: number
  readonly folder: string
  readonly listeners: Set<() => void>
  ended: JobState | null
}

/** An instant driver in memory for the tests of others; it passes the contract suite. Result files are real. */
export function createFakeDriver(options: {
  outcomeOf: (spec: RunSpec) => FakeOutcome
  clock?: Clock
  settles?: 'push' | 'ask'
  facts?: Partial<HostFacts>
  nodes?: ComputeDriver['nodes']
  /** Where result files go; give a folder that the test removes. */
  folder?: string
}): FakeDriver {
  const clock = options.clock ?? systemClock
  const runs = new Map<string, FakeRun>()
  const started: RunSpec[] = []
  const cancelled: string[] = []
  const released: string[] = []
  const looks: number[] = []
  let broken = false
  const reach = () => (broken ? Promise.reject(unreachable()) : Promise.resolve())
  const runOf = ({ ref }: JobHandle) => runs.get(ref)
  const settles = options.settles ?? 'push'
  const onSettled = (handle: JobHandle, listener: () => void): (() => void) => {
    const run = runOf(handle)
    if (!run || run.ended) return clock.after(0, listener, { quiet: true })
    run.listeners.add(listener)
    return () => run.listeners.delete(listener)
  }

  return {
    name: 'fake',
    settles,
    ...(options.nodes === undefined ? {} : { nodes: options.nodes }),
    started,
    cancelled,
    released,
    looks,
    breakDown(now) {
      broken = now
    },
    async probe() {
      await reach()
      return { ok: true, detail: 'a driver in memory' }
    },
    async prepare({ lease, environment, secretNames }) {
      await reach()
      const snapshot = { ...fakeFacts().environment, variables: environment, secretNames: [...secretNames] }
      const facts = { ...fakeFacts(), environment: snapshot, ...options.facts }
      return { lease, host: 'fake-host', pricePerHourUsd: 0, facts }
    },
    async submit(spec) {
      await reach()
      const handle = { driver: 'fake', ref: spec.run }
      if (runs.has(spec.run)) return handle
      const outcome = options.outcomeOf(spec)
      if (outcome.refuses) throw outcome.refuses
      const folder = await writeFiles(options.folder ?? os.tmpdir(), spec, outcome)
      const run: FakeRun = {
        spec,
        outcome,
        startedAt: clock.now() + (outcome.queuedMs ?? 0),
        folder,
        listeners: new Set(),
        ended: null,
      }
      runs.set(spec.run, run)
      started.push(spec)
      const afterMs = (outcome.afterMs ?? 0) + (outcome.queuedMs ?? 0)
      if (afterMs === 0) end(run, clock)
      else if (Number.isFinite(afterMs)) clock.after(afterMs, () => end(run, clock), { quiet: true })
      return handle
    },
    async find(run) {
      await reach()
      return runs.has(run) ? { driver: 'fake', ref: run } : undefined
    },
    async inspect(handles) {
      looks.push(handles.length)
      await reach()
      return new Map(handles.map((handle) => [handle.ref, stateOf(runOf(handle), clock)]))
    },
    async readLog(handle, { stream, offset, limit }) {
      await reach()
      const bytes = Buffer.from(logOf(runOf(handle)?.outcome, stream))
      const from = offset < 0 ? Math.max(0, bytes.length + offset) : Math.min(offset, bytes.length)
      const part = bytes.subarray(from, from + limit)
      const nextOffset = from + part.length
      return { offset: from, nextOffset, text: part.toString('utf8'), end: nextOffset >= bytes.length }
    },
    async cancel(handle) {
      await reach()
      const run = runOf(handle)
      if (!run || run.ended) return
      cancelled.push(handle.ref)
      end(run, clock, { code: null, signal: 'SIGTERM', reason: 'cancelled' })
    },
    async collect(handle) {
      await reach()
      return collected(runOf(handle))
    },
    pause: reach,
    async release(lease) {
      await reach()
      released.push(lease)
    },
    ...(settles === 'ask' ? {} : { onSettled }),
  }
}

function end(run: FakeRun, clock: Clock, exit?: Pick<RunExit, 'code' | 'signal' | 'reason'>): void {
  if (run.ended) return
  run.ended = endOf(run, clock.now(), exit)
  for (const listener of run.listeners) listener()
  run.listeners.clear()
}

function endOf(
  { outcome, startedAt }: FakeRun,
  endedAt: number,
  exit?: Pick<RunExit, 'code' | 'signal' | 'reason'>,
): JobState {
  const { cause, lost, reason = 'exit', signal = null, code = 0 } = outcome
  if (exit) return { kind: 'exited', exit: { ...exit, startedAt, endedAt } }
  const because = {
    ...(cause === undefined ? {} : { cause }),
    ...(outcome.node === undefined ? {} : { node: outcome.node }),
  }
  if (lost !== undefined) return { kind: 'lost', reason: lost, ...because }
  const own = { code: signal === null ? code : null, signal, reason }
  return { kind: 'exited', exit: { ...own, startedAt, endedAt }, ...because }
}

function stateOf(run: FakeRun | undefined, clock: Clock): JobState {
  if (!run) return { kind: 'lost', reason: 'there is no such run here' }
  if (run.ended) return run.ended
  if (clock.now() < run.startedAt) {
    const { waits } = run.outcome
    return { kind: 'queued', ...(waits === undefined ? {} : { waits }) }
  }
  const logBytes = Buffer.byteLength(run.outcome.stdout ?? '')
  return { kind: 'running', startedAt: run.startedAt, heartbeatAt: clock.now(), logBytes }
}

function logOf(outcome: FakeOutcome | undefined, stream: 'stdout' | 'stderr' | 'metrics'): string {
  if (stream !== 'metrics') return outcome?.[stream] ?? ''
  return (outcome?.metrics ?? []).map((line) => `${asPythonWrites(line)}\n`).join('')
}

/** With the word NaN, which JSON does not know. */
function asPythonWrites(line: Readonly<Record<string, number>>): string {
  return `{${Object.entries(line)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join(',')}}`
}

async function writeFiles(root: string, spec: RunSpec, outcome: FakeOutcome): Promise<string> {
  const folder = await mkdtemp(path.join(root, 'hooke-fake-run-'))
  for (const [name, content] of Object.entries(filesOf(spec, outcome))) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  return folder
}

function filesOf(spec: RunSpec, outcome: FakeOutcome): Readonly<Record<string, string>> {
  return {
    ...spec.inputs,
    'stdout.log': outcome.stdout ?? '',
    'stderr.log': outcome.stderr ?? '',
    ...(outcome.metrics ? { 'metrics.jsonl': logOf(outcome, 'metrics') } : {}),
    ...(outcome.result ? { 'result.json': JSON.stringify(outcome.result) } : {}),
    ...outcome.files,
  }
}

function collected(run: FakeRun | undefined): Collected {
  if (!run) return { files: [], skipped: [] }
  const files = Object.entries(filesOf(run.spec, run.outcome)).map(([name, content]): CollectedFile => ({
    path: name,
    bytes: Buffer.byteLength(content),
    sha256: sha256(content),
    local: path.join(run.folder, name),
  }))
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped: [] }
}

/** A clean host on which every preflight check passes. */
export function fakeFacts(): HostFacts {
  return {
    environment: {
      os: 'FakeOS 1',
      kernel: 'Fake 1.0 x64',
      cpu: 'fake cpu',
      cores: 8,
      memoryMb: 32_768,
      accelerators: [],
      driver: '',
      cuda: '',
      node: 'v24.0.0',
      python: '3.12.0',
      pythonLock: hashOf('no packages'),
      lockfiles: [],
      variables: {},
      secretNames: [],
      containerImage: '',
      commit: '0'.repeat(40),
      diffSha256: sha256(''),
      host: 'fake-host',
    },
    devicesFound: 0,
    devicesBusy: [],
    writeProbes: [{ path: os.tmpdir(), freeMb: 100_000, error: null }],
    interpreters: [{ name: 'node', path: process.execPath, version: process.version }],
    leftovers: [],
    staleLocks: [],
    missingSecrets: [],
    clockSkewMs: 0,
    worktreeDirty: false,
  }
}

function unreachable(): HookeError {
  return new HookeError('compute.unreachable', 'the fake host does not answer', { retryable: true })
}
