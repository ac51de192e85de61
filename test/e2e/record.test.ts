import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sha256 } from '../../src/lib/canonical.ts'
import { stageName } from '../../src/domain/stage-names.ts'
import { STAGES } from '../../src/domain/workflow.ts'
import { finishedDemo, type FinishedDemo } from './finished-demo.ts'
import { until, PERSON, type Program } from './program.ts'
import type { Shown } from './shown.ts'

let program: Program
let dir: string
let demo: FinishedDemo['demo']
let shown: Shown

beforeAll(async () => {
  const finished = await finishedDemo()
  program = finished.program
  dir = finished.dir
  demo = finished.demo
  if (demo.code !== 0) throw new Error(`the demo ended with ${demo.code}\n${demo.stdout}${demo.stderr}`)
  shown = await program.show(dir)
}, 180_000)

const Metric = z.looseObject({ name: z.string(), step: z.number().nullable(), value: z.number() })
const Runs = z.array(z.looseObject({ condition: z.string(), seed: z.number(), metrics: z.array(Metric) }))
const Result = z.looseObject({ mean_reward: z.number() })

const git = (at: string, ...args: string[]): string =>
  execFileSync('git', ['-C', join(dir, at), ...args], { encoding: 'utf8' })

describe('demo --approve', () => {
  it('section 13: prints address, experiment, claim, times, record and what to type next', () => {
    const { stdout, stderr } = demo

    expect(stderr).toBe('')
    expect(stdout).toMatch(/web\s+http:\/\/127\.0\.0\.1:\d+/)
    expect(stdout).toMatch(/^BANDIT-002 /m)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `${shown.draft?.draft.claim} (confidence: ${shown.draft?.draft.confidence})`,
    )
    expect(stdout).toMatch(/record\s+D\/\.hooke\/records\/BANDIT-002/)
    for (const command of ['show', 'timeline', 'record'])
      expect(stdout).toContain(`npx hooke -c D/hooke.toml ${command} BANDIT-002`)
  })

  it('section 13: prints the time of each stage it went through', () => {
    const passed = STAGES.filter((stage) => stage !== 'done' && stage !== 'clarifying')

    for (const stage of passed)
      expect(demo.stdout).toMatch(new RegExp(`^ +${stageName(stage)} +[\\d.]+ `, 'm'))
  })

  it('section 13: leaves no process, and nothing outside its folder', async () => {
    // the wrapper of a run naps 5 s between two heartbeats, and its last nap ends by itself
    await until(() => program.left().length === 0, 'the last nap ends', 15_000)
    expect(readdirSync(program.home)).toEqual([])
    expect(readdirSync(program.folder).toSorted()).toEqual(['D', 'home'])
  })
})

describe('show --json without a daemon', () => {
  it('carries stage, sealed plan and approvals with who, when and hash', () => {
    const { plan, draft, approvals, result } = shown

    expect(shown).toMatchObject({ stage: 'done', turn: 'nobody', reason: null })
    expect(plan).toMatchObject({ sealedBy: PERSON })
    expect(approvals.map(({ what, by, hash }) => [what, by, hash])).toEqual([
      ['plan', PERSON, plan?.hash],
      ['result', PERSON, draft?.hash],
    ])
    expect(approvals.every(({ at }) => at > 1_700_000_000_000)).toBe(true)
    expect(result?.hash).toBe(draft?.hash)
  })

  it('P-1: carries 40 runs with command, exit code, commit and environment', () => {
    const runs = shown.runs.filter(({ kind }) => kind === 'matrix')
    const environments = new Map(shown.environments.map((one) => [one.hash, one.snapshot]))

    expect(runs).toHaveLength(40)
    expect(new Set(runs.map(({ condition, seed }) => `${condition} ${seed}`)).size).toBe(40)
    expect(runs.filter(({ exitCode, state }) => exitCode !== 0 || state !== 'ok')).toEqual([])
    expect(new Set(runs.map(({ commit }) => commit)).size).toBe(1)
    expect(git('bandits', 'cat-file', '-t', runs[0]?.commit ?? '').trim()).toBe('commit')
    expect(runs[0]?.argv.slice(0, 2)).toEqual(['node', 'bin/run.js'])
    for (const { environment } of runs) expect(environments.get(environment ?? '')).toHaveProperty('node')
  })

  it('P-2: carries artifacts by SHA-256, and the store holds those very bytes', () => {
    const created = shown.artifacts.filter(({ name }) => name.endsWith('/result.json'))

    expect(created.length).toBeGreaterThanOrEqual(40)
    for (const one of shown.artifacts) {
      const content = readFileSync(join(dir, '.hooke', 'artifacts', one.place))
      expect(content.length).toBe(one.bytes)
      expect(sha256(content)).toBe(one.sha256)
    }
  })

  it('G-1: carries the verdict and the evidence of every gate', () => {
    const { latest } = shown.gates

    expect(latest.map(({ gate }) => gate).toSorted()).toEqual(GATES)
    expect(latest.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(latest.filter(({ evidence }) => evidence.length === 0)).toEqual([])
  })

  it('P-1: carries what it cost and what it may cost', () => {
    expect(shown.cost).toMatchObject({ total: 0, capUsd: 1 })
    expect(shown.cost.items.length).toBe(shown.sessions.length + 1)
  })
})

const GATES = [
  'assumptions-checked',
  'baseline',
  'budget',
  'clean-result',
  'consistency',
  'data-audit',
  'diff-in-bounds',
  'duplicates',
  'findings-answered',
  'hardware-released',
  'plan-complete',
  'preflight',
  'published',
  'reproducibility',
  'run-sanity',
  'secrets',
  'tests-pass',
  'uploads-verified',
]

describe('what is published', () => {
  it('P-14: the record is a folder with result, figure, data, plan, logs and transcripts', () => {
    const folder = join(dir, '.hooke', 'records', 'BANDIT-002')
    const files = readdirSync(folder)

    expect(files).toEqual(
      expect.arrayContaining([
        ...['figure.csv', 'figure.json', 'figure.png', 'figure.svg', 'logs', 'plan.json', 'plan.md'],
        ...['record.json', 'result.html', 'result.md', 'runs.json', 'statistics.json', 'transcripts'],
      ]),
    )
    expect(readFileSync(join(folder, 'figure.png')).subarray(1, 4).toString()).toBe('PNG')
    expect(readFileSync(join(folder, 'figure.svg'), 'utf8')).toContain('<svg')
    expect(readdirSync(join(folder, 'transcripts')).length).toBeGreaterThanOrEqual(shown.sessions.length)
  })

  it('P-6: the result states the stored numbers', () => {
    const text = readFileSync(join(dir, '.hooke', 'records', 'BANDIT-002', 'result.md'), 'utf8')
    const values = shown.statistics?.statistics.values ?? {}

    expect(text).toContain(shown.draft?.draft.claim)
    for (const key of ['mean_reward.optimistic.mean', 'mean_reward.epsilon-greedy.mean'])
      expect(text).toContain((values[key] ?? NaN).toFixed(3))
  })

  it('P-8: what stands under "How to reproduce", pasted into a shell in a clone, gives the stored results again', () => {
    const record = join(dir, '.hooke', 'records', 'BANDIT-002')
    const text = readFileSync(join(record, 'result.md'), 'utf8')
    const commands = /## How to reproduce[\s\S]*?```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const runs = Runs.parse(JSON.parse(readFileSync(join(record, 'runs.json'), 'utf8')))
    const clone = mkdtempSync(join(tmpdir(), 'hooke-clone-'))
    execFileSync('git', ['clone', '--quiet', join(dir, 'remote.git'), clone])
    execFileSync('sh', ['-eu'], { cwd: clone, input: commands, stdio: ['pipe', 'ignore', 'ignore'] })
    const found = ['epsilon-greedy', 'optimistic'].map((condition) => {
      const again = readFileSync(join(clone, 'reproduced', `${condition}.s0`, 'result.json'), 'utf8')
      return [condition, Result.parse(JSON.parse(again)).mean_reward]
    })
    rmSync(clone, { recursive: true })

    const stored = runs
      .filter(({ seed }) => seed === 0)
      .map(({ condition, metrics }) => {
        const last = metrics.find(({ name, step }) => name === 'mean_reward' && step === null)
        return [condition, last?.value]
      })
    expect(found).toEqual(stored)
    expect(commands).toContain(`mean reward was ${stored[0]?.[1]}`)
  })

  it('P-11: the annotated tag names claim, record hash and approval', () => {
    const { result, draft } = shown
    const tag = result?.tag ?? ''

    const message = git('bandits', 'cat-file', 'tag', tag)

    expect(message).toContain(draft?.draft.claim)
    expect(message).toContain(`Record: sha256 ${result?.recordHash}`)
    expect(message).toContain(`Approved by ${PERSON}, result ${draft?.hash}`)
  })

  it('W-6: main has one merge with the policy and the logbook entry, and the remote has it all', () => {
    const { result } = shown
    const at = (ref: string) => git('remote.git', 'rev-parse', `${ref}^{commit}`).trim()

    expect(git('bandits', 'log', '--merges', '--format=%H', 'main').trim()).toBe(result?.mergeCommit)
    expect(git('bandits', 'show', 'main:src/policies/optimistic.js')).toContain('createOptimistic')
    expect(git('bandits', 'show', 'main:.agents/logbooks/bandits.md').split('BANDIT-002: ')).toHaveLength(2)
    expect(at('main')).toBe(result?.mergeCommit)
    expect(at(result?.tag ?? '')).toBe(at('hooke/BANDIT-002'))
    expect(git('bandits', 'status', '--porcelain')).toBe('')
  })
})

describe('every command that reads', () => {
  it.each([
    'list',
    'inbox',
    'status',
    'show BANDIT-001',
    'timeline BANDIT-002',
    'search optimistic',
    'budget',
    'study list',
    'study show bandits',
    'claim list',
    'compute list',
    'record BANDIT-002',
    'doctor',
  ])('H-1: %s --json prints JSON without a daemon', async (command) => {
    const printed = await program.hooke(dir, ...command.split(' '), '--json')

    const read = JSON.parse(printed) as unknown
    expect(read).toBeTypeOf('object')
    expect(JSON.stringify(read)).not.toMatch(/^(\{\}|\[\])$/)
  })

  it('H-1: logs prints what a run printed', async () => {
    const printed = await program.hooke(dir, 'logs', 'BANDIT-002', '--run', 'BANDIT-002.optimistic.s3.1')

    expect(printed).toContain('optimistic, seed 3: 200 problems of 500 steps')
  })

  it('H-13: doctor checks every part and says so in words', async () => {
    const printed = await program.hooke(dir, 'doctor')

    for (const gate of GATES) expect(printed).toMatch(new RegExp(`✓ gate ${gate} +refused \\d+ known-bad`))
    expect(printed).not.toContain('✗')
  })

  it('H-1: an id that is not there ends with 3 and says what is', async () => {
    const { code, stderr } = await program.run(['-c', 'D/hooke.toml', 'show', 'BANDIT-009'])

    expect(code).toBe(3)
    expect(stderr).toContain('BANDIT-009')
  })

  it('H-1: a command that decides ends with 5 and names hooke up', async () => {
    const { code, stderr } = await program.run(['-c', 'D/hooke.toml', 'pause', 'BANDIT-002'])

    expect(code).toBe(5)
    expect(stderr).toContain('do: hooke -c D/hooke.toml up')
  })
})
