import type { Comment, ListedIssue } from '../domain/issue.ts'

/** What a session shows; an elicitation asks the person, response and error end it. */
export type Activity =
  | { readonly kind: 'thought' | 'elicitation' | 'response' | 'error'; readonly body: string }
  | { readonly kind: 'action'; readonly action: string; readonly parameter: string }

/** One step of the way, as the session lists it. */
export interface PlanStep {
  readonly content: string
  readonly status: 'pending' | 'inProgress' | 'completed' | 'canceled'
}

export interface Saying {
  readonly key: string
  readonly session: string
  readonly activity: Activity
  /** The whole way from now on; what was listed before goes. Absent: it stays as it is. */
  readonly plan?: readonly PlanStep[]
}

export interface AgentSession {
  readonly id: string
  /** The issue it is about. */
  readonly issue: ListedIssue
  /** All comments of the issue, oldest first, as `Tracker.comments` gives them. */
  readonly comments: readonly Comment[]
  /** What people said in it, oldest first, each with its author; it counts as comments do. */
  readonly prompts: readonly Comment[]
  /** Ids of the prompts that follow our last activity, where that is a question: what may answer it. */
  readonly answering: readonly string[]
  /** A person asked the agent to stop. */
  readonly stopAsked: boolean
  readonly isOver: boolean
}

/** Capability of trackers whose issues can be delegated to the daemon as an agent (T-7). */
export interface AgentSessions {
  /** Says it, and reads the session; in one request where it is the first that is said there. */
  greet(saying: Saying, signal: AbortSignal): Promise<AgentSession>
  read(session: string, signal: AbortSignal): Promise<AgentSession>
  /** Ids of an issue's sessions, the newest first: those whose webhook was lost are found so. */
  find(issue: string, signal: AbortSignal): Promise<readonly string[]>
  /** Idempotent by key, in one request. The first one is due within 10 s of the session's beginning. */
  say(saying: Saying, signal: AbortSignal): Promise<void>
}
