import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPreparedProgram } from '../e2e/prepared-program.ts'
import { finishedDemo, type FinishedDemo } from '../e2e/finished-demo.ts'
import { isAlive, PERSON, type Program, type Started } from '../e2e/program.ts'
import { query } from '../e2e/standing.ts'
import { violationsIn } from '../invariants/invariants.ts'
import { aHeldRun, HELD, processOf } from './held-run.ts'
import { walk } from './walk.ts'
import { wholeRecord } from './whole-record.ts'

const LIMIT = 300_000
const heldRun = aHeldRun()
let program: Program
let dir: string
let finished: FinishedDemo
let uninterrupted: Awaited<ReturnType<typeof wholeRecord>>

beforeAll(async () => {
  program = aPreparedProgram({}, heldRun.install)
  dir = join(program.folder, 'D')
  finished = await finishedDemo()
  uninterrupted = await wholeRecord(finished.program, finished.dir)
}, LIMIT)
afterAll(() => program.gone())

/** Section by section, so that a difference is named and small. */
async function expectSameRecord(): Promise<void> {
  const found = await wholeRecord(program, dir)
  for (const [section, content] of Object.entries(uninterrupted))
    expect({ section, content: found[section as keyof typeof found] }).toEqual({ section, content })
}

/** The whole program, killed where it touches the outside; the other places are those of matrix.test.ts. */
const KILLS = ['worktree.duringWrite', 'tool.duringWrite', 'run.afterSubmit:5', 'publish.betweenTagAndMerge']

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
    expect(violationsIn(join(finished.dir, '.hooke'))).toEqual([])
  })
})

describe('kill -9 of the daemon', () => {
  it(
    'E-5, C-6, E-6: at each touch of the outside, and while a run is live that ends much later: the record is that of a study without interruption',
    async () => {
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

      await walk(program, dir, { kills: KILLS, watch: killOnceLive })

      expect(seen.adopted).toBe(true)
      expect(violationsIn(join(dir, '.hooke'))).toEqual([])
      await expectSameRecord()
    },
    LIMIT,
  )

  it('section 13: the commands alone took it from the first gate to done', async () => {
    const { approvals, followUps } = await program.show(dir)

    expect(approvals.map(({ what, decision, by }) => [what, decision, by])).toEqual([
      ['plan', 'approve', PERSON],
      ['result', 'approve', PERSON],
    ])
    expect(followUps.filter(({ chosen }) => chosen).map(({ n, issue }) => [n, issue])).toEqual([
      [1, 'BANDIT-I2'],
    ])
  })

  it('is seen to differ once a comment is doubled', async () => {
    const db = new Database(join(dir, '.hooke', 'hooke.db'))
    db.prepare(
      "insert into comments select 'again', issue, author, body, 0, created_at, updated_at from comments limit 1",
    ).run()
    db.close()

    await expect(expectSameRecord()).rejects.toThrow('comments')
  })
})

function isRunning(): boolean {
  return query(dir, "select 1 from runs where id = ? and state = 'running'", HELD).length > 0
}
