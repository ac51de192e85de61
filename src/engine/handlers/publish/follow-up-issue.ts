import type { FollowUp } from '../../../domain/outputs.ts'
import type { Experiment } from '../../../store/experiments.ts'

/** Title and body of the issue that a chosen follow-up becomes (T-6). */
export function followUpIssue(
  proposal: FollowUp,
  { experiment, planHash }: { experiment: Pick<Experiment, 'id' | 'issue'>; planHash: string },
): { readonly title: string; readonly body: string } {
  const body = [
    `**Hypothesis.** ${proposal.hypothesis}`,
    `**Changed variable.** ${proposal.changedVariable}`,
    `**Refuted by.** ${proposal.refutedBy}`,
    `**If it works.** ${proposal.ifWorks}`,
    `**If it fails.** ${proposal.ifFails}`,
    `Forecast: ${proposal.gpuHours} GPU-hours, ${proposal.usd} USD.`,
    `Follows ${experiment.id} (issue ${experiment.issue ?? 'none'}), plan ${planHash}.`,
  ].join('\n\n')
  return { title: proposal.title, body }
}
