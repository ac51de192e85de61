import type { GateSet } from '../../domain/effect.ts'
import { asError, HookeError } from '../../domain/errors.ts'
import { type GateLabel, type GateName, refuse, type Verdict } from '../../domain/gate.ts'
import { judge } from '../../hooks/index.ts'
import { hashOf } from '../../lib/canonical.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { GateRun } from '../../store/gate-runs.ts'
import { AUTHORS } from '../authors.ts'
import type { EngineDeps } from '../deps.ts'
import { gather } from '../facts/index.ts'
import type { Handle, Outcome } from '../handler.ts'
import { dueStudyGates, judgeStudyGate } from '../study-gates/judge-study-gate.ts'

/** Which gates guard the leaving of each stage, in the order they run (SPEC section 6). */
export const GATE_SETS: Readonly<Partial<Record<GateSet, readonly GateName[]>>> = {
  planning: ['plan-complete', 'consistency', 'baseline', 'findings-answered'],
  awaitingPlanApproval: ['assumptions-checked', 'budget'],
  implementing: ['diff-in-bounds', 'findings-answered'],
  reviewing: ['duplicates'],
  testing: ['tests-pass', 'diff-in-bounds'],
  provisioning: ['preflight', 'data-audit', 'consistency', 'budget'],
  running: ['run-sanity'],
  verifying: ['uploads-verified', 'reproducibility'],
  released: ['hardware-released'],
  analyzing: ['consistency', 'clean-result', 'secrets', 'findings-answered'],
  awaitingResultApproval: ['clean-result', 'secrets'],
  publishing: ['published', 'baseline'],
}

interface Judged {
  readonly gate: GateLabel
  readonly verdict: GateRun['verdict']
  readonly reasons: readonly string[]
  readonly evidence: Verdict['evidence']
  readonly factsHash: string
}

/** Gathers the facts of each due gate, judges them, and stores every verdict with its evidence (G-1, G-3). */
export function checkGates(deps: EngineDeps): Handle<'gates.check'> {
  return async ({ experiment, effect: { at }, signal }) => {
    const judged: Judged[] = []
    for (const gate of GATE_SETS[at] ?? [])
      judged.push(await judgeOne(deps, { experiment, at, gate }, signal))
    for (const own of await dueStudyGates(deps, { experiment, at }, signal)) {
      const skipped = skippedBy(deps, experiment, own.gate.name)
      judged.push(skipped ?? told(deps, own.gate.name, await judgeStudyGate(deps, own, signal)))
    }
    return outcomeOf(deps, { experiment, at, judged })
  }
}

interface Due {
  readonly experiment: Experiment
  readonly at: GateSet
  readonly gate: GateName
}

async function judgeOne(deps: EngineDeps, due: Due, signal: AbortSignal): Promise<Judged> {
  const { experiment, gate } = due
  const skipped = skippedBy(deps, experiment, gate)
  if (skipped !== null) return skipped
  const facts = await gatherClosed(deps, due, signal)
  if (facts.kind === 'refuse')
    return { gate, verdict: 'refuse', reasons: facts.reasons, evidence: [], factsHash: '' }

  const verdict = judge(deps.gates, gate, facts.facts)
  return told(deps, gate, { verdict, factsHash: hashOf(facts.facts) })
}

/** What a person decided about a gate goes before what it would say (W-3). */
function skippedBy({ store }: EngineDeps, { id }: Experiment, gate: GateLabel): Judged | null {
  const override = store.overrides.list(id).findLast(({ what }) => what === gate)
  if (override === undefined) return null
  const reasons = [`skipped by ${override.by}: ${override.because}`]
  return { gate, verdict: 'skipped', reasons, evidence: [], factsHash: '' }
}

function told(
  { mask }: EngineDeps,
  gate: GateLabel,
  { verdict, factsHash }: { verdict: Verdict; factsHash: string },
): Judged {
  const reasons = verdict.kind === 'refuse' ? verdict.reasons : []
  const evidence = verdict.evidence.map(({ what, found }) => ({ what: mask(what), found: mask(found) }))
  return { gate, verdict: verdict.kind, reasons: reasons.map(mask), evidence, factsHash }
}

type Gathered = { readonly kind: 'facts'; readonly facts: unknown } | (Verdict & { readonly kind: 'refuse' })

/** Facts that cannot be had are a refusal, but for trouble that passes, which is tried again. */
async function gatherClosed(deps: EngineDeps, due: Due, signal: AbortSignal): Promise<Gathered> {
  try {
    return { kind: 'facts', facts: await gather(deps, due, signal) }
  } catch (thrown) {
    const error = asError(thrown)
    if (signal.aborted || (error instanceof HookeError && error.retryable)) throw error
    deps.log.error(
      { experiment: due.experiment.id, gate: due.gate, reason: error.message, stack: error.stack },
      'facts could not be gathered',
    )
    return refuse([`what it judges could not be read: ${error.message}`]) as Verdict & { kind: 'refuse' }
  }
}

function outcomeOf(
  deps: EngineDeps,
  { experiment, at, judged }: { experiment: Experiment; at: GateSet; judged: readonly Judged[] },
): Outcome {
  const refused = judged.filter(({ verdict }) => verdict === 'refuse')
  const rows = (): void => {
    const ranAt = deps.clock.now()
    const { id, visit } = experiment
    for (const one of judged) deps.store.gateRuns.add({ experiment: id, atStage: at, visit, ranAt, ...one })
    if (judged.some(({ gate, verdict }) => gate === 'uploads-verified' && verdict === 'pass'))
      for (const { name } of deps.store.artifacts.list(id)) deps.store.artifacts.verified(id, name, ranAt)
    if (refused.length === 0) acceptAuthor(deps, experiment, at)
  }
  if (refused.length === 0) return { event: { type: 'gates.passed', at }, rows, actor: 'gates' }
  return {
    event: {
      type: 'gates.refused',
      at,
      gates: refused.map(({ gate }) => gate),
      reasons: refused.flatMap(({ reasons }) => reasons),
    },
    rows,
    actor: 'gates',
  }
}

function acceptAuthor({ store, clock }: EngineDeps, { id }: Experiment, at: GateSet): void {
  const author = AUTHORS[at]
  const session = author === undefined ? undefined : store.sessions.latest(id, author)
  if (session?.state === 'submitted') store.sessions.accept(session.id, clock.now())
}
