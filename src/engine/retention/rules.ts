/** What is kept, for how long, and when the disk is an alarm (P-18). Milliseconds and bytes; 0 bytes is no limit. */
export interface RetentionRules {
  readonly nightly: boolean
  /** After the end of the experiment. */
  readonly runs: number
  /** The same on hosts. */
  readonly hostRuns: number
  readonly worktrees: number
  /** After the last use of an environment, here and on hosts. */
  readonly environments: number
  readonly perStudy: number
  readonly quota: number
  /** Of the folders of runs on each host. */
  readonly hostQuota: number
  /** Share of the quota. */
  readonly warnAt: number
  readonly warnFree: number
  readonly leastFree: number
}

/** Where what is kept lies, and by which rules it goes; the rules are those of the moment. */
export interface Keeping {
  readonly rules: () => RetentionRules
  /** Holds one checkout an experiment, named by its id. */
  readonly worktreesDir: string
}
