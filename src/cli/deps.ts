import type { HookeConfig } from '../config/config.ts'
import type { Environment } from '../config/environment.ts'
import type { Clock } from '../lib/clock.ts'
import type { FetchLike } from './client.ts'
import type { ExitCode } from './errors.ts'
import type { Output, Sink } from './output.ts'

export interface DaemonOptions {
  readonly host: string
  readonly port: number
}

/** A daemon in this process. */
export interface RunningDaemon {
  readonly url: string
  /** One-time link that signs a browser in (S-1). */
  readonly link: string
  /** Settles when it has stopped, by `down`, a signal or `stop`. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export interface DoctorCheck {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'failed'
  readonly found: string
  readonly advice?: string
}
export interface DoctorReport {
  readonly checks: readonly DoctorCheck[]
}

export interface BackupReport {
  readonly file: string
  readonly bytes: number
  readonly madeAt: number
  readonly experiments: number
  /** What a restored copy will lack, each with the reason. */
  readonly leftOut: readonly { readonly path: string; readonly because: string }[]
}

export interface RestoreReport extends Omit<BackupReport, 'file' | 'bytes'> {
  /** The state folder that the backup was made of. */
  readonly stateDir: string
  readonly host: string
  readonly files: number
}

export interface DemoOptions {
  readonly approve: boolean
  readonly live: boolean
  readonly port: number | undefined
  readonly dir: string | undefined
}

/** What `init` asks of git about a folder. */
export interface RepositoryFacts {
  readonly root: string
  readonly branch: string | null
  readonly remote: string | null
  readonly userName: string | null
  readonly userEmail: string | null
}

/** Everything outside the command line, given by main.ts. */
export interface CliDeps {
  readonly version: string
  readonly env: Environment
  readonly cwd: string
  readonly systemUser: string
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: Sink & NodeJS.WritableStream
  readonly stderr: Sink
  /** stdout is a terminal. */
  readonly isTTY: boolean
  /** stdin and stdout are terminals: a person can be asked. */
  readonly canAsk: boolean
  readonly columns: number
  readonly clock: Clock
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** False once who read stdout has gone. */
  readonly hasReader: () => boolean
  readonly fetch: FetchLike
  startDaemon(config: HookeConfig, options: DaemonOptions): Promise<RunningDaemon>
  /** Starts the daemon as a process of its own and returns once it listens. */
  detachDaemon(
    config: HookeConfig,
    options: DaemonOptions,
  ): Promise<{ pid: number; url: string; link: string }>
  /** Whether there is a process of that number on this machine. */
  isAlive(pid: number): boolean
  /** The process that holds the state folder now; a daemon lets go of it last. */
  holderOf(config: HookeConfig): Promise<number | undefined>
  /** Mounts the API over the store, read-only, without a daemon. */
  openReadOnlyApi(
    config: HookeConfig,
  ): Promise<{ fetch: FetchLike; readonly close: () => void | Promise<void> }>
  /** Saves the state as one file, beside a daemon or without one. */
  backUp(
    config: HookeConfig,
    request: { readonly file: string; readonly replace: boolean; readonly largestFile: number },
  ): Promise<BackupReport>
  /** Makes the state folder from a backup, where none is. */
  restore(config: HookeConfig, file: string): Promise<RestoreReport>
  runDoctor(config: HookeConfig): Promise<DoctorReport>
  /** Makes labels and forms in every configured tracker that takes them; a line for each thing made (T-8). */
  setUpTrackers(
    config: HookeConfig,
    what: { readonly labels: boolean; readonly templates: boolean },
  ): Promise<readonly { readonly tracker: string; readonly made: readonly string[] }[]>
  /** Pauses rented machines that nobody owns, until Ctrl-C; false when a provider did not answer at last. */
  runReaper(
    config: HookeConfig,
    request: { readonly once: boolean; readonly tell: (words: string) => void },
  ): Promise<boolean>
  runDemo(options: DemoOptions, output: Output): Promise<ExitCode>
  /** Null when the folder is in no git repository. */
  describeRepository(folder: string): Promise<RepositoryFacts | null>
}
