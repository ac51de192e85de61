import { z } from 'zod'
import { Draft } from '../domain/draft.ts'
import { ExperimentId, runIdOf } from '../domain/ids.ts'
import { JsonRecord, Plan } from '../domain/plan.ts'
import { ResultStatistics } from '../domain/statistics.ts'
import { hashOf } from '../lib/canonical.ts'
import { hasResult } from '../record/facts.ts'
import { renderCleanResult } from '../record/clean-result.ts'
import { MACHINE_VERSION } from '../state-machines/experiment.machine.ts'
import { freeze } from '../state-machines/step.ts'
import { doneState } from './done-state.ts'
import { argvFor } from './plans.ts'
import { recordFactsOf } from './record-facts.ts'
import type { EngineDeps } from './deps.ts'

/** An approved experiment that was made elsewhere, as stored data: plan, runs with their numbers, draft. */
export const EarlierExperiment = z.object({
  id: ExperimentId,
  study: z.string(),
  finishedOn: z.iso.date(),
  approvedBy: z.string().min(1),
  plan: Plan,
  configs: z.record(z.string(), JsonRecord),
  runs: z.array(
    z.object({ condition: z.string(), seed: z.number(), metrics: z.record(z.string(), z.number()) }),
  ),
  statistics: ResultStatistics,
  draft: Draft,
})
export type EarlierExperiment = z.infer<typeof EarlierExperiment>

/**
 * Brings an earlier experiment in as `done`, and as the study's baseline where it has none. Its log begins with
 * `machine.migrated`, so a fold starts there (E-8). Importing it again changes nothing.
 */
export async function importExperiment(
  deps: EngineDeps,
  earlier: EarlierExperiment,
  { commit }: { commit: string },
): Promise<void> {
  const { store } = deps
  if (store.experiments.find(earlier.id)) return
  const at = Date.parse(`${earlier.finishedOn}T00:00:00Z`)
  store.transaction(() => {
    insertDone(deps, earlier, at)
    store.plans.add({ experiment: earlier.id, plan: earlier.plan, session: null, at })
    store.plans.seal({ experiment: earlier.id, hash: hashOf(earlier.plan), by: earlier.approvedBy, at })
    insertRuns(deps, earlier, { commit, at })
    const row = { statistics: earlier.statistics, runsHash: hashOf(earlier.runs), computedAt: at }
    store.statistics.put(earlier.id, row)
    store.drafts.add({ experiment: earlier.id, draft: earlier.draft, author: earlier.approvedBy, at })
    indexForSearch(deps, earlier)
    store.studies.reserve(earlier.study, earlier.id)
    if (store.studies.find(earlier.study)?.baseline === null)
      store.studies.setBaseline(earlier.study, earlier.id)
  })
  await publishEarlier(deps, earlier, at)
}

function insertDone(
  { store }: EngineDeps,
  { id, study, plan, approvedBy }: EarlierExperiment,
  at: number,
): void {
  store.experiments.insert({
    id,
    study,
    issue: null,
    parent: null,
    title: plan.title,
    brief: plan.brief,
    kind: 'experiment',
    track: 'full',
    priority: 0,
    stage: 'done',
    substage: '',
    turn: 'nobody',
    waitingFor: null,
    reason: null,
    stageSince: at,
    visit: 0,
    machineVersion: MACHINE_VERSION,
    snapshot: freeze(doneState(id, { limits: LIMITS, hash: hashOf(plan) })),
    createdBy: approvedBy,
    createdAt: at,
  })
  store.events.append({
    experiment: id,
    key: `import/${id}`,
    event: {
      type: 'machine.migrated',
      snapshot: freeze(doneState(id, { limits: LIMITS, hash: hashOf(plan) })),
    },
    from: 'done',
    to: 'done',
    toSubstage: '',
    actor: 'import',
    at,
  })
}

/** The same for every earlier experiment, so that a demo is the same each time. */
const LIMITS = {
  planRounds: 3,
  reviewRounds: 3,
  testRounds: 3,
  auditRounds: 3,
  refusals: 3,
  infraRetries: 3,
}

/** Runs that were made elsewhere: their numbers and configs are known, their logs and environment are not. */
function insertRuns(
  { store }: EngineDeps,
  { id, plan, configs, runs }: EarlierExperiment,
  { commit, at }: { commit: string; at: number },
): void {
  for (const { condition, seed, metrics } of runs) {
    const known = plan.conditions.find(({ name }) => name === condition)
    if (known === undefined) continue
    const run = runIdOf({ experiment: id, condition, seed, attempt: 1 })
    store.runs.plan({
      id: run,
      experiment: id,
      kind: 'matrix',
      condition,
      seed,
      attempt: 1,
      driver: 'local',
      lease: null,
      argv: argvFor(plan, { condition: known, seed }, id),
      cwd: '',
      config: configs[condition] ?? {},
      commit,
      diffHash: '',
      environment: null,
    })
    store.runs.submitting(run, at)
    const exit = { code: 0, signal: null, reason: 'exit' as const, startedAt: at, endedAt: at }
    store.runs.settle(run, { state: 'ok', exit })
    const points = Object.entries(metrics).map(([name, value]) => ({ name, step: null, value }))
    store.metrics.replace(run, points)
  }
}

function indexForSearch({ store }: EngineDeps, { id, study, plan, draft }: EarlierExperiment): void {
  store.searchIndex.put([
    { study, kind: 'question', ref: id, title: plan.title, body: plan.question },
    {
      study,
      kind: 'plan',
      ref: id,
      title: plan.title,
      body: `${plan.question}\n${plan.hypothesis}\n${plan.brief}`,
    },
    { study, kind: 'result', ref: id, title: draft.claim, body: draft.results },
  ])
}

async function publishEarlier(
  deps: EngineDeps,
  { id, study, approvedBy, draft, runs }: EarlierExperiment,
  at: number,
): Promise<void> {
  const { store } = deps
  const facts = await recordFactsOf(deps, id)
  if (!hasResult(facts)) return
  const { markdown, hash } = renderCleanResult(facts)
  store.transaction(() => {
    store.drafts.rendered(id, 1, { markdown, hash, figure: null, at })
    store.approvals.add({
      experiment: id,
      what: 'result',
      hash,
      decision: 'approve',
      by: approvedBy,
      note: 'imported',
      body: {},
      at,
    })
    store.results.approve({ experiment: id, draftVersion: 1, hash })
    store.results.published(id, { recordHash: null, tag: null, mergeCommit: null, label: null, at })
    store.claims.put({ study, name: draft.bears.claim, statement: draft.bears.statement, createdAt: at })
    const seeds = new Set(runs.map(({ seed }) => seed)).size
    store.claimEvidence.put({
      study,
      claim: draft.bears.claim,
      experiment: id,
      bears: draft.bears.how,
      seeds,
      at,
    })
  })
}
