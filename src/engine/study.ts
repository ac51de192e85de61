import type { CatalogueEntry } from './runs/failure-catalogue.ts'
import type { RetryBudget } from './runs/failures.ts'
import type { JobOptions } from '../domain/job-options.ts'
import type { Repository } from '../worktrees/worktrees.ts'
import type { LoopLimits } from '../state-machines/context.ts'

/** One gotcha of a study: a lesson, how often it recurred, and the roles it concerns. */
export interface Gotcha {
  readonly text: string
  readonly roles: readonly string[]
  readonly recurrence: number
}

/** What configuration says about a compute, as the engine uses it. */
export interface ComputeSetup {
  /** Runs at the same time. */
  readonly concurrency: number
  readonly logLimitBytes: number
  /** Variables that its runs are given besides those of the plan. */
  readonly environment: Readonly<Record<string, string>>
  /** The secrets that its runs are given; no other reaches them (C-14). */
  readonly secretNames: readonly string[]
  /** How long a bad machine of it is left alone; 0: never (C-12). */
  readonly quarantineMs?: number
}

/** What configuration says about a study and its own compute, as the engine uses it. Paths are absolute unless said otherwise. */
export interface StudySetup extends ComputeSetup {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scope: string
  readonly repository: Repository
  readonly owner: string
  /** Name of the tracker in which its issues are made; the embedded one when absent. */
  readonly tracker?: string
  /** argv lists; null when the study has none. */
  readonly commands: {
    readonly test: readonly string[] | null
    readonly lint: readonly string[] | null
    readonly build: readonly string[] | null
  }
  /** Globs relative to the repository that no agent may write (diff-in-bounds, G-5). */
  readonly protectedPaths: readonly string[]
  readonly glossary: Readonly<Record<string, string>>
  readonly gotchas: readonly Gotcha[]
  /** Text given to every role byte for byte (K-3). */
  readonly context: string
  /** Hosts that planner and critics may read, and how often in one session; none when absent. */
  readonly lookups?: { readonly hosts: readonly string[]; readonly perSession: number }
  readonly minimumSeeds: number
  /** Name of the compute that its runs execute on, unless a plan names another. */
  readonly compute: string
  /** What its jobs ask a scheduler for; each beats the option of the compute. */
  readonly jobOptions?: JobOptions
  /** Failures that its runs are known to have; they are looked for before those that Hooke knows (C-12). */
  readonly failures?: readonly CatalogueEntry[]
  /** How often one of its runs is tried again; the budget that Hooke brings when absent (C-12). */
  readonly retries?: RetryBudget
  /** Variables of commands on this computer, those of agents and the study's own. */
  readonly environment: Readonly<Record<string, string>>
  readonly budget: {
    readonly experimentUsd: number
    readonly studyUsd: number
    /** For the models at work in one stage; no cap when absent. */
    readonly stageUsd?: number | undefined
    /** For all experiments together, from midnight to midnight. */
    readonly dayUsd?: number | undefined
    /** Shares of each cap at which is warned, no new work starts, and running work stops; those of the gate when absent. */
    readonly levels?: {
      readonly warn: number
      readonly stopNew: number
      readonly stopRunning: number
    }
  }
  readonly limits: LoopLimits
  /** Repository-relative path of the logbook (P-4). */
  readonly logbook: string
  readonly policy: {
    readonly forbiddenWords: readonly string[]
    readonly style: string
  }
}
