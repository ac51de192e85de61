import { duration } from '../../lib/words.ts'

export { stageName } from '../../domain/stage-names.ts'

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

/** `2026-11-21 09:12:05`, for what happens within a minute. */
export function secondTime(at: number): string {
  return `${clockTime(at)}:${String(new Date(at).getSeconds()).padStart(2, '0')}`
}
