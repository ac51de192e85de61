import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { installWorld } from '../../scripts/other-world.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { listening, type Program, type Started, until } from './program.ts'
import { reached, standingOf } from './standing.ts'

let program: Program
let dir: string
let daemon: Started

// a world in which the runs of the optimistic policy measure more reward; everything else is as it is
beforeAll(async () => {
  program = aPreparedProgram({}, ({ folder }) => installWorld(folder, 'better'))
  dir = join(program.folder, 'D')
  await program.run(['demo', '--port', '0', '--dir', dir])
  daemon = program.up(dir)
  await listening(daemon)
  await program.hooke(dir, 'approve', 'BANDIT-002')
  await reached(dir, 'awaitingResultApproval')
}, 180_000)
afterAll(() => program.gone())

const resultOf = (run: string) =>
  Result.parse(JSON.parse(readFileSync(join(dir, '.hooke', 'runs', run, 'result.json'), 'utf8')))
const Result = z.object({ mean_reward: z.number() })
const tags = (): string => execFileSync('git', ['-C', join(dir, 'bandits'), 'tag'], { encoding: 'utf8' })

const ENDS = "name = 'mean_reward' and step = -1 and run like '%.optimistic.s%'"

/** Writes what the runs of the optimistic policy are stored to have measured at their end; gives what stood there. */
function storeEnds(write: (found: number, run: string) => number): ReadonlyMap<string, number> {
  const db = new Database(join(dir, '.hooke', 'hooke.db'), { timeout: 5000 })
  try {
    const found = Ends.parse(db.prepare(`select run, value from metrics where ${ENDS}`).all())
    const put = db.prepare(`update metrics set value = ? where ${ENDS} and run = ?`)
    for (const { run, value } of found) put.run(write(value, run), run)
    return new Map(found.map(({ run, value }) => [run, value]))
  } finally {
    db.close()
  }
}
const Ends = z.array(z.object({ run: z.string(), value: z.number() })).length(20)
let measured: ReadonlyMap<string, number>

describe('what the rehearsed roles say', () => {
  it('follows the data: claim, confidence and follow-ups are reversed where the data are', async () => {
    const { draft, followUps, statistics } = await program.show(dir)

    expect(draft?.draft.claim).toContain('earns more than ε-greedy')
    expect(draft?.draft.confidence).toBe('HIGH')
    expect(JSON.stringify(followUps[0])).toContain('fresh seeds')
    expect(statistics?.statistics.values['mean_reward.optimistic.vs-baseline.estimate']).toBeGreaterThan(0)
  })
})

describe('every number in the result', () => {
  it('P-6: is what the runs of this world measured, not what they measured where the session was recorded', async () => {
    const { draft, statistics, runs } = await program.show(dir)
    const mean = statistics?.statistics.values['mean_reward.optimistic.mean'] ?? NaN
    const results = runs
      .filter(({ kind, condition }) => kind === 'matrix' && condition === 'optimistic')
      .map(({ id }) => resultOf(id).mean_reward)

    expect(results.reduce((sum, value) => sum + value, 0) / results.length).toBeCloseTo(mean, 9)
    expect(mean).toBeGreaterThan(1.9)
    expect(draft?.markdown).toContain(`mean reward of ${mean.toFixed(3)}`)
  })

  it('P-6: is the stored one: an altered metric is not approved', async () => {
    measured = storeEnds((value) => value + 0.1)
    await program.run(['-c', join(dir, 'hooke.toml'), 'approve', 'BANDIT-002'])
    await until(() => (standingOf(dir)?.reason ?? '') !== '', 'a refusal')

    expect(standingOf(dir)?.reason).toContain('statistics')
    expect(standingOf(dir)?.stage).not.toBe('done')
    expect(tags()).toBe('')
  }, 180_000)

  it('P-6: goes out as measured once the metric is put back', async () => {
    storeEnds((value, run) => measured.get(run) ?? value)

    await program.hooke(dir, 'approve', 'BANDIT-002', '--follow-ups', '1')
    await reached(dir, 'done')

    expect(await program.hooke(dir, 'claim', 'list')).toMatch(/optimism-pays-early +(replicated|stable)/)
    daemon.kill('SIGTERM')
    expect((await daemon.ended).code).toBe(0)
  }, 180_000)
})
