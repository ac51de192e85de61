import type { FollowUp } from '../../../domain/outputs.ts'
import type { Experiment } from '../../../store/experiments.ts'

interface Follows {
  readonly experiment: Pick<Experiment, 'id' | 'issue'>
  readonly planHash: string
  /** What is done to each text that an agent wrote. */
  readonly say: (text: string) => string
}

/** Title and body of the issue that a chosen follow-up becomes (T-6). */
export function followUpIssue(
  proposal: FollowUp,
  { experiment, planHash, say }: Follows,
): { readonly title: string; readonly body: string } {
  const body = [
    `**Hypothesis.** ${say(proposal.hypothesis)}`,
    `**Changed variable.** ${say(proposal.changedVariable)}`,
    `**Refuted by.** ${say(proposal.refutedBy)}`,
    `**If it works.** ${say(proposal.ifWorks)}`,
    `**If it fails.** ${say(proposal.ifFails)}`,
    `Forecast: ${proposal.gpuHours} GPU-hours, ${proposal.usd} USD.`,
    `Follows ${experiment.id} (issue ${experiment.issue ?? 'none'}), plan ${planHash}.`,
  ].join('\n\n')
  return { title: say(proposal.title), body }
}
