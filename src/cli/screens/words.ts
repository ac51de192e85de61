import { duration } from '../../lib/words.ts'

/** Stages as a person says them; the names of the machine stay in `--json`. */
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

const TURNS: Readonly<Record<string, string>> = {
  human: 'you',
  agent: 'agents',
  daemon: 'hooke',
  hardware: 'hardware',
  time: 'waits',
  nobody: '—',
}

export function turnName(turn: string): string {
  return TURNS[turn] ?? turn
}

/** `3 h`: one unit, for columns. */
export function age(since: number, now: number): string {
  return /^\S+ \S+/.exec(duration(now - since))?.[0] ?? ''
}

/** `7c1e…` */
export function short(hash: string): string {
  return `${hash.slice(0, 4)}…`
}

/** `2026-11-21 09:12`, local time. */
export function clockTime(at: number): string {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}
