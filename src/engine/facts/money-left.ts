import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'

export interface Cap {
  readonly scope: string
  readonly capUsd: number
  readonly spentUsd: number
}

/** The caps on an experiment and its study, with what the ledger says was spent under each. */
export function capsOf({ store, study }: EngineDeps, { id, study: name }: Experiment): readonly Cap[] {
  const { budget } = study(name)
  const total = ({ model, hardware }: { model: number; hardware: number }): number => model + hardware
  return [
    { scope: 'experiment', capUsd: budget.experimentUsd, spentUsd: total(store.costs.spent(id)) },
    { scope: 'study', capUsd: budget.studyUsd, spentUsd: total(store.costs.spentByStudy(name)) },
  ]
}
