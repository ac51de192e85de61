import { Fault } from './fault.ts'

/** Every named place where a test may kill the daemon. */
export const FAILPOINTS = [
  'step.beforeCommit',
  'step.afterCommit',
  'effect.beforeStarted',
  'effect.afterStarted',
  'effect.afterReply',
  'turn.beforeCommit',
  'turn.afterCommit',
  'worktree.duringWrite',
  'tool.duringWrite',
  'worktree.beforeCommit',
  'worktree.afterCommit',
  'lease.afterWanted',
  'lease.afterPrepared',
  'lease.afterLetGo',
  'run.beforeSubmit',
  'run.afterSubmit',
  'run.live',
  'run.beforeSettle',
  'collect.duringKeep',
  'publish.afterRecord',
  'publish.afterLogbook',
  'publish.betweenTagAndMerge',
  'publish.afterMerge',
  'publish.afterPush',
  'publish.duringTracker',
  'stop.afterRuns',
  'recovery.start',
  'recovery.midway',
  'recovery.end',
  'drain.begun',
] as const
export type FailpointName = (typeof FAILPOINTS)[number]

export interface Failpoints {
  /**
   * Does nothing, unless this place was named: then the n-th hit ends the own process with SIGKILL. `place` says where
   * it is: the stage that `step.*` leaves, with the one it enters as `next`; the kind of effect of `effect.*`; the role
   * of `turn.*`. Plain strings that are there anyway: a hit costs nothing when failpoints are off.
   */
  hit(name: FailpointName, place?: string, next?: string): void
}

export const noFailpoints: Failpoints = { hit: () => undefined }

/** One failpoint: its name, where it counts (anywhere when absent), and at which hit. */
export interface FailpointSpec {
  readonly name: FailpointName
  readonly place: string | undefined
  readonly next: string | undefined
  readonly at: number
}

/**
 * `spec` is `name[@place[->next]][:n]`, as in `HOOKE_FAILPOINT`: `run.live:9`, `effect.afterReply@agent.run`,
 * `step.beforeCommit@testing->provisioning`. Undefined or empty means none.
 */
export function createFailpoints(spec: string | undefined): Failpoints {
  if (!spec) return noFailpoints
  const wanted = parseFailpoint(spec)
  let hits = 0
  return {
    hit(name, place, next) {
      if (name !== wanted.name) return
      if (wanted.place !== undefined && wanted.place !== place) return
      if (wanted.next !== undefined && wanted.next !== next) return
      hits += 1
      if (hits === wanted.at) process.kill(process.pid, 'SIGKILL')
    },
  }
}

const WORD = String.raw`[A-Za-z.]+(?:-[A-Za-z.]+)*`
const SPEC = new RegExp(`^([A-Za-z.]+)(?:@(${WORD})(?:->(${WORD}))?)?(?::([1-9]\\d{0,6}))?$`)

export function parseFailpoint(spec: string): FailpointSpec {
  const [, text, place, next, count] = SPEC.exec(spec) ?? []
  const name = FAILPOINTS.find((known) => known === text)
  if (name) return { name, place, next, at: Number(count ?? 1) }
  throw new Fault('config.invalid', 'HOOKE_FAILPOINT names no failpoint', {
    found: spec,
    advice: `write name, name@place, name@stage->stage, each with :n for the n-th, with one of: ${FAILPOINTS.join(', ')}`,
  })
}
