import type { SchedulerCause, Waiting } from '../driver.ts'

/** What a state of SLURM means for a run. */
export type SlurmMeaning =
  | { readonly kind: 'waiting' | 'starting' | 'running' | 'ending' }
  | { readonly kind: 'held'; readonly reason: string }
  | { readonly kind: 'ended'; readonly cause?: SchedulerCause; readonly reason: string }

const MEANINGS: Readonly<Record<string, SlurmMeaning>> = {
  PENDING: { kind: 'waiting' },
  CONFIGURING: { kind: 'starting' },
  RUNNING: { kind: 'running' },
  RESIZING: { kind: 'running' },
  SIGNALING: { kind: 'running' },
  COMPLETING: { kind: 'ending' },
  STAGE_OUT: { kind: 'ending' },
  SUSPENDED: { kind: 'held', reason: 'the cluster has suspended the job; it goes on when it is resumed' },
  STOPPED: {
    kind: 'held',
    reason: 'somebody stopped the job with a signal; scontrol or its owner lets it go on',
  },
  REQUEUED: { kind: 'waiting' },
  REQUEUE_FED: { kind: 'waiting' },
  REQUEUE_HOLD: { kind: 'held', reason: 'the job was put back into the queue and is held: scontrol release' },
  SPECIAL_EXIT: { kind: 'held', reason: 'the job is held after a special exit: scontrol release' },
  RESV_DEL_HOLD: {
    kind: 'held',
    reason: 'its reservation was deleted, so the job is held: scontrol release',
  },
  COMPLETED: { kind: 'ended', reason: 'the job ended' },
  FAILED: { kind: 'ended', reason: 'the job failed' },
  CANCELLED: {
    kind: 'ended',
    cause: 'cancelled-by-admin',
    reason: 'somebody cancelled the job on the cluster',
  },
  REVOKED: { kind: 'ended', cause: 'cancelled-by-admin', reason: 'a sibling cluster took the job' },
  TIMEOUT: { kind: 'ended', cause: 'time-limit', reason: 'the job reached the time limit of the scheduler' },
  DEADLINE: { kind: 'ended', cause: 'time-limit', reason: 'the job reached its deadline' },
  OUT_OF_MEMORY: {
    kind: 'ended',
    cause: 'out-of-memory',
    reason: 'the job used more memory than it had asked for',
  },
  NODE_FAIL: { kind: 'ended', cause: 'node-failed', reason: 'the node of the job failed' },
  BOOT_FAIL: { kind: 'ended', cause: 'launch-failed', reason: 'the node of the job did not boot' },
  LAUNCH_FAILED: {
    kind: 'ended',
    cause: 'launch-failed',
    reason: 'the job could not be launched on its node',
  },
  RECONFIG_FAIL: {
    kind: 'ended',
    cause: 'launch-failed',
    reason: 'the node could not be set up for the job',
  },
  PREEMPTED: {
    kind: 'ended',
    cause: 'pre-empted',
    reason: 'a job of higher priority took the place of this one',
  },
}

/** `CANCELLED by 1000` means CANCELLED; a state that nobody knows yet counts as running, never as gone. */
export function meaningOf(state: string): SlurmMeaning {
  return MEANINGS[/^[A-Z_]+/.exec(state)?.[0] ?? ''] ?? { kind: 'running' }
}

const NEVER: Readonly<Record<string, string>> = {
  PartitionNodeLimit: 'it asks for more nodes, CPUs or memory than the partition may give',
  PartitionTimeLimit: 'it asks for more time than the partition allows',
  PartitionInactive: 'the partition is inactive',
  PartitionDown: 'the partition is down',
  BadConstraints: 'no node can ever satisfy its constraints',
  AccountNotAllowed: 'its account may not use the partition',
  InvalidAccount: 'its account is not valid',
  InvalidQOS: 'its quality of service is not valid',
  QOSNotAllowed: 'its quality of service may not use the partition',
  DependencyNeverSatisfied: 'what it waits for can never happen',
  MaxMemPerLimit: 'it asks for more memory than is allowed',
  QOSMaxWallDurationPerJobLimit: 'it asks for more time than its quality of service allows',
  QOSMaxCpuPerJobLimit: 'it asks for more CPUs than its quality of service allows',
  QOSMaxMemoryPerJob: 'it asks for more memory than its quality of service allows',
  QOSMaxGRESPerJob: 'it asks for more accelerators than its quality of service allows',
  AssocMaxWallDurationPerJobLimit: 'it asks for more time than its account allows',
  AssocMaxCpuPerJobLimit: 'it asks for more CPUs than its account allows',
}

const HELD: Readonly<Record<string, string>> = {
  JobHeldUser: 'you hold it: scontrol release lets it go',
  JobHeldAdmin: 'an administrator holds it: ask who runs the cluster',
  JobHoldMaxRequeue: 'it was put back too often and is held',
  launch_failed_requeued_held: 'its launch failed, so it is held: scontrol release',
}

/** Limits of groups and machines: they pass, but when is nothing that Hooke can know. */
const LIMITED: readonly (readonly [RegExp, string])[] = [
  [
    /^(ReqNodeNotAvail|NodeDown|Reserved|ReservationInactive)/,
    'a node that it asks for is down, drained or reserved: see sinfo -R, or ask for others with `exclude` or `constraint`',
  ],
  [/^Reservation/, 'its reservation has not begun, or is over: ask who runs the cluster'],
  [
    /^Assoc/,
    'its account has used up a limit of its own: it starts when others of the account end, or under another `account`',
  ],
  [/^QOS/, 'a limit of its quality of service is used up: it starts when others end, or with another `qos`'],
  [/^Licenses/, 'it waits for a licence that others hold'],
  [/^(BeginTime|JobArrayTaskLimit)/, 'it may not begin yet'],
]

/** Why a job is pending, from the reason that squeue gives. */
export function waitingOf(reason: string): Waiting {
  const word = /^[A-Za-z_]+/.exec(reason)?.[0] ?? ''
  if (word in HELD) return { kind: 'held', reason: `${word}: ${HELD[word] ?? ''}` }
  if (word in NEVER)
    return { kind: 'never', reason: `${word}: ${NEVER[word] ?? ''}; change the job options and try again` }
  if (word === '' || word === 'None')
    return { kind: 'unknown', reason: 'the scheduler has not looked at it yet' }
  const limited = LIMITED.find(([pattern]) => pattern.test(word))
  if (limited !== undefined) return { kind: 'limited', reason: `${word}: ${limited[1]}` }
  return { kind: 'resources', reason: `${word}: it waits for its turn or for free machines` }
}
