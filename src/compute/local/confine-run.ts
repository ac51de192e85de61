import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../../lib/canonical.ts'
import type { Network } from '../../lib/sandbox/policy.ts'
import { gitOf, type Sandbox } from '../../lib/sandbox/sandbox.ts'
import type { RunSpec } from '../driver.ts'
import { type Order, safeCommand } from '../shared/order.ts'
import { runVariables } from '../../domain/run-variables.ts'
import { INFO_FD, type RunFolder } from '../shared/run-folder.ts'

export interface RunSandbox {
  readonly confine: Sandbox['confine']
  readonly network: Network
  /** Folders that runs may write to beside their own. */
  readonly writable: readonly string[]
}

export interface ConfinedOrder {
  readonly order: Order
  /** Folders of cgroups that the wrapper removes at the end; null when nothing confines the run. */
  readonly groups: readonly string[] | null
}

/**
 * The order of a run whose command is confined (C-14). The sandbox ends with its wrapper, not with the daemon (C-6). The
 * variables of the plan are set inside only: an agent wrote them, and some tell a program outside what to load.
 */
export function confineRun(
  order: Order,
  spec: Pick<RunSpec, 'run' | 'memoryMb'>,
  place: {
    readonly folder: RunFolder
    readonly sandbox: RunSandbox
    readonly environment: Order['environment']
    /** What it reads besides its worktree. */
    readonly readable: readonly string[]
  },
): ConfinedOrder {
  const { folder, sandbox, environment } = place
  for (const each of sandbox.writable) mkdirSync(each, { recursive: true })
  const gpus = accelerators()
  const { argv, groups } = sandbox.confine({
    argv: ['env', ...variablesInside(order, environment), ...safeCommand(order.argv)],
    cwd: order.cwd,
    readable: [order.cwd, ...place.readable, ...(gpus.length > 0 ? ['/sys'] : [])],
    writable: [folder.path, ...sandbox.writable],
    sealed: gitOf(order.cwd),
    hidden: [{ path: folder.own, kind: 'folder' }],
    devices: gpus,
    network: sandbox.network,
    seconds: order.timeLimitSeconds,
    memoryBytes: spec.memoryMb * 1024 ** 2,
    environment: order.environment,
    infoFd: INFO_FD,
    // another daemon of this computer may have a run of the same name
    group: `run-${sha256(folder.path).slice(0, 12)}-${spec.run}`,
  })
  return { order: { ...order, environment: runVariables(spec.run, folder.path), argv }, groups }
}

/** A home and a place for scratch files of its own are given by the sandbox; those of the daemon are not there. */
function variablesInside(order: Order, environment: Order['environment']): readonly string[] {
  const isOfDaemon = (name: string): boolean =>
    ['HOME', 'TMPDIR'].includes(name) && order.environment[name] === environment[name]
  return Object.entries(order.environment)
    .filter(([name]) => !isOfDaemon(name))
    .map(([name, value]) => `${name}=${value}`)
}

/** Device files of NVIDIA and AMD, as far as they are there. */
function accelerators(): readonly string[] {
  if (!existsSync('/dev')) return []
  const found = readdirSync('/dev').filter((name) => /^(nvidia.*|kfd|dxg)$/.test(name))
  const isAmd = found.includes('kfd')
  return [...found, ...(isAmd ? ['dri'] : [])].map((name) => path.join('/dev', name))
}
