import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { NO_SLURM, SLURM_ENVIRONMENT } from '../compute/testbed.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { listening, until, type Program, type Started } from './program.ts'
import { query, reached } from './standing.ts'

/** What a lab writes down once about its cluster. */
const clusterTable = (workDir: string): string => `
[compute.cluster]
kind = "slurm"
concurrency = 4
work_dir = ${JSON.stringify(workDir)}
`
const ONE_LINE = 'compute = "cluster"\n'

const Run = z.object({ kind: z.string(), state: z.string(), driver: z.string(), attempt: z.number() })

describe.skipIf(NO_SLURM !== '')(`the bandits demo on SLURM${NO_SLURM}`, () => {
  let program: Program
  let dir: string
  let daemon: Started
  const runs = () =>
    Run.array().parse(
      query(dir, "select kind, state, driver, attempt from runs where experiment = 'BANDIT-002'"),
    )
  const isOnCluster = (): boolean =>
    runs().some(({ kind, state }) => kind === 'matrix' && state === 'running')

  beforeAll(async () => {
    program = aPreparedProgram(SLURM_ENVIRONMENT)
    dir = join(program.folder, 'study')
    // the demo is cut off before anybody planned anything, so that its configuration can be changed
    await program.run(['demo', '--dir', dir, '--port', '0'], {
      env: { HOOKE_FAILPOINT: 'turn.beforeCommit@clarifier:1' },
    })
    const file = join(dir, 'hooke.toml')
    const made = readFileSync(file, 'utf8') + clusterTable(join(program.folder, 'cluster'))
    writeFileSync(file, made.replace('[study.bandits]\n', `[study.bandits]\n${ONE_LINE}`))
    daemon = program.up(dir)
    await listening(daemon)
  }, 180_000)
  afterAll(() => program.gone())

  it('C-1, E-6: comes from issue to done by one changed line of its configuration, the daemon killed in the middle of its runs', async () => {
    await reached(dir, 'awaitingPlanApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await until(isOnCluster, 'the matrix is on the cluster')
    daemon.kill('SIGKILL')
    await daemon.ended
    await listening(program.up(dir))
    await reached(dir, 'awaitingResultApproval')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await reached(dir, 'done')

    expect(new Set(runs().map(({ driver, state }) => `${driver} ${state}`))).toEqual(new Set(['cluster ok']))
    const tags = execFileSync('git', ['-C', join(dir, 'bandits'), 'tag'], { encoding: 'utf8' })
    expect(tags.trim()).toBe('result/BANDIT-002-v1')
  }, 600_000)

  it('C-16, row 42: its 40 short runs went as one job for each run at a time, and each was tried once', () => {
    const matrix = runs().filter(({ kind }) => kind === 'matrix')
    expect(matrix).toHaveLength(40)
    expect(matrix.every(({ attempt }) => attempt === 1)).toBe(true)
    expect(readdirSync(join(program.folder, 'cluster', 'packs'))).toHaveLength(2)
  })
})
