import type { ExperimentId } from '../../domain/ids.ts'
import { Stage } from '../../domain/workflow.ts'
import type { Experiment } from '../experiments.ts'
import type { Store } from '../store.ts'
import { lookupsOf } from './lookups.ts'
import { createStagePath, type StagePath } from './stage-path.ts'
import { createWaits } from './waits.ts'

/** All that is known of one experiment, for `show --json` and its page; bulk text and metrics have doors of their own. */
export function createExperimentView(store: Store) {
  const stagePath = createStagePath(store)
  const waits = createWaits(store.db)

  return (id: string, now: number) => {
    const row = store.experiments.get(id)
    const experiment = row.id
    return {
      ...headOf(row),
      waits: waits(now).get(experiment) ?? null,
      issue: issueOf(store, row),
      ...pathOf(stagePath(experiment, now)),
      ...planningOf(store, experiment),
      sessions: sessionsOf(store, experiment),
      lookups: lookupsOf(store, experiment),
      gates: gatesOf(store, experiment),
      approvals: store.approvals.list(experiment),
      overrides: store.overrides.list(experiment),
      skipProposals: store.skipProposals.open(experiment),
      ...executionOf(store, experiment),
      ...resultOf(store, experiment),
      cost: costOf(store, experiment),
      children: store.experiments.children(experiment).map((child) => child.id),
    }
  }
}

export type ExperimentView = ReturnType<ReturnType<typeof createExperimentView>>

/** Where it stands, or stood when it halted. */
function pathOf({ stages, stays }: StagePath) {
  return { stages, stoodAt: stays.findLast(({ stage }) => Stage.safeParse(stage).success)?.stage ?? null }
}

function headOf(row: Experiment) {
  const {
    snapshot: _machine,
    version: _fence,
    machineVersion: _release,
    stageSince,
    issue: _ref,
    ...head
  } = row
  return { ...head, since: stageSince }
}

function issueOf(store: Store, { id, issue }: Experiment) {
  if (issue === null) return null
  const link = store.trackerLinks.find(id)
  const outside = link === undefined ? undefined : store.trackerIssues.find(link.tracker, link.issueId)
  if (outside !== undefined) return { ref: outside.ref, title: outside.title, status: outside.status }
  const known = store.issues.find(issue)
  return { ref: issue, title: known?.title ?? null, status: known?.status ?? null }
}

function planningOf(store: Store, experiment: ExperimentId) {
  const plan = store.plans.sealed(experiment) ?? store.plans.latest(experiment)
  return {
    plan: plan ?? null,
    planVersions: store.plans
      .list(experiment)
      .map(({ version, hash, createdAt }) => ({ version, hash, createdAt })),
    questions: store.questions.list(experiment),
    assumptions: store.assumptions.list(experiment),
    factChecks: plan ? store.factChecks.list(experiment, plan.version) : [],
    findings: findingsOf(store, experiment),
  }
}

/** By role and round, in the order they were found. */
function findingsOf(store: Store, experiment: ExperimentId) {
  const groups = Map.groupBy(store.findings.list(experiment), ({ session }) => session)
  return [...groups].map(([session, findings]) => ({
    session,
    role: findings[0]?.role,
    round: findings[0]?.round,
    findings: findings.map(({ session: _session, role: _role, round: _round, ...finding }) => finding),
  }))
}

function sessionsOf(store: Store, experiment: ExperimentId) {
  return store.sessions.list(experiment).map((session) => {
    const {
      system: _system,
      input: _input,
      output: _output,
      submitCall: _call,
      experiment: _id,
      ...shown
    } = session
    return { ...shown, turns: store.turns.count(session.id) }
  })
}

function gatesOf(store: Store, experiment: ExperimentId) {
  return { latest: store.gateRuns.latest(experiment), history: store.gateRuns.list(experiment) }
}

function executionOf(store: Store, experiment: ExperimentId) {
  return {
    leases: store.leases.list(experiment),
    runs: store.runs.list(experiment).map(shownRun),
    runCounts: store.runs.counts(experiment),
    environments: store.environments.used(experiment),
    artifacts: store.artifacts.list(experiment),
  }
}

type Run = ReturnType<Store['runs']['get']>

function shownRun(run: Run) {
  const { experiment: _id, handle: _handle, milestones: _milestones, config: _config, ...shown } = run
  const { startedAt, endedAt } = run
  return { ...shown, durationMs: startedAt !== null && endedAt !== null ? endedAt - startedAt : null }
}

function resultOf(store: Store, experiment: ExperimentId) {
  return {
    statistics: store.statistics.find(experiment) ?? null,
    draft: store.drafts.latest(experiment) ?? null,
    followUps: store.followUps.list(experiment),
    result: store.results.find(experiment) ?? null,
    claims: store.claimEvidence.ofExperiment(experiment),
  }
}

function costOf(store: Store, experiment: ExperimentId) {
  const { model, hardware } = store.costs.spent(experiment)
  const capUsd = store.plans.latest(experiment)?.plan.budget.capUsd ?? null
  return { model, hardware, total: model + hardware, capUsd, items: store.costs.list(experiment) }
}
