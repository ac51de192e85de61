import { type Confined, type Sandbox } from '../../lib/sandbox/sandbox.ts'

export interface Surroundings {
  readonly sandbox: Sandbox
  /** Files beside the system that the program, and what it runs, are made of. */
  readonly readable: readonly string[]
}

/** Where a program lives in one session, and what in there is not its own to change. */
export interface Lodging {
  readonly root: string
  readonly home: string
  readonly work: string
  readonly fixed: readonly string[]
}

/** What it takes itself, whatever commands of agents are allowed. */
const MEMORY_BYTES = 4 * 1024 ** 3

/**
 * What a command line agent sees. It runs no command of a role; a sandbox around it keeps a fault of its own from the rest
 * of this computer, and ends it with the daemon. It needs the network to reach its model and our tools.
 */
export function confine(
  { sandbox, readable }: Surroundings,
  { root, home, work, fixed }: Lodging,
  command: {
    readonly argv: readonly string[]
    readonly environment: Readonly<Record<string, string>>
    readonly seconds: number
  },
): Confined {
  const { argv, environment, seconds } = command
  if (sandbox.kind !== 'bubblewrap')
    return { argv, environment, groups: [], release: () => Promise.resolve() }
  return sandbox.confine({
    argv: ['/usr/bin/env', `HOME=${home}`, ...argv],
    cwd: work,
    writable: [root],
    readable: [...readable, ...fixed],
    network: 'host',
    seconds,
    memoryBytes: MEMORY_BYTES,
    environment,
  })
}
