import type { z } from 'zod'
import type { SessionId } from '../domain/ids.ts'
import type { RoleName } from '../domain/workflow.ts'
import type { LookupBook } from './lookup/lookup.ts'

/** What a tool may do to the world; decides what a restart does with a call that had started (RELIABILITY 3). */
export type ToolClass = 'pure' | 'idempotent' | 'once'

export interface ToolCall {
  readonly id: string
  readonly tool: string
  readonly input: unknown
  /** Why the arguments could not be read at all: no JSON, or far too long. `input` is empty then. */
  readonly malformed?: string
}

export interface ToolResult {
  readonly id: string
  readonly ok: boolean
  /** Text for the model: masked, capped. */
  readonly output: string
}

export interface Usage {
  /** Read afresh or written to the provider's cache. */
  readonly inputTokens: number
  /** Read from the cache. */
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly usd: number
}

/**
 * One entry of a session's journal. `said` is what the model answered, stored before any of its calls is acted
 * on; `started` is stored before a call runs, `result` after it. `feedback` is the daemon's answer to a submit: why a
 * gate refused it. A session is the list of its turns; a restart continues after the last one.
 */
export type Turn =
  | {
      readonly kind: 'said'
      readonly text: string
      readonly calls: readonly ToolCall[]
      readonly usage: Usage
      /** What the provider needs back to go on: signed thinking blocks, its own session id. Never shown. */
      readonly opaque?: string
    }
  | { readonly kind: 'started'; readonly call: string }
  | { readonly kind: 'result'; readonly result: ToolResult }
  | { readonly kind: 'feedback'; readonly call: string; readonly reasons: readonly string[] }
  | { readonly kind: 'committed'; readonly commit: string; readonly turn: number }
  | {
      /** Paid, yet no answer: refused, cut short, empty, or lost on the wire. The model is told `note`, if any. */
      readonly kind: 'unanswered'
      readonly why: Unanswered
      readonly note: string | null
      readonly usage: Usage
    }
  | {
      /** From here on the steps up to `through` are shown shortened, or as `summary`. */
      readonly kind: 'compacted'
      readonly through: number
      readonly summary: string | null
      readonly usage: Usage
    }

export type Unanswered = 'refusal' | 'length' | 'empty' | 'lost'

export interface Journal {
  /** All turns so far, oldest first. */
  read(): readonly Turn[]
  /** Survives the death of the daemon when it returns, a loss of power when `durable` resolves. */
  append(turn: Turn): void
  /** Resolves when all that was appended is on the disk; awaited before anything outside is done. */
  durable(): Promise<void>
}

/** One block of what a role is given. Text from outside the daemon is `data`: marked, never a rule. */
export interface InputBlock {
  readonly title: string
  readonly text: string
  readonly trust: 'daemon' | 'data'
  /** For data: who wrote it and where, for example `issue BANDIT-2 by ada`. */
  readonly origin?: string
  /** Normalised away when a rehearsal is bound to its input: numbers, times, hashes that differ from run to run. */
  readonly volatile?: boolean
}

export interface ToolDescription {
  readonly name: string
  readonly description: string
  readonly input: z.ZodType
  readonly class: ToolClass
}

/** Runs a tool call inside the session's limits. Never throws: what goes wrong is a result with `ok: false`. */
export interface ToolExecutor {
  readonly tools: readonly ToolDescription[]
  /** What its tools refuse by path, for backends whose hooks look first. */
  readonly bounds?: { readonly protectedPaths: readonly string[]; readonly hiddenPaths: readonly string[] }
  run(call: ToolCall, signal: AbortSignal): Promise<ToolResult>
}

export interface SessionLimits {
  readonly turns: number
  readonly usd: number
  readonly minutes: number
  /** Tokens of all answers together, the cached ones included; no limit when absent. */
  readonly tokens?: number
}

/**
 * Money for one model call at a time. What is reserved counts as spent until the journal gets the turn that the
 * call was for, or `release` says that nothing was billed. A reservation that a kill left behind stays spent.
 */
export interface Purse {
  /** Durable when it returns; null, or why no call may be made. */
  reserve(usd: number): string | null
  release(): void
}

export const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'] as const
export type Effort = (typeof EFFORTS)[number]

export interface AgentRequest {
  readonly session: SessionId
  readonly role: RoleName
  /** The study's id: rehearsals are looked up by role and study. */
  readonly study: string
  readonly model: string
  /** The rendered prompt file: rules, checklist, output. The stable prefix, cached by live backends. */
  readonly system: string
  /** The role's inputs, in the order they are shown. */
  readonly input: readonly InputBlock[]
  readonly output: z.ZodType
  readonly journal: Journal
  readonly tools: ToolExecutor
  readonly limits: SessionLimits
  /** Absent where nothing costs anything. */
  readonly purse?: Purse
  /** How hard the model thinks, where a backend can be told. */
  readonly effort?: Effort
  /** Called after each turn whose calls changed files: the daemon commits the step (W-6). */
  readonly afterStep: (turn: number, summary: string) => Promise<void>
  /** Facts a rehearsal may branch on: the stored statistics, flattened. Live backends ignore it. */
  readonly facts: Readonly<Record<string, number | string | boolean>>
}

/** How a session ended. `submitted` carries output that already parsed; gates may still send it back. */
export type AgentOutcome =
  | { readonly kind: 'submitted'; readonly call: string; readonly output: unknown; readonly usage: Usage }
  | {
      readonly kind: 'gaveUp'
      readonly class: 'malformed' | 'no-progress' | 'limit' | 'refusal' | 'mismatch' | 'unavailable'
      readonly reason: string
      readonly usage: Usage
    }

/**
 * A place where roles run. Contract, checked by `test/contracts/agent.contract.ts`:
 * - every model answer is in the journal before one of its calls runs;
 * - `run` on a journal that already has turns continues after the last of them; nothing answered is asked again;
 * - a journal that ends with `feedback` goes on in the same conversation with the reasons as the result of that submit;
 * - invalid output of `submit` is answered with the reasons, at most 3 times in a row, then `gaveUp`;
 * - abort rejects with `HookeError('effect.aborted')`; provider trouble throws a `HookeError` with `retryable`.
 */
export interface AgentBackend {
  readonly name: string
  /** Shown wherever its work shows; `rehearsal` says that it plays recorded sessions. */
  readonly disclosure: string | null
  run(request: AgentRequest, signal: AbortSignal): Promise<AgentOutcome>
}

/** A prompt file plus a typed output. */
export interface Role {
  readonly name: RoleName
  /** File in `prompts/`. */
  readonly prompt: string
  readonly output: z.ZodType
  readonly tools: readonly string[]
}

/** What the engine needs of the agents: roles with rendered prompts, and a backend for each. */
export interface Agents {
  role(name: RoleName): Role
  backend(name: RoleName): AgentBackend
  model(name: RoleName): string
  /** A study may have prompts of its own, with their limits. */
  limits(name: RoleName, study?: string): SessionLimits
  effort?(name: RoleName): Effort | undefined
  /** Renders the prompt; a missing or unknown variable was already an error at start. */
  system(name: RoleName, variables: Readonly<Record<string, string>>, study?: string): string
  /** The first message of a session, byte for byte as every backend sends it. */
  task(input: readonly InputBlock[]): string
  /** Tools for one session: reads and writes below `worktree` only, as far as the role's list allows. */
  tools(options: {
    role: RoleName
    worktree: string | null
    protectedPaths: readonly string[]
    /** What the role must not read: for the tester, what the implementer wrote. */
    hiddenPaths?: readonly string[]
    env: Readonly<Record<string, string>>
    mask: (text: string) => string
    /** Where its look-ups go and are written down; without it the role has none. */
    lookups?: LookupBook
  }): ToolExecutor
}
