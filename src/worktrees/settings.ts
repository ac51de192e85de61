import type { Clock } from '../lib/clock.ts'
import type { Failpoints } from '../lib/failpoint.ts'
import type { Tampering } from './git-file.ts'
import type { Identity } from './text.ts'
import type { InTurn } from './turns.ts'

/** What the verbs are told once. */
export interface Settings {
  /** Folder of all worktrees, resolved. */
  readonly root: string
  readonly clock: Clock
  readonly failpoints: Failpoints
  readonly identity: Identity
  readonly patienceMs: number
  readonly maxFileBytes: number
  readonly environment: Readonly<Record<string, string>>
  /** Git that adds a worktree trips over another that is half added: one at a time per git directory. */
  readonly oneByOne: InTurn
  readonly onTampering: (tampering: Tampering) => void
}
