import { STAGES } from '../../domain/workflow.ts'
import { count, duration, relative } from '../../lib/words.ts'
import type { ExperimentView } from '../replies.ts'
import { short } from './words.ts'

/** `yours` waits for a person, `aside` was interrupted there. */
export type PathState = 'done' | 'now' | 'yours' | 'aside' | 'next'

/** One line of the `show` screen: some stages of the path under one word. */
export interface PathLine {
  readonly label: string
  readonly state: PathState
  readonly ms: number
  readonly facts: readonly string[]
  readonly proof: string
}

interface Part {
  readonly label: string
  readonly stages: readonly string[]
  readonly facts: (view: ExperimentView, now: number) => readonly string[]
  readonly proof: (view: ExperimentView) => string
}

const PARTS: readonly Part[] = [
  { label: 'question', stages: ['intake', 'clarifying'], facts: questionFacts, proof: () => '' },
  {
    label: 'plan',
    stages: ['planning', 'critiquing', 'awaitingPlanApproval'],
    facts: (view) => [...rounds(view, 'planning'), ...answered(view, /^(critic|fact)/)],
    proof: planProof,
  },
  {
    label: 'code',
    stages: ['implementing', 'reviewing', 'testing'],
    facts: (view) => [
      ...rounds(view, 'implementing'),
      ...answered(view, /^code-reviewer/),
      ...verdict(view, 'tests-pass', 'tests pass'),
    ],
    proof: ({ runs }) => runs.find(({ commitHash }) => commitHash)?.commitHash?.slice(0, 8) ?? '',
  },
  { label: 'runs', stages: ['provisioning', 'running'], facts: runFacts, proof: () => '' },
  {
    label: 'verify',
    stages: ['verifying'],
    facts: verifiedFacts,
    proof: () => '',
  },
  {
    label: 'result',
    stages: ['analyzing', 'auditing', 'proposing', 'awaitingResultApproval'],
    facts: (view) => [
      ...(view.draft ? [`confidence ${view.draft.draft.confidence}`] : []),
      ...rounds(view, 'analyzing'),
      ...(view.followUps.length === 0 ? [] : [count(view.followUps.length, 'follow-up')]),
    ],
    proof: ({ draft }) => (draft?.hash ? short(draft.hash) : ''),
  },
  {
    label: 'publish',
    stages: ['publishing', 'done'],
    facts: () => [],
    proof: ({ result }) => result?.tag ?? '',
  },
]

/** The path taken, up to where it stands; stages that wait ahead are left out. */
export function pathOf(view: ExperimentView, now: number): readonly PathLine[] {
  const current = view.stages.find((stage) => stage.current)?.stage ?? view.stage
  const staysOf = ({ stages }: Part) => view.stages.filter(({ stage }) => stages.includes(stage))
  const visited = PARTS.filter((part) => staysOf(part).length > 0)
  return visited
    .map((part) => ({
      label: part.label,
      state: stateOf(part, { current, turn: view.turn, furthest: part === visited.at(-1) }),
      ms: sumOf(staysOf(part)) - waitOf(staysOf(part)),
      facts: [...part.facts(view, now), ...waited(staysOf(part))],
      proof: part.proof(view),
    }))
    .filter(({ state }) => state !== 'next')
}

type Stay = ExperimentView['stages'][number]

function sumOf(stays: readonly Stay[]): number {
  return stays.reduce((sum, { ms }) => sum + ms, 0)
}

const GATES = ['awaitingPlanApproval', 'awaitingResultApproval']
/** What comes shorter at a gate is the work of the gate itself. */
const SHORTEST_WAIT_MS = 5000

/** How long a person was waited for: no work of the part. */
function waitOf(stays: readonly Stay[]): number {
  return sumOf(stays.filter(({ stage, ms }) => GATES.includes(stage) && ms >= SHORTEST_WAIT_MS))
}

/** Of a wait that goes on the turn tells. */
function waited(stays: readonly Stay[]): readonly string[] {
  const ms = waitOf(stays.filter(({ current }) => !current))
  return ms === 0 ? [] : [`waited ${duration(ms)} for a person`]
}

/** A part that a loop has left is ahead again; an aside is shown at the furthest part. */
function stateOf(
  { stages }: Part,
  { current, turn, furthest }: { current: string; turn: string; furthest: boolean },
): PathState {
  if (current === 'done') return 'done'
  if (stages.includes(current)) return turn === 'human' ? 'yours' : 'now'
  const order: readonly string[] = STAGES
  const here = order.indexOf(current)
  if (here === -1) return furthest ? 'aside' : 'done'
  return order.indexOf(stages[0] ?? '') < here ? 'done' : 'next'
}

function questionFacts({ questions }: ExperimentView): readonly string[] {
  if (questions.length === 0) return []
  const open = questions.filter(({ answer }) => answer === null).length
  return [open === 0 ? `${count(questions.length, 'question')} answered` : `${count(open, 'question')} open`]
}

function rounds({ stages }: ExperimentView, stage: string): readonly string[] {
  const visits = stages.find((one) => one.stage === stage)?.visits ?? 0
  return visits > 1 ? [`${visits} rounds`] : []
}

function answered({ findings }: ExperimentView, role: RegExp): readonly string[] {
  const own = findings.filter((one) => role.test(one.role ?? '')).flatMap((one) => one.findings)
  const asked = own.filter(({ severity }) => severity !== 'good')
  const done = asked.filter(({ answer }) => answer !== null).length
  if (asked.length === 0) return []
  // a review that approves may leave smaller findings to whoever reads them
  if (done === 0) return [count(asked.length, 'finding')]
  return [
    done === asked.length
      ? `${count(done, 'finding')} answered`
      : `${done} of ${count(asked.length, 'finding')} answered`,
  ]
}

/** What was read back at this stage; figures are made after it. */
function verifiedFacts({ artifacts }: ExperimentView): readonly string[] {
  const verified = artifacts.filter(({ verifiedAt }) => verifiedAt !== null).length
  return verified === 0 ? [] : [count(verified, 'artifact')]
}

function verdict({ gates }: ExperimentView, gate: string, words: string): readonly string[] {
  return gates.latest.some((run) => run.gate === gate && run.verdict === 'pass') ? [words] : []
}

function planProof({ plan }: ExperimentView): string {
  if (!plan) return ''
  return plan.sealedAt === null ? short(plan.hash) : `sealed ${short(plan.hash)}`
}

const ENDED = ['ok', 'failed', 'stopped', 'skipped']

function runFacts({ runs }: ExperimentView, now: number): readonly string[] {
  const matrix = runs.filter(({ kind }) => kind === 'matrix')
  if (matrix.length === 0) return []
  const ended = matrix.filter(({ state }) => ENDED.includes(state)).length
  const failed = matrix.filter(({ state }) => state === 'failed').length
  const looks = matrix.flatMap(({ state, nextLookAt }) =>
    nextLookAt === null || ENDED.includes(state) ? [] : [nextLookAt],
  )
  const next = looks.length === 0 ? [] : [`next look ${soon(Math.min(...looks), now)}`]
  return [`${ended}/${matrix.length}`, ...(failed === 0 ? [] : [`${failed} failed`]), ...next]
}

function soon(at: number, now: number): string {
  return at - now < 1000 ? 'now' : relative(at, now)
}
