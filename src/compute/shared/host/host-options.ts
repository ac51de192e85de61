import type { Clock } from '../../../lib/clock.ts'
import type { Network } from '../../../lib/sandbox/policy.ts'
import type { ComputeDriver, JobState, RunSpec, Probe } from '../../driver.ts'
import type { RemoteShell } from '../remote/remote-shell.ts'
import type { LeaseRecord } from './lease-record.ts'
import type { Look, RunLook } from './parse-look.ts'

export interface HostOptions {
  /** The name of the compute in the configuration, which is the driver's. */
  readonly name: string
  readonly shell: RemoteShell
  readonly clock: Clock
  /** Folder on the host, absolute or below the home there. */
  readonly workDir: string
  /** Absolute folder of this computer where collected files lie. */
  readonly mirrorDir: string
  /** Absolute file of this computer that remembers the mark of the work folder; without it none is asked for. */
  readonly markFile?: string
  /** What runs find besides the lease's and their own variables. */
  readonly environment?: Readonly<Record<string, string>>
  /** A file on the host that each run sources first, such as one with `module load`. */
  readonly setupFile?: string
  /** How the environment of a study is made from its lock file. */
  readonly environments?: 'auto' | 'none'
  /** What runs are confined by there (C-14); left out where the owner allowed that. */
  readonly sandbox?: HostSandbox
  readonly secret?: (name: string) => string | undefined
  readonly pricePerHourUsd?: number
  readonly graceSeconds?: number
  readonly heartbeatSeconds?: number
  readonly limits?: Partial<CollectLimits>
  /** Runs `git` on this computer for the bundle. */
  readonly gitEnvironment: Readonly<Record<string, string>>
}

/** How the runs of a host are confined; paths are of that host, absolute or beginning with `~/`. */
export interface HostSandbox {
  readonly network: Network
  readonly readOnly: readonly string[]
  /** Folders that runs may write to beside their own. */
  readonly writable: readonly string[]
  /** Bytes of the private /tmp, and of one file. */
  readonly scratchBytes: number
  readonly fileBytes: number
  readonly processes: number
  /** Image, by its digest, of the container that each run is in; without it, bubblewrap. */
  readonly image?: string
  /** The host is a container of its own: where bubblewrap does not work, each run is a user of its own there instead. */
  readonly orOwnUser?: boolean
}

export interface CollectLimits {
  readonly files: number
  readonly bytesPerFile: number
  readonly bytes: number
}

const GB = 1024 ** 3
export const COLLECT_LIMITS: CollectLimits = { files: 10_000, bytesPerFile: 20 * GB, bytes: 100 * GB }

/** A run that is to start, with what its lease says. */
export interface Launch {
  readonly spec: RunSpec
  readonly lease: LeaseRecord
  /** The name that the job carries: unique for this folder of a run. */
  readonly job: string
}

/** What one kind of host adds: how a wrapper is started there, and what is known of it besides its files. */
export interface HostKind {
  /** Shell functions that the scripts call: `launch`, `jobs`, `wake`, `over`, `drop`, `seek`. */
  readonly functions: string
  /** Words of `launch`; throws `compute.rejected` for what the host must not be asked. */
  launchWords(launch: Launch): readonly string[]
  /** Seconds that the host gives a run before it ends it by itself; without end where there is no scheduler. */
  grantedSeconds?(spec: RunSpec): number
  /** How long a start that was sent may take to arrive, and then to be seen by `seek`. */
  readonly settleMs: { readonly request: number; readonly listing: number }
  /** A run as its files and the host tell of it; `why` has what a second question brought, where one was needed. */
  judge(run: RunLook, look: Look, why: string | undefined): JobState
  /** A second question about runs that the first look does not explain: a script and its words, or none. */
  ask?(
    looks: readonly RunLook[],
    look: Look,
  ): { readonly script: string; readonly words: readonly string[] } | undefined
  /** Whether the host is fit for runs, beyond that commands run there. */
  probe?(shell: RemoteShell, signal: AbortSignal): Promise<Probe>
  /** It gives each run accelerators of its own among those that it sees. */
  readonly pinsDevices?: boolean
  /** See `ComputeDriver.nodes`. */
  readonly nodes: NonNullable<ComputeDriver['nodes']>
  /** Accelerators are on other machines than the one that answers. */
  readonly runsElsewhere: boolean
}

export type Verbs = Omit<ComputeDriver, 'name' | 'settles'>
