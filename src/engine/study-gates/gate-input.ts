import type { GateSet } from '../../domain/effect.ts'
import type { HookEvent } from '../../domain/gate.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { heldLease, hostFactsOf } from '../leases.ts'
import { runFactOf } from '../record-facts.ts'

/** What a study's gate is told on stdin. Each event adds to what the one before it knows. */
export interface GateInput {
  readonly event: HookEvent
  readonly experiment: {
    readonly id: string
    readonly study: string
    readonly title: string
    readonly kind: string
    readonly track: string
    readonly createdBy: string
  }
  readonly plan: unknown
  readonly planHash: string
  readonly code?: unknown
  readonly hardware?: unknown
  readonly runs?: unknown
  readonly statistics?: unknown
  readonly draft?: unknown
  readonly approvals?: unknown
}

/** Which events come at which gates of the daemon's own (SPEC section 6). */
export const HOOK_EVENTS_AT: Readonly<Partial<Record<GateSet, readonly HookEvent[]>>> = {
  planning: ['plan'],
  implementing: ['implementation'],
  provisioning: ['preflight'],
  running: ['runs-settled'],
  analyzing: ['result'],
  // before anything leaves, while a refusal can still hold it back
  awaitingResultApproval: ['result', 'publish'],
}

type Tell = (deps: EngineDeps, experiment: Experiment) => Promise<Partial<GateInput>> | Partial<GateInput>

const TOLD: readonly (readonly [HookEvent, Tell])[] = [
  ['plan', () => ({})],
  ['implementation', codeOf],
  ['preflight', hardwareOf],
  ['runs-settled', runsOf],
  ['result', resultOf],
  ['publish', approvalsOf],
]

export async function gateInput(
  deps: EngineDeps,
  experiment: Experiment,
  event: HookEvent,
): Promise<GateInput> {
  const { id, study, title, kind, track, createdBy } = experiment
  const { store } = deps
  const row = (event === 'plan' ? undefined : store.plans.sealed(id)) ?? store.plans.latest(id)
  const known = TOLD.slice(0, TOLD.findIndex(([name]) => name === event) + 1)
  const told: Partial<GateInput> = {}
  for (const [, tell] of known) Object.assign(told, await tell(deps, experiment))
  return {
    event,
    experiment: { id, study, title, kind, track, createdBy },
    plan: row?.plan ?? null,
    planHash: row?.hash ?? '',
    ...told,
  }
}

async function codeOf(deps: EngineDeps, { id, study }: Experiment): Promise<Partial<GateInput>> {
  const { base, head, files, text, truncated } = await deps.worktrees.diff(deps.study(study).repository, id)
  return { code: { base, head, files, diff: text, truncated } }
}

function hardwareOf(deps: EngineDeps, experiment: Experiment): Partial<GateInput> {
  const lease = heldLease(deps, experiment)
  if (lease === undefined) return { hardware: null }
  const { driver, host, pricePerHour } = lease
  return { hardware: { driver, host, pricePerHour, facts: hostFactsOf(lease) } }
}

function runsOf(deps: EngineDeps, { id }: Experiment): Partial<GateInput> {
  return { runs: deps.store.runs.list(id, 'matrix').map((run) => runFactOf(deps, run)) }
}

function resultOf({ store }: EngineDeps, { id }: Experiment): Partial<GateInput> {
  const row = store.drafts.latest(id)
  return {
    statistics: store.statistics.find(id)?.statistics ?? null,
    draft: row === undefined ? null : { body: row.draft, markdown: row.markdown, hash: row.hash },
  }
}

function approvalsOf({ store }: EngineDeps, { id }: Experiment): Partial<GateInput> {
  return { approvals: store.approvals.list(id) }
}
