import { CONFIG_FILE, RUN_DIR } from '../domain/run.ts'
import { HookeError } from '../domain/errors.ts'
import type { ExperimentId } from '../domain/ids.ts'
import {
  argvOf,
  type Condition,
  type Json,
  type JsonRecord,
  type Plan,
  resolvedConfig,
} from '../domain/plan.ts'
import type { EngineDeps } from './deps.ts'

/** The plan that was sealed; stages after the approval cannot be reached without one. */
export function sealedPlanOf({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId): Plan {
  const row = store.plans.sealed(id)
  if (row !== undefined) return row.plan
  throw new HookeError('record.incomplete', `${id} has no sealed plan`, {
    advice: `hooke retry ${id} --from planning`,
  })
}

export interface Cell {
  readonly condition: Condition
  readonly seed: number
}

/** The run matrix: every condition with every planned seed, and the seeds a person asked for later. */
export function matrixOf({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId): readonly Cell[] {
  const plan = sealedPlanOf({ store }, id)
  const seeds = [...plan.seeds, ...extraSeeds(plan, moreSeedsAsked({ store }, id))]
  return plan.conditions.flatMap((condition) => seeds.map((seed) => ({ condition, seed })))
}

function moreSeedsAsked({ store }: Pick<EngineDeps, 'store'>, id: ExperimentId): number {
  return store.events
    .list(id)
    .flatMap(({ event }) =>
      event.type === 'seeds.requested' && 'seeds' in event ? [Number(event.seeds)] : [],
    )
    .reduce((sum, seeds) => sum + seeds, 0)
}

/** The next unused numbers above the planned ones. */
function extraSeeds(plan: Plan, count: number): readonly number[] {
  const first = Math.max(...plan.seeds) + 1
  return Array.from({ length: count }, (_, i) => first + i)
}

/** The command of one cell: placeholders filled, never a shell (SPEC 3.1). The driver fills in the run's folder. */
export function argvFor(plan: Plan, cell: Cell, experiment: ExperimentId): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    config: `${RUN_DIR}/${CONFIG_FILE}`,
    seed: String(cell.seed),
    condition: cell.condition.name,
    run_dir: RUN_DIR,
    experiment,
  }
  return argvOf(plan.command).map((word) =>
    word.replace(/\$\{([^}]*)\}/g, (whole, name: string) => values[name] ?? whole),
  )
}

export function configOf(plan: Plan, condition: Condition): JsonRecord {
  return resolvedConfig(plan, condition)
}

/** For the smoke run: the first condition that is not the baseline, made small by the plan's smoke arguments. */
export function smokeCellOf(plan: Plan): Cell & { readonly config: JsonRecord } {
  const condition = plan.conditions.find(({ baseline }) => !baseline) ?? plan.conditions[0]
  if (condition === undefined) throw new HookeError('record.incomplete', 'the plan has no condition')
  const config: Record<string, Json> = { ...resolvedConfig(plan, condition), ...plan.smoke.params }
  return { condition, seed: plan.smoke.seed, config }
}
