import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Draft } from '../../src/domain/draft.ts'
import { type ExperimentId, LeaseId, runIdOf, sessionIdOf } from '../../src/domain/ids.ts'
import { Plan } from '../../src/domain/plan.ts'
import { ResultStatistics } from '../../src/domain/statistics.ts'
import { hashOf, sha256 } from '../../src/lib/canonical.ts'
import { renderCleanResult } from '../../src/record/clean-result.ts'
import { createVegaPlotter } from '../../src/record/vega/vega-plotter.ts'
import { anEnvironment } from '../builders/stored-example.ts'
import { anExperiment } from '../builders/store.ts'
import { someFacts } from '../record/facts-builder.ts'
import { CONCLUDED, HASH, type Lab, MINUTE, PLANNED, PROPOSALS, RUNNING, stand, walk } from './lab-walk.ts'

const EXAMPLE = resolve(import.meta.dirname, '../../examples/bandits')
const Earlier = z.object({
  plan: Plan,
  statistics: ResultStatistics,
  draft: Draft,
  runs: z.array(
    z.object({ condition: z.string(), seed: z.number(), metrics: z.record(z.string(), z.number()) }),
  ),
})

function read(path: string): unknown {
  return JSON.parse(readFileSync(join(EXAMPLE, path), 'utf8'))
}

/** Experiments as a working week leaves them: one at each gate, one with questions, one running, one blocked, one done. */
export async function aLab(lab: Lab): Promise<void> {
  const earlier = Earlier.parse(read('earlier/BANDIT-001.json'))
  const second = Plan.parse(read('rehearsal/files/plan-2.json'))
  await concluded(lab, earlier, { stage: 'done', id: 'BANDIT-001' })
  await concluded(lab, earlier, { stage: 'awaitingResultApproval', id: 'BANDIT-007' })
  atPlanGate(lab, second)
  asking(lab)
  atWork(lab, second)
  blocked(lab, second)
  const { store, now } = lab
  const working = [
    ['Does decaying ε help on drifting arms?', 'implementing', 'agent', 9],
    ['How much does the step size matter below 0.1?', 'critiquing', 'agent', 4],
    ['Upper confidence bounds against optimism', 'provisioning', 'hardware', 1],
  ] as const
  for (const [title, stage, turn, minutes] of working) {
    anExperiment(store, {
      title,
      stage,
      turn,
      substage: 'working',
      stageSince: now - minutes * MINUTE,
      createdAt: now - 3 * 60 * MINUTE,
    })
  }
}

function planned(lab: Lab, id: ExperimentId, plan: Plan): string {
  const { store, now } = lab
  const planner = sessionIdOf(id, 'planner', 1)
  const open = {
    experiment: id,
    role: 'planner',
    round: 1,
    backend: 'anthropic',
    model: 'claude',
    system: '',
  } as const
  store.sessions.open({ ...open, id: planner, input: [], startedAt: now - 186 * MINUTE })
  store.sessions.submit(planner, { call: 'c', output: {} })
  store.sessions.accept(planner, now - 181 * MINUTE)
  store.sessions.addUsage(planner, { usd: 0.31, inputTokens: 48_200, outputTokens: 6100 })
  store.costs.put({ key: planner, experiment: id, kind: 'model', usd: 0.31, detail: 'planner', at: now })
  const row = store.plans.add({ experiment: id, plan, session: planner, at: now - 172 * MINUTE })
  store.factChecks.put(
    id,
    row.version,
    plan.assumptions.map(({ id: assumption }, index) => ({
      assumption,
      verdict: index === 1 ? 'unverified' : 'confirmed',
      source: 'src/testbed.js:12',
      note: '',
    })),
  )
  const critic = sessionIdOf(id, 'critic-statistics', 1)
  store.findings.put({ experiment: id, session: critic, role: 'critic-statistics', round: 1 }, [
    {
      id: 'sample-size',
      severity: 'good',
      text: 'With the spreads of BANDIT-001 twenty seeds give a standard error of the difference below 0.009.',
      evidence: '.agents/logbooks/bandits.md:14',
      where: 'seeds',
      needsPerson: false,
    },
    {
      id: 'one-test',
      severity: 'must-fix',
      text: 'Four metrics are reported and one test is planned. Say that only the primary metric is tested, or four comparisons will be read as four findings.',
      evidence: 'metrics.secondary has three entries; statistics names one threshold',
      where: 'statistics',
      needsPerson: false,
    },
  ])
  store.findings.answer(
    { session: critic, id: 'one-test' },
    {
      answer: 'addressed',
      how: 'The plan now says that the primary metric alone is tested; the others are described.',
      in: null,
    },
  )
  return row.hash
}

function gates({ store, now }: Lab, id: ExperimentId): void {
  const gate = { experiment: id, visit: 3, factsHash: HASH } as const
  const passed = [
    ['plan-complete', 'planning', 'fields', '38 of 38 are there'],
    ['budget', 'planning', 'forecast', '$0.40 of $8.00'],
    [
      'diff-in-bounds',
      'implementing',
      'changed files',
      'src/policies/optimistic.js +48 −0, test/optimistic.test.js +31 −0',
    ],
    ['tests-pass', 'testing', 'npm test', '27 passed, 0 failed'],
  ] as const
  store.gateRuns.add({
    ...gate,
    gate: 'consistency',
    atStage: 'planning',
    verdict: 'refuse',
    reasons: ['axis.key differs from what the conditions change'],
    evidence: [{ what: 'axis.key', found: 'initial' }],
    ranAt: now - 184 * MINUTE,
  })
  for (const [name, atStage, what, found] of passed) {
    const row = {
      ...gate,
      gate: name,
      atStage,
      verdict: 'pass',
      reasons: [],
      evidence: [{ what, found }],
    } as const
    store.gateRuns.add({ ...row, ranAt: now - 140 * MINUTE })
  }
}

function runs(
  lab: Lab,
  id: ExperimentId,
  cells: readonly { condition: string; seed: number; metrics?: Record<string, number> }[],
): void {
  const { store, now } = lab
  const lease = LeaseId.parse(`${id}.lease.1`)
  store.leases.want({
    id: lease,
    experiment: id,
    driver: 'local',
    pricePerHour: 0,
    capUsd: 8,
    createdAt: now,
  })
  store.leases.hold(lease, { host: 'bench-2', pricePerHour: 0, facts: {}, at: now })
  const environment = store.environments.put(anEnvironment())
  for (const [index, { condition, seed, metrics }] of cells.entries()) {
    const run = runIdOf({ experiment: id, condition, seed, attempt: 1 })
    const cell = {
      id: run,
      experiment: id,
      kind: 'matrix',
      condition,
      seed,
      attempt: 1,
      config: {},
      argv: ['node', 'bin/run.js'],
    } as const
    store.runs.plan({
      ...cell,
      driver: 'local',
      lease,
      cwd: '.',
      commit: '1be20c44d1',
      diffHash: HASH,
      environment,
    })
    const startedAt = now - 130 * MINUTE + index * 1700
    store.runs.submitting(run, startedAt)
    store.runs.submitted(run, { driver: 'local', ref: run })
    store.runs.running(run, startedAt)
    if (metrics === undefined) continue
    const exit = {
      code: 0,
      signal: null,
      reason: 'exit',
      startedAt,
      endedAt: startedAt + 1450 + ((index * 37) % 400),
    } as const
    store.runs.settle(run, { state: 'ok', exit })
    store.metrics.replace(
      run,
      Object.entries(metrics).map(([name, value]) => ({ name, step: null, value })),
    )
    store.artifacts.put({
      experiment: id,
      run,
      name: `${run}/result.json`,
      role: 'created',
      kind: 'result',
      sha256: sha256(run),
      bytes: 1204 + index,
      place: '',
      createdAt: now,
    })
    store.artifacts.verified(id, `${run}/result.json`, now)
  }
}

async function concluded(
  lab: Lab,
  { plan, statistics, draft, runs: cells }: z.infer<typeof Earlier>,
  at: { stage: 'done' | 'awaitingResultApproval'; id: string },
): Promise<void> {
  const { store, now, folder } = lab
  const id = anExperiment(store, {
    id: at.id as ExperimentId,
    title: plan.title,
    brief: plan.brief,
    createdAt: now - 192 * MINUTE,
    createdBy: 'Ada',
  })
  store.studies.reserve('bandits', id)
  const planHash = planned(lab, id, plan)
  store.approvals.add({
    experiment: id,
    what: 'plan',
    hash: planHash,
    decision: 'approve',
    by: 'Ada',
    note: '',
    body: {},
    at: now - 160 * MINUTE,
  })
  store.plans.seal({ experiment: id, hash: planHash, by: 'Ada', at: now - 160 * MINUTE })
  gates(lab, id)
  runs(lab, id, cells)
  const drawing = await createVegaPlotter().draw(
    draft.figure,
    { statistics, plan },
    new AbortController().signal,
  )
  if (drawing.kind === 'refused') throw new Error(drawing.reason)
  const measuredRuns = cells.map(({ condition, seed }) => ({
    ...someFacts().runs[0]!,
    id: `${id}.${condition}.s${seed}.1`,
    condition,
    seed,
  }))
  const facts = someFacts({
    plan,
    planHash: hashOf(plan),
    statistics,
    draft,
    figure: drawing.figure,
    runs: measuredRuns,
  })
  const { markdown, hash } = renderCleanResult(facts)
  const svg = sha256(drawing.figure.svg)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, svg), drawing.figure.svg)
  const version = store.drafts.add({ experiment: id, draft, author: 'analyzer', at: now - 58 * MINUTE })
  store.drafts.rendered(id, version, {
    markdown,
    hash,
    figure: JSON.stringify({ svg }),
    at: now - 58 * MINUTE,
  })
  store.followUps.propose(id, PROPOSALS)
  walk(lab, id, [...PLANNED, ...RUNNING, ...CONCLUDED])
  stand(lab, id, { turn: 'human' })
  if (at.stage === 'awaitingResultApproval') return
  store.results.approve({ experiment: id, draftVersion: version, hash })
  store.results.published(id, {
    recordHash: HASH,
    tag: `hooke/${id}`,
    mergeCommit: '77ab01',
    label: 'new',
    at: now,
  })
  walk(lab, id, [[30, 'done', { type: 'result.published', tag: `hooke/${id}` }, 'hooke']])
  stand(lab, id, { turn: 'nobody' })
}

function atPlanGate(lab: Lab, plan: Plan): void {
  const id = anExperiment(lab.store, {
    title: plan.title,
    brief: plan.brief,
    createdAt: lab.now - 192 * MINUTE,
    createdBy: 'Ada',
  })
  planned(lab, id, plan)
  gates(lab, id)
  walk(lab, id, PLANNED)
  stand(lab, id, { turn: 'human' })
}

function asking(lab: Lab): void {
  const { store, now } = lab
  const id = anExperiment(store, {
    title: 'Is a drifting bandit harder for optimism?',
    brief: '',
    createdAt: now - 14 * MINUTE,
  })
  store.questions.ask(id, [
    {
      text: 'Over which horizon should the policies be compared?',
      why: 'It decides how long exploring may pay.',
      defaultAnswer: '500 steps, as in BANDIT-001',
    },
    {
      text: 'How fast do the arms drift?',
      why: 'The simulator has no default.',
      defaultAnswer: 'a random walk with standard deviation 0.01',
    },
  ])
  walk(lab, id, [[12, 'clarifying', { type: 'issue.surveyed', nearDuplicate: null }, 'hooke']])
  stand(lab, id, { turn: 'human' })
}

function atWork(lab: Lab, plan: Plan): void {
  const id = anExperiment(lab.store, {
    title: 'Optimistic start over 2,000 steps',
    brief: plan.brief,
    createdAt: lab.now - 192 * MINUTE,
  })
  planned(lab, id, plan)
  gates(lab, id)
  walk(lab, id, [...PLANNED, ...RUNNING])
  const cells = plan.conditions.flatMap(({ name }) => plan.seeds.map((seed) => ({ condition: name, seed })))
  runs(
    lab,
    id,
    cells.map((cell, index) =>
      index < 31 ? { ...cell, metrics: { mean_reward: 1.1 + (index % 7) / 40 } } : cell,
    ),
  )
  stand(lab, id, { turn: 'hardware' })
}

function blocked(lab: Lab, plan: Plan): void {
  const id = anExperiment(lab.store, {
    title: 'Softmax exploration at three temperatures',
    brief: plan.brief,
    createdAt: lab.now - 192 * MINUTE,
  })
  planned(lab, id, plan)
  gates(lab, id)
  const event = { type: 'effect.failed', effect: 'hardware.provision', reason: 'no host answered' } as const
  walk(lab, id, [...PLANNED, ...RUNNING.slice(0, 6), [41, 'blocked', event, 'hooke']])
  stand(lab, id, { turn: 'human', reason: 'the hardware could not be had after 3 tries: no host answered' })
}
