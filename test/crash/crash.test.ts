import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAILPOINTS } from '../../src/lib/failpoint.ts'
import { aProgram, isAlive, type Program, type Started } from '../e2e/program.ts'
import { query } from '../e2e/standing.ts'
import { aHeldRun, HELD, processOf } from './held-run.ts'
import { walk } from './walk.ts'
import { wholeRecord } from './whole-record.ts'

const LIMIT = 300_000
const heldRun = aHeldRun()
let program: Program
let dir: string
let uninterrupted: Awaited<ReturnType<typeof wholeRecord>>

beforeAll(async () => {
  program = aProgram({}, heldRun.install)
  dir = join(program.folder, 'D')
  await walk(program, dir)
  uninterrupted = await wholeRecord(program, dir)
}, LIMIT)
afterAll(() => program.gone())

/** Section by section, so that a difference is named and small. */
async function expectSameRecord(): Promise<void> {
  const found = await wholeRecord(program, dir)
  for (const [section, content] of Object.entries(uninterrupted))
    expect({ section, content: found[section as keyof typeof found] }).toEqual({ section, content })
}

const EVERY_POINT = [
  ...['worktree.duringWrite', 'recovery.start', 'recovery.end'],
  ...['step.afterCommit:2', 'effect.beforeStarted:2', 'effect.afterStarted:3', 'effect.afterReply:2'],
  ...['tool.duringWrite', 'worktree.beforeCommit', 'worktree.afterCommit'],
  // first the smoke run, then runs of the matrix
  ...['run.beforeSubmit', 'run.afterSubmit', 'run.live'],
  ...['run.beforeSubmit:3', 'run.afterSubmit:5', 'run.live:9', 'step.beforeCommit:2'],
  ...['publish.afterLogbook', 'publish.betweenTagAndMerge', 'publish.afterMerge', 'publish.afterPush'],
]

const OTHER_TIMES = [
  ...[
    'effect.afterStarted',
    'step.beforeCommit:3',
    'recovery.start',
    'recovery.start',
    'effect.afterReply:4',
  ],
  ...['effect.beforeStarted:6', 'step.afterCommit:3', 'effect.afterStarted:5', 'step.beforeCommit:4'],
  ...['effect.afterReply:5', 'step.afterCommit:4', 'effect.beforeStarted:3', 'effect.afterReply'],
]

describe('a study without interruption', () => {
  it('is the measure: 40 runs, one tag, one merge, one logbook entry, one follow-up', () => {
    const { runs, commits, refs, issues, logbook } = uninterrupted

    expect(runs).toHaveLength(41)
    expect(commits).toEqual([
      'Logbook: BANDIT-002',
      'Merge BANDIT-002: Optimistic initialisation against ε-greedy in the first 500 steps',
      'The study as it stands',
      'implementer: Add the optimistic policy',
      'implementer: Add the planned config',
      'implementer: Register the optimistic policy',
      'tester: Test the planned policy',
    ])
    expect(refs.filter((ref) => ref.startsWith('tag '))).toEqual(['tag refs/tags/result/BANDIT-002-v1'])
    expect(issues).toHaveLength(2)
    expect(JSON.stringify(logbook).split('BANDIT-002: ')).toHaveLength(2)
  })

  it('differs from one with a doubled comment', async () => {
    const db = new Database(join(dir, '.hooke', 'hooke.db'))
    db.prepare(
      "insert into comments select 'again', issue, author, body, 0, created_at, updated_at from comments limit 1",
    ).run()
    db.close()

    await expect(expectSameRecord()).rejects.toThrow('comments')
  })
})

describe('kill -9 of the daemon', () => {
  it('E-5: has a named place for each failpoint there is', () => {
    const named = new Set(EVERY_POINT.map((spec) => spec.split(':')[0]))

    expect([...named].toSorted()).toEqual([...FAILPOINTS].toSorted())
  })

  it(
    'E-5: at every failpoint, one after the other: the record is that of a study without interruption',
    async () => {
      rmSync(dir, { recursive: true })

      await walk(program, dir, { kills: EVERY_POINT })

      await expectSameRecord()
    },
    LIMIT,
  )

  it(
    'C-6, E-6: at other steps and effects, and while a run is live that ends much later',
    async () => {
      rmSync(dir, { recursive: true })
      const seen: { pid?: number; adopted?: boolean } = {}
      const killOnceLive = (daemon: Started): 'nothing' | 'killed' => {
        const pid = processOf(dir, HELD)
        if (pid === undefined || !isRunning()) return 'nothing'
        if (seen.pid === undefined) {
          seen.pid = pid
          daemon.kill('SIGKILL')
          return 'killed'
        }
        if (!seen.adopted) {
          // the daemon that started it is gone; the process is the same, and known to the next daemon
          seen.adopted = isAlive(seen.pid) && pid === seen.pid
          heldRun.release()
        }
        return 'nothing'
      }
      heldRun.hold()

      await walk(program, dir, { kills: OTHER_TIMES, watch: killOnceLive })

      expect(seen.adopted).toBe(true)
      await expectSameRecord()
    },
    LIMIT,
  )
})

function isRunning(): boolean {
  return query(dir, "select 1 from runs where id = ? and state = 'running'", HELD).length > 0
}
