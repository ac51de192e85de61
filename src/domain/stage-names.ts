import { STAGES } from './workflow.ts'

/** Stages as people say them, the same everywhere (DESIGN: one stage, one name); the machine's names stay in `--json`. */
const NAMES: Readonly<Record<string, string>> = {
  intake: 'intake',
  clarifying: 'questions',
  planning: 'plan',
  critiquing: 'critique',
  awaitingPlanApproval: 'plan approval',
  implementing: 'code',
  reviewing: 'review',
  testing: 'tests',
  provisioning: 'hardware',
  running: 'runs',
  verifying: 'verify',
  analyzing: 'analysis',
  auditing: 'audit',
  proposing: 'follow-ups',
  awaitingResultApproval: 'result approval',
  publishing: 'publish',
}

export function stageName(stage: string): string {
  return NAMES[stage] ?? stage
}

/** The machine's name of a stage that a person named by either name, or undefined. */
export function stageNamed(text: string): (typeof STAGES)[number] | undefined {
  return STAGES.find((stage) => stage === text || NAMES[stage] === text)
}
