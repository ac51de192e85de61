import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bubblewrap, bubblewrapArgv } from './bubblewrap.ts'
import { type CgroupPlace, createGroupPool, enteringGroups, makeGroup } from './cgroups.ts'
import { createEtcFolder } from './etc-folder.ts'
import { withinHardLimits } from './hard-limits.ts'
import {
  type Hidden,
  isWithin,
  type Network,
  type SandboxLimits,
  type SandboxPolicy,
  type SystemEntry,
} from './policy.ts'
import { PROXY_SOCKET, withRelay } from './proxy/relay.ts'
import { ETC, etcInFull, systemEntries } from './system.ts'

/** A command and what it needs beside the operating system and the languages, which every command sees. */
export interface Confinable {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly writable: readonly string[]
  readonly readable?: readonly string[]
  readonly sealed?: readonly string[]
  readonly hidden?: readonly Hidden[]
  readonly devices?: readonly string[]
  /** Left out: none, but for the proxy where there is one. */
  readonly network?: Network
  /** Wall-clock limit; whoever starts the command enforces it. */
  readonly seconds: number
  readonly memoryBytes?: number
  /** What the command is to find in its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly infoFd?: number
  /** Unique name of a group that outlives the daemon; without one it is this daemon's own. */
  readonly group?: string
}

export interface Confined {
  readonly argv: readonly string[]
  /** The complete environment to start it with. */
  readonly environment: Readonly<Record<string, string>>
  /** Folders of the cgroups it runs in; empty where there are none. */
  readonly groups: readonly string[]
  /** Ends what is left of the command and frees what it took. To be called once it has ended. */
  release(): Promise<void>
}

/** What stands between a command that an agent wrote and this computer (A-6, C-14). */
export interface Sandbox {
  readonly kind: 'bubblewrap' | 'container' | 'none'
  readonly confine: (command: Confinable) => Confined
  /** Gives back what it holds on this computer; no command may be under way. */
  readonly close: () => void
}

/** Commands run as they are: the owner allowed that, loudly. */
export const noSandbox: Sandbox = {
  kind: 'none',
  confine: ({ argv, environment }) => ({ argv, environment, groups: [], release: () => Promise.resolve() }),
  close: () => undefined,
}

export interface SandboxOptions {
  readonly program: Bubblewrap
  /** Null where caps on groups of processes cannot be set. */
  readonly cgroups: CgroupPlace | null
  /** Languages and whatever else the configuration shows, read-only. */
  readonly readable: readonly string[]
  /** Asked for each command: a file with a token may be made while the daemon runs. */
  readonly hidden: () => readonly Hidden[]
  readonly scratchBytes: number
  readonly limits: Omit<SandboxLimits, 'cpuSeconds'>
  readonly cores: number
  /** Tells this daemon's groups from those of others. */
  readonly name: string
  /** Where copies of what is shown of `/etc` are kept, to be shown by one mount; without it each part has its own. */
  readonly etc?: { readonly parent: string; readonly now: number }
  /** The only way out of commands that have no network: a proxy on this socket, reached with this Node. */
  readonly proxy?: { readonly socket: string; readonly node: string }
}

/** Confines commands with bubblewrap, and with cgroups where they can be used. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const systemFor = systemIn(options)
  const procLimits = readFileSync('/proc/self/limits', 'utf8')
  const { cgroups } = options
  const pool = cgroups === null ? null : createGroupPool(cgroups, options.name)

  return {
    kind: 'bubblewrap',

    confine(command) {
      const limits = withinHardLimits(limitsOf(options, command), procLimits)
      const groups =
        (command.group === undefined || cgroups === null
          ? pool?.take(limits)
          : makeGroup(cgroups, command.group, limits)) ?? []
      const proxy = command.network === undefined ? options.proxy : undefined
      const policy = withSystem(policyOf(options, command, limits), systemFor, shownFor(proxy))
      const lifetime = {
        capsEachProcess: groups.length === 0,
        ...(command.infoFd === undefined ? {} : { infoFd: command.infoFd }),
      }
      const argv = bubblewrapArgv(policy, options.program, {
        argv: proxy === undefined ? command.argv : withRelay(proxy.node, command.argv),
        lifetime,
      })
      return {
        argv: enteringGroups(groups, limits, argv),
        environment: command.environment,
        groups,
        release: () => {
          if (command.group === undefined && groups.length > 0) pool?.give(groups, limits)
          return Promise.resolve()
        },
      }
    },

    close: () => pool?.drain(),
  }
}

/** What a command in a worktree gets: all of the worktree to write, but not the `.git` that leads to the repository (S-3). */
export function inWorktree(worktree: string): Pick<Confinable, 'cwd' | 'writable' | 'sealed'> {
  return { cwd: worktree, writable: [worktree], sealed: gitOf(worktree) }
}

/** The `.git` of a worktree where there is one; a link is left alone, because what it leads to is not ours to show. */
export function gitOf(worktree: string): readonly string[] {
  const git = join(worktree, '.git')
  const found = lstatSync(git, { throwIfNoEntry: false })
  return found?.isFile() === true || found?.isDirectory() === true ? [git] : []
}

function shownFor(proxy: SandboxOptions['proxy']): readonly SystemEntry[] {
  if (proxy === undefined) return []
  const { socket, node } = proxy
  return [
    { kind: 'bind', from: socket, to: PROXY_SOCKET },
    { kind: 'bind', from: node, to: node },
  ]
}

function limitsOf({ limits, cores }: SandboxOptions, { seconds, memoryBytes }: Confinable): SandboxLimits {
  return { ...limits, memoryBytes: memoryBytes ?? limits.memoryBytes, cpuSeconds: Math.ceil(seconds) * cores }
}

type SystemFor = (network: Network, ofEtc: 'in full' | 'in parts') => readonly SystemEntry[]

function systemIn({ etc }: SandboxOptions): SystemFor {
  const made = new Map<string | null, Readonly<Record<Network, readonly SystemEntry[]>>>()
  const folder = etc === undefined ? () => null : createEtcFolder({ ...etc, watched: ETC, parts: etcInFull })
  return (network, ofEtc) => {
    const found = ofEtc === 'in full' ? folder() : null
    const entries = made.get(found) ?? {
      none: systemEntries('none', found),
      host: systemEntries('host', found),
    }
    made.set(found, entries)
    return entries[network]
  }
}

/** Nothing more can be mounted in a whole `/etc`, which is read-only. */
function withSystem(
  policy: Omit<SandboxPolicy, 'system'>,
  systemFor: SystemFor,
  more: readonly SystemEntry[],
): SandboxPolicy {
  const { readable, writable, sealed, hidden, network } = policy
  const mounts = [...readable, ...writable, ...sealed, ...hidden.map(({ path }) => path)]
  const ofEtc = mounts.some((path) => isWithin(path, '/etc')) ? 'in parts' : 'in full'
  return { ...policy, system: [...systemFor(network, ofEtc), ...more] }
}

function policyOf(
  { readable, hidden, scratchBytes }: SandboxOptions,
  command: Confinable,
  limits: SandboxLimits,
): Omit<SandboxPolicy, 'system'> {
  return {
    limits,
    scratchBytes,
    readable: [...readable, ...(command.readable ?? [])],
    writable: command.writable,
    sealed: command.sealed ?? [],
    hidden: [...hidden(), ...(command.hidden ?? [])],
    devices: command.devices ?? [],
    cwd: command.cwd,
    network: command.network ?? 'none',
  }
}
