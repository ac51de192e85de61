import { JsonRecord } from '../../domain/plan.ts'
import type { EnvironmentSnapshot } from '../../domain/run.ts'
import type { FactsOf } from '../../hooks/index.ts'
import type { EngineDeps } from '../deps.ts'
import { readSymbols } from '../inputs/repository.ts'
import { heldLease, hostFactsOf } from '../leases.ts'
import { lastAttempts } from './counted-runs.ts'
import type { Gather, GateContext } from './gather.ts'
import { judgedPlanOf } from './judged-plan.ts'
import { plannedConfigs, runEnvironment, setupOf, storedSetup } from './setups.ts'
import { approvedSiblings, sharesMeasure } from './siblings.ts'

type Facts = FactsOf['consistency']

/** The plan's setup beside those of the approved results it must be comparable with, and what really ran. */
export const gatherConsistency: Gather<'consistency'> = async (deps, context) => {
  const { experiment, at } = context
  const { plan } = judgedPlanOf(deps, context)
  const phase = phaseOf(at)
  const siblings = approvedSiblings(deps, experiment).filter((one) => sharesMeasure(plan, one.plan))
  return {
    phase,
    axis: { key: plan.axis.key, interactionOf: plan.axis.interactionOf },
    primaryMetric: plan.metrics.primary.name,
    setup: setupOf(plan, { configs: plannedConfigs(plan), environment: environmentAt(deps, context, phase) }),
    siblings: siblings.map(({ experiment: id, plan: theirs }) => ({
      experiment: id,
      primaryMetric: theirs.metrics.primary.name,
      setup: storedSetup(deps, id, theirs),
    })),
    divergences: plan.divergences,
    newCode: plan.newCode.map(({ path, symbol }) => ({ path, symbol })),
    codeMap: phase === 'plan' ? await existingSymbols(deps, context) : [],
    runs: phase === 'result' ? ranIn(deps, context) : [],
  }
}

function phaseOf(at: GateContext['at']): Facts['phase'] {
  if (at === 'planning') return 'plan'
  return at === 'provisioning' ? 'provision' : 'result'
}

/** Nothing is known before hardware is there; then the host's, and in the end what the runs had. */
function environmentAt(
  deps: EngineDeps,
  { experiment }: GateContext,
  phase: Facts['phase'],
): EnvironmentSnapshot | undefined {
  if (phase === 'plan') return undefined
  if (phase === 'result') return runEnvironment(deps, experiment.id)
  return hostFactsOf(heldLease(deps, experiment))?.environment
}

async function existingSymbols(deps: EngineDeps, { experiment }: GateContext): Promise<Facts['codeMap']> {
  const symbols = await readSymbols(deps, deps.study(experiment.study))
  return symbols.map(({ path, symbol }) => ({ path, symbol }))
}

function ranIn(deps: EngineDeps, { experiment }: GateContext): Facts['runs'] {
  return lastAttempts(deps, experiment.id).map(({ id, condition, seed, config, argv }) => ({
    run: id,
    condition,
    seed,
    config: JsonRecord.parse(config),
    argv,
  }))
}
