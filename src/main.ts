import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCli } from './cli/cli.ts'
import type { CliDeps } from './cli/deps.ts'
import { isAlive } from './lib/alive.ts'
import { systemClock } from './lib/clock.ts'

const packageDir = dirname(dirname(fileURLToPath(import.meta.url)))

/** The command `hooke`: reads the environment, builds everything, and says how it ended. */
export function main(argv: readonly string[]): Promise<number> {
  const signal = endedByPerson()
  endWithReader()
  return runCli(argv, depsOf(signal))
}

/** What a command does not need it does not load: most ask a daemon that is there, and are over at once. */
function depsOf(signal: AbortSignal): CliDeps {
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
    clock: systemClock,
    signal,
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
      const place = { cwd: process.cwd(), person: userInfo().username }
      const canAsk = stdin.isTTY && stdout.isTTY
      return runDemo({ ...common, ...options, ...place, output, signal, stdin, canAsk })
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

/** The first Ctrl-C or TERM asks to stop; the second ends the process at once. */
function endedByPerson(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130)
      controller.abort()
      setTimeout(() => process.exit(), LONGEST_STOP_MS).unref()
    })
  }
  return controller.signal
}

/** As a service, HUP means: read the configuration anew. In a terminal it means that the terminal is gone. */
function reloadOnHangUp(reload: () => Promise<unknown>): void {
  if (!process.stdout.isTTY) process.on('SIGHUP', () => void reload())
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

/** A reader that has seen enough, as in `hooke list | head`, is no error. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
