import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Draft } from '../../src/domain/draft.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { Plan } from '../../src/domain/plan.ts'
import type { NewExperiment } from '../../src/store/experiments.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { newDatabase } from './database.ts'

/** A store of its own in a temporary folder, with the study `bandits`. */
export function aStore(): { readonly store: Store; readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'hooke-store-'))
  const store = createStore(newDatabase(folder))
  store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1000 })
  return {
    store,
    folder,
    remove() {
      store.db.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Adds an experiment of the study `bandits`; what is not given is at its beginning. */
export function anExperiment(store: Store, given: Partial<NewExperiment> = {}): ExperimentId {
  const id = given.id ?? store.studies.nextExperimentId('bandits')
  store.experiments.insert({
    study: 'bandits',
    issue: null,
    parent: null,
    title: 'Does optimistic initialisation beat ε-greedy early?',
    brief: 'Goal, conditions, readout.',
    kind: 'experiment',
    track: 'full',
    priority: 0,
    stage: 'intake',
    substage: 'surveying',
    turn: 'daemon',
    waitingFor: null,
    reason: null,
    stageSince: 1000,
    visit: 1,
    machineVersion: 1,
    snapshot: '{}',
    createdBy: 'ada',
    createdAt: 1000,
    ...given,
    id,
  })
  return id
}

/** A plan in which nothing is missing. */
export function aPlan(given: Partial<Plan> = {}): Plan {
  return Plan.parse({
    title: 'Optimistic start against ε-greedy',
    question: 'Does an optimistic start earn more in the first 500 steps?',
    hypothesis: 'It does',
    why: 'Cheap exploration',
    brief: 'Two policies, twenty seeds, mean reward.',
    expectedOutcomes: [
      { outcome: 'higher', meaning: 'optimism pays early' },
      { outcome: 'equal', meaning: 'it does not matter' },
    ],
    conditions: [
      { name: 'greedy', label: 'ε-greedy', baseline: true, params: { initial: 0 } },
      { name: 'optimistic', label: 'optimistic start', baseline: false, params: { initial: 5 } },
    ],
    axis: { key: 'initial', label: 'initial value', interactionOf: [] },
    seeds: [0, 1],
    metrics: {
      primary: { name: 'mean_reward', label: 'mean reward', direction: 'higher', unit: '' },
      secondary: [],
    },
    statistics: { test: 'welch-t', threshold: 0.05, minimumN: 2, confidenceLevel: 0.95 },
    data: [],
    command: ['python', 'run.py', '${config}', '${seed}'],
    entry: 'run.py',
    evaluation: 'mean over the steps',
    reuse: [],
    newCode: [],
    outputs: [{ path: 'metrics.jsonl', kind: 'metrics', minimumBytes: 1 }],
    compute: { driver: 'local', devices: 0, memoryMb: 512, diskMb: 100, minutesPerRun: 1 },
    forecast: { minutes: 1, gpuHours: 0, usd: 0.5 },
    budget: { capUsd: 8, overCapBecause: '' },
    stopCriteria: [],
    assumptions: [{ id: 'stationary', text: 'Arms do not drift', verify: 'read the simulator' }],
    related: [],
    divergences: [],
    environment: {},
    config: { steps: 500 },
    determinism: { switches: [], concurrency: 1 },
    smoke: { params: { steps: 5 }, seed: 0, subset: '5 steps' },
    tolerances: { mean_reward: 0 },
    skipped: [],
    protocol: ['run', 'compare'],
    ...given,
  })
}

/** A draft in which nothing is missing. */
export function aDraft(given: Partial<Draft> = {}): Draft {
  return Draft.parse({
    claim: 'An optimistic start earns more early',
    confidence: 'MODERATE',
    confidenceBecause: 'two seeds',
    background: 'Bandits.',
    methodology: 'Two policies.',
    results: 'Mean {{ metric mean_reward.optimistic.mean as 2 }}.',
    takeaways: ['It pays', 'It is cheap'],
    nextSteps: ['More arms'],
    figure: { kind: 'bars', metric: 'mean_reward', title: 't', caption: 'c', xLabel: 'x', yLabel: 'y' },
    expectedVsObserved: [{ outcome: 0, observed: 'higher', happened: 'yes' }],
    didNotWork: ['nothing'],
    limitations: ['two seeds'],
    openConfounds: [],
    samplesRule: 'first seed',
    bears: { claim: 'optimism-pays', statement: 'Optimism pays early', how: 'supports' },
    cardNotes: {},
    ...given,
  })
}
