import { z } from 'zod'

/** What the runs of a lease share; kept on the host, so that any later daemon starts them alike. */
export const LeaseRecord = z.object({
  /** The worktree on the daemon's computer, which `cwd` of runs points into. */
  worktree: z.string(),
  /** The checkout on the host; empty where the worktree is no git checkout. */
  code: z.string(),
  /** `bin` of the environment that was built from the lock file; empty when there is none. */
  bin: z.string(),
  environment: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  devices: z.number(),
})
export type LeaseRecord = z.infer<typeof LeaseRecord>

export const NO_LEASE: LeaseRecord = {
  worktree: '',
  code: '',
  bin: '',
  environment: {},
  secretNames: [],
  devices: 0,
}
