import { type Finding, worstVerdict } from '../../domain/findings.ts'
import { sessionIdOf } from '../../domain/ids.ts'
import { Critique, FactCheck } from '../../domain/outputs.ts'
import { CRITICS, type RoleName } from '../../domain/workflow.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import { type Conversed, converse, recordEnd } from '../sessions.ts'

interface Reader {
  readonly experiment: Experiment
  readonly role: RoleName
  readonly round: number
}

/**
 * Fact-checker and critics read at the same time, each in its own session. A reader that ended is stored at once, so a
 * restart asks only the others again; the worst verdict wins and no finding is dropped.
 */
export function runCritique(deps: EngineDeps): Handle<'critique.run'> {
  return async ({ experiment, effect: { round }, signal }) => {
    const roles: readonly RoleName[] = ['fact-checker', ...CRITICS]
    const ends = await allOf(roles.map((role) => read(deps, { experiment, role, round }, signal)))
    const gaveUp = ends.find(({ conversed }) => conversed?.outcome.kind === 'gaveUp')
    if (gaveUp?.conversed?.outcome.kind === 'gaveUp') {
      const { reason } = gaveUp.conversed.outcome
      return { event: { type: 'agent.gaveUp', role: gaveUp.role, reason }, actor: gaveUp.role }
    }
    return settle(deps, { experiment, round })
  }
}

/** Nobody is left reading when one has failed: the effect is tried again, and each session has one reader. */
async function allOf<T>(readers: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(readers)
  return Promise.all(readers)
}

async function read(
  deps: EngineDeps,
  reader: Reader,
  signal: AbortSignal,
): Promise<{ role: RoleName; conversed: Conversed | null }> {
  const { experiment, role, round } = reader
  const known = deps.store.sessions.find(sessionIdOf(experiment.id, role, round))
  if (known?.state === 'accepted') return { role, conversed: null }

  const conversed = await converse(deps, { experiment: experiment.id, role, round }, signal)
  deps.store.transaction(() => {
    recordEnd(deps, conversed)
    if (conversed.outcome.kind === 'submitted')
      deps.store.sessions.accept(conversed.session, deps.clock.now())
  })
  return { role, conversed }
}

function settle(deps: EngineDeps, { experiment, round }: { experiment: Experiment; round: number }) {
  const output = (role: RoleName): unknown =>
    deps.store.sessions.get(sessionIdOf(experiment.id, role, round)).output
  const { checks } = FactCheck.parse(output('fact-checker'))
  const critiques = CRITICS.map((role) => ({ role: role, ...Critique.parse(output(role)) }))
  const wrong = checks.filter(({ verdict }) => verdict === 'wrong').map(asFinding)
  const reviews = [
    ...critiques,
    { role: 'fact-checker' as RoleName, verdict: 'approve' as const, findings: wrong },
  ]

  return {
    event: {
      type: 'critique.settled' as const,
      verdict: worstVerdict(reviews),
      findings: reviews.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'good')
        .length,
    },
    actor: 'critics',
    rows: () => {
      const version = deps.store.plans.latest(experiment.id)?.version ?? 0
      deps.store.factChecks.put(experiment.id, version, checks)
      for (const { role, findings } of reviews) {
        const session = sessionIdOf(experiment.id, role, round)
        deps.store.findings.put({ experiment: experiment.id, session, role, round }, findings)
      }
    },
  }
}

/** An assumption that is wrong must be mended in the plan. */
function asFinding({ assumption, source, note }: FactCheck['checks'][number]): Finding {
  return {
    id: `wrong-${assumption}`.slice(0, 60),
    severity: 'must-fix',
    text: `the assumption "${assumption}" is wrong${note ? `: ${note}` : ''}`,
    evidence: source,
    where: 'assumptions',
    needsPerson: false,
  }
}
