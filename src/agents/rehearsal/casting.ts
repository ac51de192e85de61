import { type AgentRequest } from '../agent.ts'
import { differences } from './difference.ts'
import { normalised } from './normalise.ts'
import {
  boundTo,
  type Condition,
  type NormalInput,
  type RecordedSession,
  type RehearsalScript,
} from './script.ts'

/** Which recorded session and case are played. */
export interface Part {
  readonly session: number
  readonly case: number
}

export type Casting =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'mismatch'; readonly reason: string }

type Facts = AgentRequest['facts']
/** What a part is found by. */
export type Asked = Pick<AgentRequest, 'role' | 'study' | 'session' | 'input' | 'facts'>

/** Finds the part of a script for this request: by round, then by facts, then by the input it was made for. */
export function cast(
  script: RehearsalScript,
  request: Asked,
  { folder, checkInput }: { folder: string; checkInput: boolean },
): Casting {
  const round = roundOf(request)
  const ofRound = sessionsOf(script, round)
  if (ofRound.length === 0) return mismatch(request, `it holds no session for round ${round}`)

  const parts = ofRound.flatMap((session) => partOf(script, session, request.facts))
  const [first] = parts
  if (first === undefined) return mismatch(request, noCase(script, ofRound, request.facts))
  if (!checkInput) return { kind: 'part', part: first }

  const found = normalised(request.input)
  const compared = parts.map((part) => {
    const expected = inputOf(script, part, folder)
    return { part, expected, changes: differences(expected, found) }
  })
  const [closest = { part: first, expected: [], changes: [] }] = compared.toSorted(
    (x, y) => x.changes.length - y.changes.length,
  )
  if (closest.changes.length === 0) return { kind: 'part', part: closest.part }
  return mismatch(request, changed(closest.expected, closest.changes))
}

/** The last number of a session's id: `BANDIT-007.planner.2` is round 2. */
export function roundOf({ session }: Pick<AgentRequest, 'session'>): number {
  return Number(session.slice(session.lastIndexOf('.') + 1))
}

function sessionsOf({ sessions }: RehearsalScript, round: number): readonly number[] {
  const numbered = sessions.map((session, i) => [session, i] as const)
  const own = numbered.filter(([session]) => session.round === round)
  const chosen = own.length > 0 ? own : numbered.filter(([session]) => session.round === undefined)
  return chosen.map(([, i]) => i)
}

function partOf(script: RehearsalScript, session: number, facts: Facts): readonly Part[] {
  const cases = script.sessions[session]?.cases ?? []
  const first = cases.findIndex(({ when }) => when.every((condition) => holds(condition, facts)))
  return first === -1 ? [] : [{ session, case: first }]
}

function holds({ fact, below, above, is }: Condition, facts: Facts): boolean {
  const value = facts[fact]
  if (value === undefined) return false
  if (is !== undefined && value !== is) return false
  if (below !== undefined && !(typeof value === 'number' && value < below)) return false
  return above === undefined || (typeof value === 'number' && value > above)
}

function inputOf({ sessions }: RehearsalScript, part: Part, folder: string): NormalInput {
  const session = sessions[part.session]
  return boundTo(session?.cases[part.case]?.input ?? session?.input ?? [], folder)
}

function mismatch({ role, study }: Asked, reason: string): Casting {
  const head = `The rehearsal of the ${role} for ${study} does not fit: ${reason}`
  return {
    kind: 'mismatch',
    reason: `${head}\nA rehearsal plays one known case. For other questions assign a live backend to the role.`,
  }
}

function noCase(script: RehearsalScript, sessions: readonly number[], facts: Facts): string {
  const asked = sessions
    .flatMap((i) => script.sessions[i]?.cases ?? [])
    .flatMap(({ when }: Pick<RecordedSession['cases'][number], 'when'>) => when.map(({ fact }) => fact))
  const lines = [...new Set(asked)].map((fact) => `  ${fact} is ${String(facts[fact] ?? 'not known')}`)
  return `none of its cases is for these facts:\n${lines.join('\n')}`
}

function changed(expected: NormalInput, changes: readonly string[]): string {
  if (expected.length === 0) return 'it was not bound to an input yet (scripts/bind-rehearsal.ts does that)'
  return `it was made for another input. What changed:\n${changes.join('\n')}`
}
