import { CodeReview, Diagnosis, Implementation, TestReport, Verification } from '../../../domain/outputs.ts'
import type { EngineDeps } from '../../deps.ts'
import type { Outcome } from '../../handler.ts'
import type { Submitted } from './submitted.ts'
import { recordAnswers } from '../../findings.ts'
import { wakeOf } from '../../wake-of.ts'

export async function implemented(
  deps: EngineDeps,
  { experiment, role, session, output }: Submitted,
): Promise<Outcome> {
  const { answers } = Implementation.parse(output)
  return {
    event: { type: 'code.written', commit: await headOf(deps, experiment) },
    rows: () => recordAnswers(deps.store, { experiment: experiment.id, author: role, session }, answers),
  }
}

/** A must-fix finding is never an approval, whatever the verdict says. */
export function reviewed(deps: EngineDeps, submitted: Submitted): Outcome {
  const { verdict, findings } = CodeReview.parse(submitted.output)
  const mustFix = findings.some(({ severity }) => severity === 'must-fix')
  return {
    event: { type: 'code.reviewed', verdict: mustFix ? 'revise' : verdict },
    rows: () => recordFindings(deps, submitted, findings),
  }
}

export async function tested(deps: EngineDeps, { experiment, session, output }: Submitted): Promise<Outcome> {
  TestReport.parse(output)
  return {
    event: { type: 'tests.written', commit: await headOf(deps, experiment) },
    rows: () => deps.store.sessions.accept(session, deps.clock.now()),
  }
}

export function diagnosed(deps: EngineDeps, { experiment, session, round, output }: Submitted): Outcome {
  const { action, diagnosis, because, fix } = Diagnosis.parse(output)
  const run = wakeOf(deps, experiment.id, round)?.run ?? ''
  const reason = [diagnosis, because, fix && `proposed fix:\n${fix}`].filter(Boolean).join('; ')
  return {
    event: { type: 'diagnosis.made', action, run, reason },
    rows: () => deps.store.sessions.accept(session, deps.clock.now()),
  }
}

export function verified(deps: EngineDeps, { session, output }: Submitted): Outcome {
  const { items } = Verification.parse(output)
  const missing = items.filter(({ status }) => status === 'missing').length
  return {
    event: { type: 'results.verified', missing },
    rows: () => deps.store.sessions.accept(session, deps.clock.now()),
  }
}

/** Stores a reviewer's findings beside its session. */
export function recordFindings(
  { store, clock }: EngineDeps,
  { experiment, session, role, round }: Submitted,
  findings: Parameters<EngineDeps['store']['findings']['put']>[1],
): void {
  store.sessions.accept(session, clock.now())
  store.findings.put({ experiment: experiment.id, session, role, round }, findings)
}

async function headOf(
  { worktrees, study }: EngineDeps,
  { id, study: name }: Submitted['experiment'],
): Promise<string> {
  const { head } = await worktrees.locate(study(name).repository, id)
  return head
}
