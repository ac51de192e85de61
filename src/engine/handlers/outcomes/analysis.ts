import type { Finding } from '../../../domain/findings.ts'
import { AnalysisOutput, Audit, FollowUps } from '../../../domain/outputs.ts'
import type { EngineDeps } from '../../deps.ts'
import type { Outcome } from '../../handler.ts'
import type { Submitted } from './submitted.ts'
import { recordAnswers } from '../../findings.ts'
import { recordFindings } from './code.ts'

export function analyzed(deps: EngineDeps, { experiment, role, session, output }: Submitted): Outcome {
  const { draft, answers } = AnalysisOutput.parse(output)
  const version = deps.store.drafts.list(experiment.id).length + 1
  return {
    event: { type: 'result.drafted', version },
    rows: () => {
      deps.store.drafts.add({ experiment: experiment.id, draft, author: role, at: deps.clock.now() })
      recordAnswers(deps.store, { experiment: experiment.id, author: role, session }, answers)
    },
  }
}

/** Overclaims are findings too: each asks for an answer. */
export function audited(deps: EngineDeps, submitted: Submitted): Outcome {
  const { verdict, findings, overclaims, unreportedDeviations } = Audit.parse(submitted.output)
  const extra = [
    ...overclaims.map(({ sentence, because }, i) =>
      asFinding(`overclaim-${i + 1}`, `overclaim: ${because}`, sentence),
    ),
    ...unreportedDeviations.map((text, i) =>
      asFinding(`deviation-${i + 1}`, 'a deviation that is not reported', text),
    ),
  ]
  const all = [...findings, ...extra]
  const revise = verdict === 'revise' || all.some(({ severity }) => severity === 'must-fix')
  return {
    event: { type: 'result.audited', verdict: revise ? 'revise' : 'approve' },
    rows: () => recordFindings(deps, submitted, all),
  }
}

export function proposed(deps: EngineDeps, { experiment, session, output }: Submitted): Outcome {
  const { proposals } = FollowUps.parse(output)
  return {
    event: { type: 'followups.proposed', count: proposals.length },
    rows: () => {
      deps.store.sessions.accept(session, deps.clock.now())
      deps.store.followUps.propose(experiment.id, proposals)
    },
  }
}

function asFinding(id: string, text: string, evidence: string): Finding {
  return { id, severity: 'must-fix', text, evidence, where: '', needsPerson: false }
}
