import type { Experiment } from '../../store/experiments.ts'
import type { PlanRow } from '../../store/plans.ts'
import type { EngineDeps } from '../deps.ts'

export interface Cap {
  readonly scope: string
  readonly capUsd: number
  readonly spentUsd: number
}

type MoneyDeps = Pick<EngineDeps, 'store' | 'study' | 'clock'>

/** The caps on an experiment and its study, with what the ledger says was spent under each. */
export function capsOf({ store, study }: MoneyDeps, { id, study: name }: Experiment): readonly Cap[] {
  const { budget } = study(name)
  const total = ({ model, hardware }: { model: number; hardware: number }): number => model + hardware
  return [
    { scope: 'experiment', capUsd: budget.experimentUsd, spentUsd: total(store.costs.spent(id)) },
    { scope: 'study', capUsd: budget.studyUsd, spentUsd: total(store.costs.spentByStudy(name)) },
  ]
}

/**
 * The caps on one call of a model: besides those, its stage and the day. Where somebody who may spend accepted a plan
 * over the cap, the experiment has what that plan says, and the study does not stop it.
 */
export function capsOfTurn(deps: MoneyDeps, experiment: Experiment): readonly Cap[] {
  const { store, study, clock } = deps
  const { budget } = study(experiment.study)
  const plan = store.plans.sealed(experiment.id) ?? store.plans.latest(experiment.id)
  const accepted =
    plan !== undefined && accepterOf(deps, experiment, plan) !== null ? plan.plan.budget.capUsd : 0
  const work = capsOf(deps, experiment)
    .filter(({ scope }) => scope === 'experiment' || accepted === 0)
    .map((cap) => (cap.scope === 'experiment' ? { ...cap, capUsd: Math.max(cap.capUsd, accepted) } : cap))
  const stage = store.costs.spentOnModels(experiment.id, experiment.stageSince)
  return [
    ...(budget.stageUsd === undefined ? [] : [{ scope: 'stage', capUsd: budget.stageUsd, spentUsd: stage }]),
    ...work,
    ...(budget.dayUsd === undefined
      ? []
      : [
          {
            scope: 'day',
            capUsd: budget.dayUsd,
            spentUsd: store.costs.spentSince(midnightBefore(clock.now())),
          },
        ]),
  ]
}

/** Whoever approved this very plan, which says why it goes over the cap, and may spend. */
export function accepterOf(
  { store }: Pick<EngineDeps, 'store'>,
  { id }: Experiment,
  { plan, hash }: PlanRow,
): string | null {
  if (plan.budget.overCapBecause.trim() === '') return null
  const approval = store.approvals
    .list(id)
    .findLast((row) => row.what === 'plan' && row.decision === 'approve' && row.hash === hash)
  const rights = approval === undefined ? [] : (store.people.find(approval.by)?.rights ?? [])
  return approval !== undefined && (rights.includes('spend') || rights.includes('admin')) ? approval.by : null
}

/** The day of the place where the daemon runs. */
function midnightBefore(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}
