import { describe, expect, it } from 'vitest'
import { judgeJob, type JobWord } from '../../../src/compute/shared/host/judge-job.ts'
import { parseLook } from '../../../src/compute/shared/host/parse-look.ts'
import { wordOfEnd, wordOfState } from '../../../src/compute/sge/sge-states.ts'
import { meaningOf, waitingOf } from '../../../src/compute/slurm/slurm-states.ts'

const RUN = 'BANDIT-007.greedy.s1.1'
const NOW = 1_000_000_000_000

/** What `look.sh` prints of one run, its files changed so many seconds ago. */
function judged(files: Readonly<Record<string, number>>, word: JobWord, said: readonly string[] = []) {
  const lines = [
    `now ${NOW / 1000}`,
    `run ${RUN}`,
    ...said,
    ...Object.entries(files).map(([name, ago]) => `file ${RUN}/${name} ${NOW / 1000 - ago} 1`),
  ]
  const look = parseLook(lines.join('\n'), { sentAt: NOW, now: NOW }, () => 'hooke-1')
  const run = look.runs.get(RUN)
  if (run === undefined) throw new Error('the look has lost the run')
  return judgeJob(run, look, word)
}

const STARTED = { '.hooke/asked': 600, '.hooke/start': 500, '.hooke/heartbeat': 400 }
const BEGAN = ['start wrapper 1 2', 'start child 3 4', 'start boot x']

describe('a job of a scheduler', () => {
  it.each([
    ['OUT_OF_MEMORY', { kind: 'exited', cause: 'out-of-memory' }],
    ['TIMEOUT', { kind: 'exited', cause: 'time-limit', exit: { reason: 'time-limit' } }],
    ['DEADLINE', { kind: 'exited', cause: 'time-limit' }],
    ['PREEMPTED', { kind: 'lost', cause: 'pre-empted' }],
    ['NODE_FAIL', { kind: 'lost', cause: 'node-failed' }],
    ['BOOT_FAIL', { kind: 'lost', cause: 'launch-failed' }],
    ['CANCELLED by 0', { kind: 'lost', cause: 'cancelled-by-admin' }],
    ['FAILED', { kind: 'lost' }],
  ])('row 45: %s has a meaning of its own', (state, expected) => {
    expect(judged(STARTED, meaningOf(state) as JobWord, BEGAN)).toMatchObject(expected)
  })

  it('row 45: a failed job whose log says that it was ended for its memory was out of memory', () => {
    const failed = meaningOf('FAILED') as JobWord
    expect(judged(STARTED, failed, [...BEGAN, 'memory exceeded'])).toMatchObject({ cause: 'out-of-memory' })
  })

  it('row 45: a state that nobody knows yet counts as running', () => {
    expect(meaningOf('QUANTUM_LEAP')).toEqual({ kind: 'running' })
  })

  it('row 45: a job that had begun and waits for a place again was pre-empted; one that is held may go on', () => {
    const waits = (kind: 'resources' | 'held'): JobWord => ({ kind: 'waiting', waits: { kind, reason: '' } })
    const ended = { ...STARTED, '.hooke/status': 1 }
    const by = (code: number) => [...BEGAN, `status code ${code}`, 'status reason exit']
    expect(judged(STARTED, waits('resources'), BEGAN)).toMatchObject({ kind: 'lost', cause: 'pre-empted' })
    expect(judged(STARTED, waits('held'), BEGAN)).toMatchObject({ kind: 'queued' })
    expect(judged({ '.hooke/asked': 60 }, waits('resources'))).toMatchObject({ kind: 'queued' })
    expect(judged(ended, waits('resources'), by(143))).toMatchObject({ cause: 'pre-empted' })
    for (const code of [0, 1, 139])
      expect(judged(ended, waits('resources'), by(code))).not.toHaveProperty('cause')
  })

  it('row 45: a bad end is told when its scheduler has said whose doing it was, or says nothing for long', () => {
    const ending: JobWord = { kind: 'ending' }
    const by = (code: number, reason = 'exit') => [...BEGAN, `status code ${code}`, `status reason ${reason}`]
    const ended = (ago: number) => ({ ...STARTED, '.hooke/status': ago })
    for (const code of [1, 9, 143]) expect(judged(ended(2), ending, by(code)).kind).toBe('running')
    expect(judged(ended(120), ending, by(143)).kind).toBe('exited')
    expect(judged(ended(2), ending, by(143, 'cancelled')).kind).toBe('exited')
    expect(judged(ended(2), ending, by(0)).kind).toBe('exited')
  })

  it('C-12: a run that ended well because it was warned is half-done: it was taken away, and by whom its scheduler says', () => {
    const ended = { ...STARTED, '.hooke/status': 2 }
    const said = [...BEGAN, 'status code 0', 'status reason exit', 'status warned yes']
    const preempted = meaningOf('PREEMPTED') as JobWord
    const cancelled = meaningOf('CANCELLED by 0') as JobWord
    expect(judged(ended, preempted, said)).toMatchObject({ kind: 'exited', cause: 'pre-empted' })
    expect(judged(ended, cancelled, said)).toMatchObject({ cause: 'cancelled-by-admin' })
    expect(judged(ended, { kind: 'unknown' }, said)).toMatchObject({ cause: 'pre-empted' })
    expect(judged(ended, { kind: 'ending' }, said).kind).toBe('running')
    expect(judged(ended, preempted, said.slice(0, -1))).not.toHaveProperty('cause')
  })

  it('row 43: no answer is never a job that is gone', () => {
    const silent: JobWord = { kind: 'silent', reason: 'down' }
    expect(judged(STARTED, silent, BEGAN).kind).toBe('running')
    expect(judged({ '.hooke/asked': 9_999 }, silent)).toMatchObject({
      kind: 'queued',
      waits: { reason: 'down' },
    })
    expect(
      judged({ ...STARTED, '.hooke/status': 1 }, silent, ['status code 0', 'status reason exit']),
    ).toMatchObject({
      kind: 'exited',
      exit: { code: 0 },
    })
  })

  it('row 47: a job that queue and accounting have forgotten is lost only when its wrapper has been silent, too', () => {
    const unknown: JobWord = { kind: 'unknown' }
    expect(judged(STARTED, unknown, BEGAN).kind).toBe('lost')
    expect(judged({ ...STARTED, '.hooke/heartbeat': 20 }, unknown, BEGAN).kind).toBe('running')
    expect(judged({ '.hooke/asked': 5 }, unknown).kind).toBe('queued')
    expect(judged({ ...STARTED, '.hooke/cancel': 1 }, unknown, BEGAN)).toMatchObject({
      exit: { reason: 'cancelled' },
    })
  })

  it('row 43: a folder that cannot be seen is a run that is gone only when the scheduler knows no such job', () => {
    const waits = { kind: 'resources', reason: 'busy' } as const
    expect(judged({}, { kind: 'unknown' }).kind).toBe('lost')
    expect(judged({}, { kind: 'ended', reason: 'FAILED' }).kind).toBe('lost')
    expect(judged({}, { kind: 'waiting', waits })).toEqual({ kind: 'queued', waits })
    expect(judged({}, { kind: 'running' }).kind).toBe('queued')
    expect(judged({}, { kind: 'silent', reason: 'down' })).toMatchObject({ waits: { reason: 'down' } })
  })

  it('row 45: why a job waits is told, and what can never start is told apart', () => {
    expect(waitingOf('Resources').kind).toBe('resources')
    for (const word of ['ReqNodeNotAvail,_UnavailableNodes:n1', 'AssocGrpCpuLimit', 'QOSGrpNodeLimit'])
      expect(waitingOf(word)).toMatchObject({
        kind: 'limited',
        reason: expect.stringMatching(/^\w+: .{20}/) as string,
      })
    expect(waitingOf('JobHeldAdmin')).toMatchObject({
      kind: 'held',
      reason: expect.stringContaining('administrator') as string,
    })
    expect(waitingOf('PartitionTimeLimit').kind).toBe('never')
    expect(waitingOf('').kind).toBe('unknown')
  })

  it('C-4: the letters of Grid Engine and the numbers of its accounting have meanings, too', () => {
    expect(['qw', 'hqw', 'Eqw', 's'].map(wordOfState)).toMatchObject([
      { waits: { kind: 'resources' } },
      { waits: { kind: 'held' } },
      { waits: { kind: 'held' } },
      { waits: { kind: 'held' } },
    ])
    expect(['r', 't', 'Rr', 'dr'].map((state) => wordOfState(state).kind)).toEqual([
      'running',
      'running',
      'running',
      'ending',
    ])
    expect([wordOfEnd(37, 137), wordOfEnd(28, 0), wordOfEnd(100, 137), wordOfEnd(0, 0)]).toMatchObject([
      { cause: 'time-limit' },
      { cause: 'launch-failed' },
      { cause: 'cancelled-by-admin' },
      { kind: 'ended' },
    ])
  })
})
