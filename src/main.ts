import { readFileSync } from 'node:fs'
import { constants, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCli } from './cli/cli.ts'
import type { CliDeps } from './cli/deps.ts'
import { isAlive } from './lib/alive.ts'
import { systemClock } from './lib/clock.ts'

const packageDir = dirname(dirname(fileURLToPath(import.meta.url)))

/** The command `hooke`: reads the environment, builds everything, and says how it ended. */
export async function main(argv: readonly string[]): Promise<number> {
  const stop = createStop()
  const life = { clock: systemClock, signal: stop.signal, hasReader: goOnWithoutReader() }
  const code = await runCli(argv, depsOf(life))
  stop.endAsHungUp()
  return code === INTERRUPTED ? (stop.exitCode() ?? code) : code
}

/** What a command says that could not come to its end. */
const INTERRUPTED = 1

/** What a command does not need it does not load: most ask a daemon that is there, and are over at once. */
function depsOf(life: Pick<CliDeps, 'clock' | 'signal' | 'hasReader'>): CliDeps {
  const { signal } = life
  const { env, stdin, stdout, stderr } = process
  const common = { clock: systemClock, env, packageDir, version: versionOf() }
  return {
    version: common.version,
    env,
    cwd: process.cwd(),
    systemUser: userInfo().username,
    stdin,
    stdout,
    stderr,
    isTTY: stdout.isTTY,
    canAsk: stdin.isTTY && stdout.isTTY,
    columns: stdout.columns || 80,
    ...life,
    fetch: (input, init) => fetch(input, init),
    async startDaemon(config, place) {
      const { startDaemon } = await import('./app/daemon.ts')
      const daemon = await startDaemon({ ...common, config, ...place, onBug: endOnBug })
      reloadOnHangUp(daemon.reload)
      return daemon
    },
    async detachDaemon(config, place) {
      const { detachDaemon } = await import('./app/detach.ts')
      const entry = join(packageDir, 'bin', 'hooke.mjs')
      return detachDaemon({ config, ...place, entry, clock: systemClock })
    },
    isAlive,
    holderOf: async ({ stateDir }) => (await import('./store/lock.ts')).livingOwner(stateDir)?.pid,
    openReadOnlyApi: async (config) =>
      (await import('./app/read-only.ts')).openReadOnlyApi({ ...common, config }),
    backUp: async (config, request) =>
      (await import('./app/backups.ts')).backUpState({ ...common, ...request, config }),
    restore: async (config, file) =>
      (await import('./app/backups.ts')).restoreState({ ...common, config, file }),
    runDoctor: async (config) => (await import('./app/doctor.ts')).runDoctor({ ...common, config }),
    runReaper: async (config, { once, tell }) =>
      (await import('./app/reaper.ts')).runReaper({ ...common, config, once, tell, signal }),
    setUpTrackers: async (config, what) =>
      (await import('./app/set-up-trackers.ts')).setUpTrackers({ ...common, config, what, signal }),
    async runDemo(options, output) {
      const { runDemo } = await import('./app/demo.ts')
      const canAsk = stdin.isTTY && stdout.isTTY
      const place = { cwd: process.cwd(), person: userInfo().username, stdin, canAsk }
      return runDemo({ ...common, ...options, ...place, output, signal })
    },
    describeRepository: repositoryFacts,
  }
}

async function repositoryFacts(folder: string): ReturnType<CliDeps['describeRepository']> {
  const { describeRepository } = await import('./worktrees/describe.ts')
  const found = await describeRepository(folder)
  if (found === null) return null
  const { remotes, ...rest } = found
  return { ...rest, remote: remotes[0] ?? null }
}

/** A stop is over within 10 s, whatever hangs: all that counts is on the disk at any time. */
const LONGEST_STOP_MS = 9_000

/** How the person or the system asks a command to end. */
interface Stop {
  readonly signal: AbortSignal
  /** What a shell says of a program that such a signal ended; undefined when none came. */
  readonly exitCode: () => number | undefined
  /** Ends the process by the signal itself where the terminal is gone: in a plain end Node aborts over that terminal. */
  readonly endAsHungUp: () => void
}

/** A terminal, npm and our own starter may each pass on the same Ctrl-C: that is one. */
const SAME_MS = 500

/** The first Ctrl-C, TERM or loss of the terminal asks to stop; the next Ctrl-C or TERM ends the process at once. */
function createStop(): Stop {
  const controller = new AbortController()
  const state: { first?: { name: NodeJS.Signals; at: number } } = {}
  const exitCode = () => (state.first === undefined ? undefined : 128 + constants.signals[state.first.name])
  const endAsHungUp = (): void => {
    if (state.first?.name !== 'SIGHUP') return
    process.removeAllListeners('SIGHUP')
    process.kill(process.pid, 'SIGHUP')
  }
  const end = (): void => {
    endAsHungUp()
    process.exit(exitCode())
  }
  const ask = (name: NodeJS.Signals): void => {
    const { first } = state
    if (first === undefined) {
      state.first = { name, at: systemClock.now() }
      controller.abort()
      setTimeout(end, LONGEST_STOP_MS).unref()
    } else if (name !== 'SIGHUP' && (name !== first.name || systemClock.now() - first.at > SAME_MS)) {
      end()
    }
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, ask)
  if (isOnTerminal()) process.on('SIGHUP', ask)
  return { signal: controller.signal, exitCode, endAsHungUp }
}

function isOnTerminal(): boolean {
  const { stdin, stdout, stderr } = process
  return [stdin, stdout, stderr].some(({ isTTY }) => isTTY)
}

/** As a service, HUP means: read the configuration anew. On a terminal it means that the terminal is gone. */
function reloadOnHangUp(reload: () => Promise<unknown>): void {
  if (!isOnTerminal()) process.on('SIGHUP', () => void reload())
}

/** Tells a supervisor that it was a bug, and that the next start goes on. */
const BUG = 70

/** What nobody caught ends the daemon at once: what was committed is whole, and the next start takes it up. */
function endOnBug(report: (bug: Error) => void): void {
  process.on('uncaughtException', (bug) => {
    report(bug)
    process.stderr.write(
      '✗ a bug ended the daemon; nothing is lost\n  do: see .hooke/log, and start it again\n',
    )
    process.exit(BUG)
  })
}

/** What writing comes to when who read has gone, or the terminal. */
const NOBODY_READS = ['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED']

/**
 * A reader that has seen enough, as in `hooke list | head`, is no error, and ends no work: `hooke up | head` goes on. Only
 * what prints for as long as somebody reads asks whether anybody does.
 */
function goOnWithoutReader(): () => boolean {
  const state = { hasReader: true }
  const take = (error: NodeJS.ErrnoException): void => {
    if (!NOBODY_READS.includes(error.code ?? '')) throw error
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    take(error)
    state.hasReader = false
  })
  process.stderr.on('error', take)
  return () => state.hasReader
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
