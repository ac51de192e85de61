import type { ExperimentEvent } from '../../src/domain/events.ts'
import { type ExperimentId, LeaseId, runIdOf, sessionIdOf } from '../../src/domain/ids.ts'
import { EnvironmentSnapshot } from '../../src/domain/run.ts'
import type { Standing } from '../../src/domain/workflow.ts'
import type { Store } from '../../src/store/store.ts'
import { aDraft, anExperiment, aPlan } from './store.ts'

export const HASH = 'a'.repeat(64)

/** An environment in which nothing special is installed. */
export function anEnvironment(): EnvironmentSnapshot {
  return EnvironmentSnapshot.parse({
    os: 'Linux',
    kernel: '6.1',
    cpu: 'x86-64',
    cores: 2,
    memoryMb: 4096,
    accelerators: [],
    driver: '',
    cuda: '',
    node: '24',
    python: '',
    pythonLock: '',
    lockfiles: [],
    variables: {},
    secretNames: ['API_KEY'],
    containerImage: '',
    commit: 'c0ffee',
    diffSha256: HASH,
    host: 'here',
  })
}

/** An experiment that has been through everything, with a row in every table; done at 100,000. */
export function aFinishedExperiment(store: Store): ExperimentId {
  const id = anExperiment(store, { issue: 'BANDIT-I1' })
  store.transaction(() => {
    asked(store, id)
    planned(store, id)
    ran(store, id)
    concluded(store, id)
    walked(store, id)
  })
  return id
}

function asked(store: Store, experiment: ExperimentId): void {
  store.issues.add({
    ref: 'BANDIT-I1',
    study: 'bandits',
    number: 1,
    key: null,
    title: 'Does optimism pay?',
    body: '',
    author: 'ada',
    assignee: null,
    labels: ['hooke'],
    priority: 0,
    status: 'done',
    parent: null,
    createdAt: 900,
  })
  store.questions.ask(experiment, [{ text: 'Which horizon?', why: 'sets the cost', defaultAnswer: '500' }])
  store.questions.answer(experiment, { n: 1, answer: '500', by: 'ada', at: 2000 })
  store.assumptions.add(experiment, ['the arms do not drift', 'the arms do not drift'], 'clarifier')
}

function planned(store: Store, experiment: ExperimentId): void {
  const planner = sessionIdOf(experiment, 'planner', 1)
  const session = {
    experiment,
    role: 'planner',
    round: 1,
    backend: 'rehearsal',
    model: 'rehearsed',
    system: 'rules',
    startedAt: 3000,
  } as const
  store.sessions.open({ ...session, id: planner, input: [{ title: 'the issue', text: 'long' }] })
  store.turns.append(planner, { kind: 'said', text: 'a plan' }, 3100)
  store.turns.append(planner, { kind: 'started', call: 'submit' }, 3200)
  store.sessions.submit(planner, { call: 'submit', output: { plan: 1 } })
  store.sessions.accept(planner, 3300)
  store.sessions.addUsage(planner, { usd: 0.25, inputTokens: 10, outputTokens: 5 })
  store.costs.put({ key: planner, experiment, kind: 'model', usd: 0.25, detail: 'planner', at: 3300 })
  const { hash } = store.plans.add({ experiment, plan: aPlan(), session: planner, at: 3300 })
  store.factChecks.put(experiment, 1, [
    { assumption: 'stationary', verdict: 'confirmed', source: 'bandit.py:3', note: '' },
  ])
  const asked = store.lookups.begin({
    experiment,
    session: planner,
    url: 'https://papers.test/<1>',
    at: 3050,
  })
  store.lookups.settle(asked, { outcome: 'answered', status: 200, bytes: 812 })
  const critic = sessionIdOf(experiment, 'critic-statistics', 1)
  store.findings.put({ experiment, session: critic, role: 'critic-statistics', round: 1 }, [
    {
      id: 'few-seeds',
      severity: 'should',
      text: 'few',
      evidence: 'seeds',
      where: 'seeds',
      needsPerson: false,
    },
  ])
  store.findings.answer(
    { session: critic, id: 'few-seeds' },
    { answer: 'pushed-back', how: 'it is a demo', in: sessionIdOf(experiment, 'planner', 2) },
  )
  store.approvals.add({
    experiment,
    what: 'plan',
    hash,
    decision: 'approved',
    by: 'ada',
    note: '',
    body: {},
    at: 5000,
  })
  store.plans.seal({ experiment, hash, by: 'ada', at: 5000 })
  store.overrides.add({ experiment, what: 'baseline', because: 'first of its kind', by: 'ada', at: 5100 })
}

function ran(store: Store, experiment: ExperimentId): void {
  const lease = LeaseId.parse(`${experiment}.lease.1`)
  store.leases.want({ id: lease, experiment, driver: 'local', pricePerHour: 0, capUsd: 8, createdAt: 6000 })
  store.leases.hold(lease, { host: 'here', pricePerHour: 0, facts: { devicesFound: 0 }, at: 6100 })
  const environment = store.environments.put(anEnvironment())
  for (const condition of ['greedy', 'optimistic']) {
    for (const seed of [0, 1]) {
      const id = runIdOf({ experiment, condition, seed, attempt: 1 })
      const cell = { id, experiment, kind: 'matrix', condition, seed, attempt: 1 } as const
      const place = { driver: 'local', lease, argv: ['python', 'run.py'], cwd: '.', config: { seed } }
      store.runs.plan({ ...cell, ...place, commit: 'c0ffee', diffHash: HASH, environment })
      store.runs.submitting(id, 7000)
      store.runs.submitted(id, { driver: 'local', ref: id })
      store.runs.running(id, 7100)
      const exit = { code: 0, signal: null, reason: 'exit', startedAt: 7100, endedAt: 7600 } as const
      store.runs.settle(id, { state: 'ok', exit })
      store.metrics.replace(id, [
        { name: 'mean_reward', step: null, value: seed + 1 },
        { name: 'reward', step: 1, value: 0.5 },
      ])
      store.artifacts.put({
        experiment,
        run: id,
        name: `${id}/metrics.jsonl`,
        role: 'created',
        kind: 'metrics',
        sha256: HASH,
        bytes: 12,
        place: `sha256/${HASH}`,
        createdAt: 7700,
      })
      store.artifacts.verified(experiment, `${id}/metrics.jsonl`, 7800)
      store.runs.collected(id, 7800)
    }
  }
  store.leases.release(lease, { at: 8000, reason: 'runs ended' })
}

function concluded(store: Store, experiment: ExperimentId): void {
  const gate = { experiment, gate: 'clean-result', visit: 13, factsHash: HASH } as const
  store.gateRuns.add({
    ...gate,
    atStage: 'analyzing',
    verdict: 'refuse',
    reasons: ['a bare number'],
    evidence: [],
    ranAt: 9000,
  })
  store.gateRuns.add({
    ...gate,
    atStage: 'analyzing',
    verdict: 'pass',
    reasons: [],
    evidence: [{ what: 'numbers', found: 'all by reference' }],
    ranAt: 9100,
  })
  store.statistics.put(experiment, {
    statistics: {
      summaries: [],
      comparisons: [],
      curves: [],
      values: { 'mean_reward.optimistic.mean': 1.5 },
    },
    runsHash: HASH,
    computedAt: 8500,
  })
  const version = store.drafts.add({ experiment, draft: aDraft(), author: 'analyzer', at: 8800 })
  store.drafts.rendered(experiment, version, {
    markdown: '# It pays',
    hash: HASH,
    figure: '<svg/>',
    at: 8900,
  })
  const cost = { gpuHours: 0, usd: 0, ifWorks: 'more', ifFails: 'less' }
  store.followUps.propose(experiment, [
    { title: 'Longer', changedVariable: 'steps', hypothesis: 'it fades', refutedBy: 'it does not', ...cost },
    { title: 'Wider', changedVariable: 'arms', hypothesis: 'it grows', refutedBy: 'it does not', ...cost },
  ])
  store.followUps.choose(experiment, [2])
  store.followUps.setIssue(experiment, 2, 'BANDIT-I2')
  store.results.approve({ experiment, draftVersion: version, hash: HASH })
  store.results.published(experiment, {
    recordHash: HASH,
    tag: `hooke/${experiment}`,
    mergeCommit: 'deadbeef',
    label: 'replicated',
    at: 99_000,
  })
  store.claims.put({ study: 'bandits', name: 'optimism-pays', statement: 'Optimism pays', createdAt: 99_000 })
  const evidence = { study: 'bandits', claim: 'optimism-pays', bears: 'supports', seeds: 2 } as const
  store.claimEvidence.put({ ...evidence, experiment, at: 99_000 })
}

/** A shortened walk with one loop from critiquing back to planning. */
function walked(store: Store, id: ExperimentId): void {
  const steps: readonly (readonly [number, Standing, ExperimentEvent, string])[] = [
    [2000, 'planning', { type: 'questions.asked', blocking: 0 }, 'clarifier'],
    [3000, 'planning', { type: 'plan.drafted', version: 1, hash: HASH }, 'planner'],
    [4000, 'critiquing', { type: 'gates.passed', at: 'planning' }, 'hooke'],
    [5000, 'planning', { type: 'critique.settled', verdict: 'revise', findings: 1 }, 'critics'],
    [7000, 'critiquing', { type: 'gates.passed', at: 'planning' }, 'hooke'],
    [8000, 'awaitingPlanApproval', { type: 'critique.settled', verdict: 'approve', findings: 0 }, 'critics'],
    [100_000, 'done', { type: 'result.published', tag: `hooke/${id}` }, 'hooke'],
  ]
  for (const [n, [at, to, event, actor]] of steps.entries()) {
    const row = store.experiments.get(id)
    store.events.append({
      experiment: id,
      key: `${id}/${n}`,
      event,
      from: row.stage,
      to,
      toSubstage: '',
      actor,
      at,
    })
    const turn = to === 'done' ? 'nobody' : 'agent'
    store.experiments.save({ ...row, stage: to, turn, stageSince: at, visit: row.visit + 1, updatedAt: at })
  }
}
