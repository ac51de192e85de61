import { Plan } from '../../../src/domain/plan.ts'
import { POINTS_SHA256 } from './study-repository.ts'

/** A plan of the study of scales in which nothing is missing: two conditions, three seeds. */
export function scalePlan(given: Partial<Plan> = {}): Plan {
  return Plan.parse({
    title: 'A doubled scale against a plain one',
    question: 'Does a doubled scale give a higher score than a plain one?',
    hypothesis: 'A doubled scale gives about twice the score of a plain one.',
    why: 'The study needs to know whether its scale carries through to the score.',
    brief: 'Goal: see the scale in the score. Conditions: plain and doubled. Readout: the score of a run.',
    expectedOutcomes: [
      { outcome: 'the score is higher', meaning: 'the scale carries through' },
      { outcome: 'the score is the same', meaning: 'the scale is lost on the way' },
    ],
    conditions: [
      { name: 'plain', label: 'plain scale', baseline: true, params: { factor: 1 } },
      { name: 'doubled', label: 'doubled scale', baseline: false, params: { factor: 2 } },
    ],
    axis: { key: 'factor', label: 'scale', interactionOf: [] },
    seeds: [1, 2, 3],
    metrics: { primary: { name: 'score', label: 'score', direction: 'higher', unit: '' }, secondary: [] },
    statistics: { test: 'welch-t', threshold: 0.01, minimumN: 3, confidenceLevel: 0.95 },
    data: [
      {
        name: 'points',
        version: '1',
        path: 'data/points.csv',
        rows: 5,
        sha256: POINTS_SHA256,
        url: 'https://example.org/points',
        licence: 'CC0',
        split: 'eval',
      },
    ],
    command: ['node', 'bin/run.js', '${config}', '${seed}', '${run_dir}'],
    entry: 'bin/run.js',
    evaluation: 'the score that a run writes to result.json',
    reuse: [{ path: 'src/summarise.js', symbol: 'summarise', why: 'the mean of the points' }],
    newCode: [{ path: 'src/rescale.js', symbol: 'rescale', why: 'the scale as a function' }],
    outputs: [{ path: 'result.json', kind: 'result', minimumBytes: 5 }],
    compute: { driver: 'fake', devices: 0, memoryMb: 64, diskMb: 1, minutesPerRun: 1 },
    forecast: { minutes: 1, gpuHours: 0, usd: 0 },
    budget: { capUsd: 5, overCapBecause: '' },
    stopCriteria: [],
    assumptions: [
      { id: 'points-are-numbers', text: 'all points are numbers', verify: 'read data/points.csv' },
    ],
    related: [],
    divergences: [],
    environment: {},
    config: { points: 'data/points.csv' },
    determinism: { switches: ['the seed decides all'], concurrency: 3 },
    smoke: { params: {}, seed: 0, subset: 'all five points' },
    tolerances: { score: 0.001 },
    skipped: [
      { what: 'model', because: 'no model is used' },
      { what: 'training', because: 'nothing is trained' },
    ],
    protocol: ['write the scale', 'run every cell', 'compare'],
    ...given,
  })
}
