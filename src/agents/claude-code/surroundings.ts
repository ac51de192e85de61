import { type Confined, type Sandbox } from '../../lib/sandbox/sandbox.ts'
import { type SessionFolder } from './session-folder.ts'

export interface Surroundings {
  readonly sandbox: Sandbox
  /** Files beside the system that program and hook are made of. */
  readonly readable: readonly string[]
}

/** What it takes itself, whatever commands of agents are allowed. */
const MEMORY_BYTES = 4 * 1024 ** 3

/**
 * What Claude Code and its hooks see. It runs no command of an agent; a sandbox around it keeps a fault of its own from
 * the rest of this computer, and ends it with the daemon. It needs the network to reach its model and our tools.
 */
export function confine(
  { sandbox, readable }: Surroundings,
  { root, home, work, settings, rules, tools, system }: SessionFolder,
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
    readable: [...readable, settings, rules, tools, system],
    network: 'host',
    seconds,
    memoryBytes: MEMORY_BYTES,
    environment,
  })
}
