import type { NodeFailure } from '../../store/bad-nodes.ts'

/** Failures are counted together that lie no further apart. */
export const WINDOW_MS = 24 * 3_600_000
/** Experiments that have to fail on a machine: one alone may have brought the trouble along. */
const EXPERIMENTS = 2
/** What as many machines show is trouble of the compute, its network or its file system: to leave one alone would not help. */
const EVERYWHERE = 3

/** Ends that say nothing against the machine. */
const NOT_ITS_FAULT: readonly string[] = ['infra: pre-empted', 'infra: worktree-gone']
/** What a scheduler says of this very machine, however many others fail with it. */
const ITS_OWN = 'infra: node-failed'

/**
 * Why a machine is to be left alone, or null: runs of two experiments failed on it within a day, with failures of the
 * infrastructure that not every other machine shows, too (C-12).
 */
export function whyBad(node: string, failures: readonly NodeFailure[]): string | null {
  const nodesWith = (signature: string): number =>
    new Set(failures.filter((one) => one.signature === signature).map((one) => one.node)).size
  const own = failures.filter(
    (one) =>
      one.node === node &&
      !NOT_ITS_FAULT.includes(one.signature) &&
      (one.signature === ITS_OWN || nodesWith(one.signature) < EVERYWHERE),
  )
  const latest = new Map(own.map(({ experiment, signature }) => [experiment, signature]))
  if (latest.size < EXPERIMENTS) return null
  const told = [...latest].map(([experiment, signature]) => `${experiment} (${signature})`)
  return `runs of ${latest.size} experiments failed there: ${told.join(', ')}`
}
