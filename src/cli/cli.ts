import { CommanderError } from 'commander'
import type { HookeConfig } from '../config/config.ts'
import type { Environment } from '../config/environment.ts'
import type { Clock } from '../lib/clock.ts'
import { isUnanswered } from './ask.ts'
import type { FetchLike } from './client.ts'
import { printError, wrongUsage, type ExitCode } from './errors.ts'
import { createOutput, type Output, type Sink } from './output.ts'
import { buildProgram } from './program.ts'
import { refuseSecretsIn } from './typed-secrets.ts'

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
  readonly fetch: FetchLike
  startDaemon(config: HookeConfig, options: DaemonOptions): Promise<RunningDaemon>
  /** Starts the daemon as a process of its own and returns once it listens. */
  detachDaemon(
    config: HookeConfig,
    options: DaemonOptions,
  ): Promise<{ pid: number; url: string; link: string }>
  /** Mounts the API over the store, read-only, without a daemon. */
  openReadOnlyApi(
    config: HookeConfig,
  ): Promise<{ fetch: FetchLike; readonly close: () => void | Promise<void> }>
  runDoctor(config: HookeConfig): Promise<DoctorReport>
  runDemo(options: DemoOptions, output: Output): Promise<ExitCode>
  /** Null when the folder is in no git repository. */
  describeRepository(folder: string): Promise<RepositoryFacts | null>
}

/** Runs one command line (without `node` and script) and says how it ended; never exits the process. */
export async function runCli(argv: readonly string[], deps: CliDeps): Promise<ExitCode> {
  const output = outputOf(deps, argv.includes('--json'))
  try {
    refuseSecretsIn(argv)
    const { program, exit } = buildProgram(deps, output)
    if (argv.length === 0) {
      program.outputHelp()
      return 0
    }
    await program.parseAsync([...argv], { from: 'user' })
    return exit()
  } catch (error) {
    if (deps.signal.aborted) return 1
    if (isUnanswered(error)) {
      output.note('nothing was decided')
      return 1
    }
    if (!(error instanceof CommanderError)) return printError(error, output, argv.includes('--debug'))
    return error.exitCode === 0 ? 0 : printError(usageOf(error), output, false)
  }
}

function outputOf(deps: CliDeps, json: boolean): Output {
  const { env, stdout, stderr, isTTY, columns, clock } = deps
  const colours = env['NO_COLOR'] === undefined || env['NO_COLOR'] === ''
  return createOutput({ stdout, stderr, isTTY, columns, clock, json, colours })
}

/** Commander's words in ours: `error: unknown command 'lst'` and its suggestion. */
function usageOf({ message }: CommanderError): Error {
  const [what = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const [, meant] = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(' ')) ?? []
  return wrongUsage(what, meant === undefined ? 'hooke --help' : `did you mean ${meant}?`)
}
