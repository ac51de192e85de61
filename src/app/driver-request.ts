import type { HookeConfig } from '../config/config.ts'
import type { Clock } from '../lib/clock.ts'
import type { Sandbox } from '../lib/sandbox/sandbox.ts'
import type { Store } from '../store/store.ts'
import type { Env } from './env.ts'

export type SandboxCaps = Pick<HookeConfig['agents']['sandbox'], 'scratch' | 'fileSize' | 'processes'>

/** What a driver is built from. */
export interface DriverRequest<Table> {
  /** Name of the compute; the driver carries it, and so do its leases, runs and handles. */
  readonly name: string
  readonly table: Table
  readonly stateDir: string
  /** Folder of the configuration. */
  readonly home: string
  readonly worktreesDir: string
  readonly store: Store
  readonly clock: Clock
  readonly env: Env
  /** What runs on this computer are confined by (C-14). */
  readonly sandbox: Sandbox
  /** What is said in [agents.sandbox] about the sandboxes of all hosts. */
  readonly caps: SandboxCaps
  /** The value of a secret of the moment, by its name in [secrets]. */
  readonly secret: (name: string) => string | undefined
  /** To the daemon's log: what a person should know, and nothing waits for. */
  readonly warn: (words: string) => void
}
