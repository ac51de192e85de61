import type { EnvironmentSnapshot, RunExit } from '../domain/run.ts'
import type { LeaseId, RunId } from '../domain/ids.ts'
import type { JobOptions } from '../domain/job-options.ts'
import type { EarlierTry } from '../lib/create-once.ts'

/** An opaque receipt, stored as text. Only the driver that issued it may look inside. */
export interface JobHandle {
  readonly driver: string
  readonly ref: string
}

export interface LeaseSpec {
  readonly lease: LeaseId
  /** The experiment's worktree at the sealed commit; the driver makes it (or a copy of it) readable to the runs. */
  readonly worktree: string
  readonly devices: number
  readonly memoryMb: number
  readonly diskMb: number
  readonly environment: Readonly<Record<string, string>>
  readonly secretNames: readonly string[]
  /** The lease was asked for before; absent the first time. A host that knows no key: see `createOnceAt`. */
  readonly earlier?: EarlierTry | undefined
}

/** What is true on the host before anything runs; the gate `preflight` judges it. */
export interface HostFacts {
  readonly environment: EnvironmentSnapshot
  readonly devicesFound: number
  readonly devicesBusy: readonly string[]
  readonly writeProbes: readonly {
    readonly path: string
    readonly freeMb: number
    readonly error: string | null
  }[]
  readonly interpreters: readonly { readonly name: string; readonly path: string; readonly version: string }[]
  readonly leftovers: readonly string[]
  readonly staleLocks: readonly string[]
  readonly missingSecrets: readonly string[]
  readonly clockSkewMs: number
  readonly worktreeDirty: boolean
}

export interface Prepared {
  readonly lease: LeaseId
  readonly host: string
  readonly pricePerHourUsd: number
  readonly facts: HostFacts
}

/**
 * Only the driver knows where a run's folder lies on its host: this text in `argv` and in values of `environment` is
 * replaced by its absolute path. `${config}` of a plan becomes `${run_dir}/config.json` with an input of that name.
 */
export { RUN_DIR } from '../domain/run.ts'

/** One run to start. Besides `environment` the driver sets the five `HOOKE_…` variables of C-9. */
export interface RunSpec {
  readonly run: RunId
  readonly lease: LeaseId
  /** argv after placeholders; never a shell string. The driver puts the run's folder where `RUN_DIR` stands. */
  readonly argv: readonly string[]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** Files written into the run folder before the start: the resolved config. Name → content. */
  readonly inputs: Readonly<Record<string, string>>
  readonly timeLimitSeconds: number
  readonly memoryMb: number
  readonly logLimitBytes: number
  /** What study and plan ask of a scheduler; each beats the option of the compute. Others than schedulers look away. */
  readonly jobOptions?: JobOptions | undefined
  /** Nodes that it must not go to: they are in quarantine (C-12). Where nobody chooses a node they are looked over. */
  readonly avoid?: readonly string[] | undefined
  /** The run was submitted before, and nobody knows whether that arrived; absent the first time. */
  readonly earlier?: EarlierTry | undefined
}

/**
 * What a scheduler says happened, beyond an exit code (C-4). `pre-empted` and `node-failed` go on from a checkpoint;
 * `launch-failed`: the cluster could not start the job (node, prolog, file system); `never-starts`: as it was asked for it
 * never could have.
 */
export type SchedulerCause =
  | 'pre-empted'
  | 'node-failed'
  | 'out-of-memory'
  | 'time-limit'
  | 'cancelled-by-admin'
  | 'launch-failed'
  | 'never-starts'

/**
 * Why a job does not start. `held`: somebody has to release it. `limited`: it waits for a limit or a machine that may take
 * long, and a person may know better. `never`: as it is asked for, it cannot start.
 */
export interface Waiting {
  readonly kind: 'resources' | 'held' | 'limited' | 'never' | 'unknown'
  /** In the words of the scheduler, explained. */
  readonly reason: string
}

/** What a driver may claim about a job. `lost` means the host no longer knows it; it never means "no answer". */
export type JobState =
  | { readonly kind: 'queued'; readonly waits?: Waiting }
  | {
      readonly kind: 'running'
      readonly startedAt: number
      readonly heartbeatAt: number
      readonly logBytes: number
      /** Latest sample of the busiest accelerator; absent when there is none. */
      readonly gpuPercent?: number
      /** Free space where the run writes; absent when the host does not tell. */
      readonly freeMb?: number
    }
  | ({ readonly kind: 'exited'; readonly exit: RunExit } & Ending)
  | ({ readonly kind: 'lost'; readonly reason: string } & Ending)

/** What besides is known of a run that ended. */
interface Ending {
  readonly cause?: SchedulerCause
  /** The machine that it ran on, as its scheduler names it or as the host is called; absent where nobody tells. */
  readonly node?: string
}

export interface LogChunk {
  readonly offset: number
  readonly nextOffset: number
  readonly text: string
  /** The chunk reaches the present end of the stream. */
  readonly end: boolean
}

/** `metrics` is `metrics.jsonl` while it grows. A negative `offset` counts from the end. */
export interface LogRequest {
  readonly stream: 'stdout' | 'stderr' | 'metrics'
  readonly offset: number
  readonly limit: number
}

/** A file of the run folder after the end, relative path with `/`. Links, devices and odd names are never listed. */
export interface CollectedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Where the bytes can be read on this machine. */
  readonly local: string
}

export interface Collected {
  readonly files: readonly CollectedFile[]
  /** What lay in the run folder and was left there, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly because: string }[]
}

/** One machine at a provider, as the provider lists it. */
export interface Machine {
  readonly id: string
  /** The lease whose mark it carries; null when it carries none. */
  readonly lease: LeaseId | null
  /** What its creation was made once by; null when it carries no mark. */
  readonly key: string | null
  /** Made by this state, or known to it from its original; not by another Hooke on the same account. */
  readonly isOurs: boolean
  /** Made by the original of this restored copy after the backup: nothing here says whether it is still worked on. */
  readonly isOfOriginal: boolean
  /** Its lease has another machine: nobody works on this one, whatever its marks say. */
  readonly isSpare: boolean
  /** It is paid for now, beyond its disk. */
  readonly isBilled: boolean
  readonly pricePerHourUsd: number
  /** The busiest accelerator; absent where the provider does not tell. */
  readonly gpuPercent?: number
  /** A run may have been started on it; true where nobody knows. */
  readonly hasRun: boolean
  readonly createdAt: number
  /** For people: what it is and where. */
  readonly words: string
}

/** Machines that cost by the hour, whoever made them: what the sweep and the reaper look at (C-2). */
export interface Machines {
  /** All that carry Hooke's name, oldest first. Throws when the provider does not answer: no answer is never "none". */
  list(signal: AbortSignal): Promise<readonly Machine[]>
  /** Stops it and looks until it is stopped; what lies on its volume stays. Throws as retryable until then. */
  pause(id: string, signal: AbortSignal): Promise<void>
  /** Tells the dead-man switch of a lease's machine that it is still owned; without that it pauses itself (C-2). */
  renew(lease: LeaseId, signal: AbortSignal): Promise<void>
  /** Deletes it for good. Never for one on which something ran, unless a person says so. */
  terminate(id: string, signal: AbortSignal): Promise<void>
}

/** Short runs that go to the host together, one after the other in one session or job (C-16). */
export interface Packs {
  /** How many runs like this one fit into one pack, by what the host grants a job; at least 1. */
  most(spec: RunSpec): number
  /**
   * Starts runs of one lease as one pack. A receipt for each, in their order; undefined for one that somebody asked for
   * before, which `submit` settles. Throws as `submit` does, and then nobody knows which of them were started.
   */
  submit(specs: readonly RunSpec[], signal: AbortSignal): Promise<readonly (JobHandle | undefined)[]>
}

/** Folders of runs that stay on a host when the runs have ended (P-18). */
export interface HostFolders {
  /** All that lie there, whoever made them, with about how many bytes each holds. */
  list(signal: AbortSignal): Promise<readonly { readonly run: RunId; readonly bytes: number }[]>
  /**
   * Why a folder has to stay, null where nothing is lost with it: each file in it has, there and now, the SHA-256 under which
   * `kept` names it by its path, and nothing else is there.
   */
  whyStays(run: RunId, kept: ReadonlyMap<string, string>, signal: AbortSignal): Promise<string | null>
  /** Looks once more and takes it away; why it stayed, null when it is gone or never was. */
  takeAway(run: RunId, kept: ReadonlyMap<string, string>, signal: AbortSignal): Promise<string | null>
}

/** An environment that was made of a lock file. */
export interface KeptEnvironment {
  readonly name: string
  /** Where it lies, in words that are the same for every compute that uses it. */
  readonly path: string
  readonly bytes: number
  /** Why it has to stay; null where nothing used it for as long as was asked. */
  readonly stays: string | null
}

/** Environments made of lock files, which stay for later runs (C-8, P-18). `keepMs` is counted from the last use. */
export interface KeptEnvironments {
  readonly isHere: boolean
  list(keepMs: number, signal: AbortSignal): Promise<readonly KeptEnvironment[]>
  /** Looks once more, holding what its making holds, and takes it away; why it stayed, null when it is gone or never was. */
  takeAway(name: string, keepMs: number, signal: AbortSignal): Promise<string | null>
}

/** What asking a compute for real found. */
export interface Probe {
  readonly ok: boolean
  /** One sentence: what is there, or what is wrong. */
  readonly detail: string
  /** In the words of the host or provider, where it said something. */
  readonly found?: string | undefined
  /** What to do about it. */
  readonly advice?: string | undefined
}

/**
 * A place where runs execute (C-1). Contract, checked by `test/contracts/driver.contract.ts`:
 * - `prepare` is idempotent per lease; `release` of an unknown or released lease succeeds;
 * - `submit` is idempotent per `spec.run`: a second call, from any process, returns the first handle and starts nothing;
 * - `find` gives the handle of a run that may have been submitted by a process that died, or undefined;
 * - `inspect` answers for every handle, many at once; a job the host forgot is `lost`, not an error;
 * - `readLog` reads from an offset and returns at most `limit` bytes, whatever the size of the log;
 * - `cancel` of a finished or unknown job succeeds; the whole process group ends;
 * - runs outlive the daemon; the outcome is found again by any later daemon;
 * - transport trouble throws `HookeError` with `retryable: true`; a spec that can never run throws `compute.rejected`;
 *   `submit` under a lease whose machine is gone or was paused throws `compute.gone`, and `prepare` gives it one again;
 *   nothing else throws.
 */
export interface ComputeDriver {
  readonly name: string
  /** `push`: the end of a run is told at once through `onSettled`. `ask`: the attention schedule asks. */
  readonly settles: 'push' | 'ask'
  /**
   * What keeps runs away from a bad machine (C-12). `avoided`: `avoid` of a run does; `one`: everything runs on the same
   * one, so nothing new may begin. Absent where a machine is told apart from others by nobody or is new for each lease.
   */
  readonly nodes?: 'avoided' | 'one'
  /** Asks for real whether runs could execute there; trouble is an answer, in words for a researcher. */
  probe(signal: AbortSignal): Promise<Probe>
  prepare(spec: LeaseSpec, signal: AbortSignal): Promise<Prepared>
  /** Told that `prepare` will come: looks already at what takes long and stays true. Never fails. */
  readAhead?(): void
  submit(spec: RunSpec, signal: AbortSignal): Promise<JobHandle>
  find(run: RunId, signal: AbortSignal): Promise<JobHandle | undefined>
  inspect(handles: readonly JobHandle[], signal: AbortSignal): Promise<ReadonlyMap<string, JobState>>
  readLog(handle: JobHandle, request: LogRequest, signal: AbortSignal): Promise<LogChunk>
  cancel(handle: JobHandle, signal: AbortSignal): Promise<void>
  collect(handle: JobHandle, signal: AbortSignal): Promise<Collected>
  /** Stops paying where that is possible; everything stays. `prepare` takes it up again. */
  pause(lease: LeaseId, signal: AbortSignal): Promise<void>
  /** For good: what lay on the host may be lost, so everything of it was verified or a person said so (C-13). */
  release(lease: LeaseId, signal: AbortSignal): Promise<void>
  /** Whether the lease is known where the driver works; a restored copy asks (E-6). Absent where nobody could tell. */
  holds?(lease: LeaseId, signal: AbortSignal): Promise<boolean>
  /** Present where starting a run costs a session or a job. */
  readonly packs?: Packs
  /** Present where folders of runs stay until somebody cleans. */
  readonly folders?: HostFolders
  /** Present where environments are made and stay until somebody cleans. */
  readonly environments?: KeptEnvironments
  /** Present where machines are rented by the hour. */
  readonly machines?: Machines
  /** Calls `listener` once when the run ends; returns how to stop listening. Present when `settles` is `push`. */
  onSettled?(handle: JobHandle, listener: () => void): () => void
}
