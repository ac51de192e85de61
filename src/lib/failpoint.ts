import { Fault } from './fault.ts'

/** Every named place where a test may kill the daemon. */
export const FAILPOINTS = [
  'step.beforeCommit',
  'step.afterCommit',
  'effect.beforeStarted',
  'effect.afterStarted',
  'effect.afterReply',
  'worktree.duringWrite',
  'tool.duringWrite',
  'worktree.beforeCommit',
  'worktree.afterCommit',
  'run.beforeSubmit',
  'run.afterSubmit',
  'run.live',
  'publish.afterLogbook',
  'publish.betweenTagAndMerge',
  'publish.afterMerge',
  'publish.afterPush',
  'recovery.start',
  'recovery.end',
] as const
export type FailpointName = (typeof FAILPOINTS)[number]

export interface Failpoints {
  /** Does nothing, unless this place was named: then the n-th hit ends the own process with SIGKILL. */
  hit(name: FailpointName): void
}

export const noFailpoints: Failpoints = { hit: () => undefined }

/** `spec` is `name` or `name:n`, as in `HOOKE_FAILPOINT`; undefined or empty means none. */
export function createFailpoints(spec: string | undefined): Failpoints {
  if (!spec) return noFailpoints
  const { name, at } = parse(spec)
  let hits = 0
  return {
    hit(reached) {
      if (reached !== name) return
      hits += 1
      if (hits === at) process.kill(process.pid, 'SIGKILL')
    },
  }
}

function parse(spec: string): { name: FailpointName; at: number } {
  const [, text, count] = /^([A-Za-z.]+)(?::([1-9]\d{0,6}))?$/.exec(spec) ?? []
  const name = FAILPOINTS.find((known) => known === text)
  if (name) return { name, at: Number(count ?? 1) }
  throw new Fault('config.invalid', 'HOOKE_FAILPOINT names no failpoint', {
    found: spec,
    advice: `write name or name:n with one of: ${FAILPOINTS.join(', ')}`,
  })
}
