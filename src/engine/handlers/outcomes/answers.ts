import type { FindingAnswer } from '../../../domain/findings.ts'
import type { ExperimentId } from '../../../domain/ids.ts'
import type { EngineDeps } from '../../deps.ts'

/** Writes each answer to the open finding it names; an answer to nothing is left out. */
export function recordAnswers(
  { store }: EngineDeps,
  id: ExperimentId,
  answers: readonly FindingAnswer[],
): void {
  const open = store.findings.unanswered(id)
  for (const answer of answers) {
    for (const finding of open.filter(({ id: own }) => own === answer.finding)) {
      store.findings.answer(finding.session, answer)
    }
  }
}
