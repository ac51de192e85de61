import { html } from 'hono/html'
import { STAGES, type Standing, type Turn } from '../../domain/workflow.ts'
import { duration } from '../../lib/words.ts'
import type { PathStage } from '../../store/views/stage-path.ts'
import type { Html } from './html.ts'
import { icon, type IconName } from './icons.ts'
import { stageName } from './words.ts'

export interface PathShown {
  readonly id: string
  readonly stage: Standing
  readonly turn: Turn
  readonly stages: readonly PathStage[]
  /** Where it stood when it halted. */
  readonly stoodAt: Standing | null
}

type State = 'past' | 'now' | 'yours' | 'aside' | 'halted' | 'next' | 'passed-by'

interface Step {
  readonly stage: Standing
  readonly visits: number
  readonly ms: number
  readonly state: State
}

/** The way through the workflow as a drawing: what was done, how often and how long; each stage leads to its evidence. */
export function stagePath(path: PathShown): Html {
  const steps = stepsOf(path)
  return html`<nav class="path" aria-label="The way so far" data-live="path">
    <ol>
      ${steps.map(({ stage, visits, ms, state }) => {
        const loops = visits > 1 ? html`<span class="loops">${icon('loop')}${visits}</span>` : ''
        const lasted = visits === 0 ? '' : html`<span class="lasted">${inOneUnit(ms)}</span>`
        return html`<li data-state="${state}">
          <a href="/experiments/${path.id}/${evidenceOf(stage)}" title="${stageName(stage)}: ${SAID[state]}">
            <span class="node">${icon(SIGNS[state])}</span>
            <span class="name"
              >${stageName(stage).replace(' ', '\n')}<span class="unseen">, ${SAID[state]}</span></span
            >
            <span class="under">${loops}${lasted}</span>
          </a>
        </li>`
      })}
    </ol>
  </nav>`
}

const SIGNS: Readonly<Record<State, IconName>> = {
  past: 'check',
  now: 'dot',
  yours: 'person',
  aside: 'alert',
  halted: 'alert',
  next: 'ring',
  'passed-by': 'ring',
}
const SAID: Readonly<Record<State, string>> = {
  past: 'done',
  now: 'now',
  yours: 'waits for a person',
  aside: 'interrupted',
  halted: 'interrupted',
  next: 'to come',
  'passed-by': 'not needed',
}

function stepsOf({ stage: current, turn, stages, stoodAt }: PathShown): readonly Step[] {
  const been = new Map(stages.map((one) => [one.stage, one]))
  const furthest = STAGES.findLastIndex((stage) => been.has(stage))
  const ended = current === 'done'
  const isAside = !isOnPath(current)
  const onPath = STAGES.map((stage, index): Step => {
    const { visits = 0, ms = 0 } = been.get(stage) ?? {}
    if (stage === current) return { stage, visits, ms, state: here(current, turn) }
    if (isAside && stage === stoodAt) return { stage, visits, ms, state: 'halted' }
    if (visits > 0) return { stage, visits, ms, state: 'past' }
    return { stage, visits, ms, state: index < furthest || ended ? 'passed-by' : 'next' }
  })
  if (!isAside) return onPath
  const { visits = 1, ms = 0 } = been.get(current) ?? {}
  const step: Step = { stage: current, visits, ms, state: turn === 'human' ? 'yours' : 'aside' }
  const after = onPath.findIndex(({ stage }) => stage === stoodAt) + 1
  return [...onPath.slice(0, after), step, ...onPath.slice(after)]
}

function isOnPath(stage: Standing): boolean {
  return STAGES.some((one) => one === stage)
}

function here(stage: Standing, turn: Turn): State {
  if (stage === 'done') return 'past'
  return turn === 'human' ? 'yours' : 'now'
}

const EVIDENCE: Partial<Record<Standing, string>> = {
  planning: 'plan',
  critiquing: 'findings',
  awaitingPlanApproval: 'plan',
  implementing: 'code',
  reviewing: 'code',
  testing: 'gates',
  provisioning: 'runs',
  running: 'runs',
  verifying: 'gates',
  analyzing: 'result',
  auditing: 'findings',
  proposing: 'result',
  awaitingResultApproval: 'result',
  publishing: 'record',
  done: 'record',
}

function evidenceOf(stage: Standing): string {
  return EVIDENCE[stage] ?? 'timeline'
}

/** `44 min`: there is no room for more below a stage. */
function inOneUnit(ms: number): string {
  return /^\S+ \S+/.exec(duration(ms))?.[0] ?? ''
}
