import { stageName } from '../../domain/stage-names.ts'
import { STAGES, type Standing, type Turn } from '../../domain/workflow.ts'

export { stageName }

const HAPPENING: Readonly<Record<Standing, string>> = {
  intake: 'The issue is being read',
  clarifying: 'Open questions are being looked for',
  planning: 'The plan is being written',
  critiquing: 'The critics read the plan',
  awaitingPlanApproval: 'The plan waits for its approval',
  implementing: 'The code is being written',
  reviewing: 'The code is being reviewed',
  testing: 'Tests and a smoke run',
  provisioning: 'The hardware is being made ready',
  running: 'The runs are at work',
  verifying: 'The record is being checked',
  analyzing: 'The result is being written',
  auditing: 'The result is being audited',
  proposing: 'Follow-ups are being designed',
  awaitingResultApproval: 'The result waits for its approval',
  publishing: 'The result is being published',
  done: 'Done',
  blocked: 'Blocked',
  paused: 'Paused',
  cancelled: 'Cancelled',
  failed: 'Failed',
}

export function happening(stage: Standing): string {
  return HAPPENING[stage]
}

const WHO: Readonly<Record<Turn, string>> = {
  human: 'a person',
  agent: 'an agent',
  daemon: 'the daemon',
  hardware: 'the hardware',
  time: 'a date',
  nobody: 'nobody',
}

export function whose(turn: Turn): string {
  return WHO[turn]
}

const ASKED: Partial<Record<Standing, string>> = {
  clarifying: 'answer the questions',
  awaitingPlanApproval: 'approve the plan',
  awaitingResultApproval: 'approve the result',
  blocked: 'decide how to go on',
  paused: 'resume when it suits',
}

export function asked(stage: Standing): string {
  return ASKED[stage] ?? 'decide how to go on'
}

/** The stage that follows when all goes well. */
export function nextStage(stage: Standing): string | undefined {
  const next = STAGES[STAGES.findIndex((one) => one === stage) + 1]
  return next === undefined || stage === 'blocked' || stage === 'paused' ? undefined : stageName(next)
}

export function sentence(text: string): string {
  const trimmed = text.trim()
  const ended = /[.?!…]$/.test(trimmed) ? trimmed : `${trimmed}.`
  return ended.charAt(0).toUpperCase() + ended.slice(1)
}

/** `1.2 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A measured number as a table shows it: four significant digits. */
export function measured(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value)
  const plain = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6
  return plain ? value.toPrecision(4) : value.toExponential(2)
}
