import type { SchedulerCause } from '../driver.ts'
import type { JobWord } from '../shared/host/judge-job.ts'

/** The letters of qstat: `qw`, `hqw`, `Eqw`, `r`, `t`, `Rr`, `s`, `S`, `T`, `dr`. */
export function wordOfState(state: string): JobWord {
  if (state.includes('E'))
    return waiting(
      'held',
      `${state}: the job could not be started and is in error; qstat -j tells why, qmod -cj clears it`,
    )
  if (state.includes('h'))
    return waiting('held', `${state}: the job is held; qrls lets it go, or an administrator has to`)
  if (/[sST]/.test(state))
    return waiting('held', `${state}: the job is suspended; it goes on when it is resumed`)
  if (state.includes('d')) return { kind: 'ending' }
  if (state.includes('q') || state.includes('w'))
    return waiting('resources', `${state}: it waits for its turn or for free machines`)
  return { kind: 'running' }
}

function waiting(kind: 'held' | 'resources', reason: string): JobWord {
  return { kind: 'waiting', waits: { kind, reason } }
}

const BEFORE_THE_JOB: readonly number[] = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 22, 26, 27, 28, 29, 36, 38]
const MOVED: readonly number[] = [24, 25, 30]

/** The fields `failed` and `exit_status` of qacct. */
export function wordOfEnd(failed: number, exit: number): JobWord {
  if (failed === 37) return ended('the job reached the time limit of Grid Engine', 'time-limit')
  if (MOVED.includes(failed))
    return ended('Grid Engine put the job aside to start it elsewhere', 'node-failed')
  if (BEFORE_THE_JOB.includes(failed))
    return ended(`Grid Engine could not start the job on its host (failed ${failed})`, 'launch-failed')
  if (failed === 100 && exit === 137)
    return ended(
      'the job was killed on the cluster: somebody deleted it, or it used more than it may',
      'cancelled-by-admin',
    )
  return failed === 0
    ? ended(`the job ended with ${exit}`)
    : ended(`the job ended badly (failed ${failed}, exit ${exit})`)
}

function ended(reason: string, cause?: SchedulerCause): JobWord {
  return cause === undefined ? { kind: 'ended', reason } : { kind: 'ended', reason, cause }
}
