import {
  createActor,
  type EventFrom,
  initialTransition,
  type Snapshot,
  type SnapshotFrom,
  transition,
} from 'xstate'
import type { Effect } from '../domain/effect.ts'
import { HookeError, asError } from '../domain/errors.ts'
import { ASIDE, type Standing, type Turn } from '../domain/workflow.ts'
import { ExperimentContext, type MachineInput, type StageMeta } from './context.ts'
import { experimentMachine } from './experiment.machine.ts'

export type ExperimentState = SnapshotFrom<typeof experimentMachine>

/** What a timer delivers when it is due: an event of XState's own making, opaque to everyone else. */
export interface TimerEvent {
  readonly type: `xstate.after.${string}`
}

type MachineEvent = EventFrom<typeof experimentMachine>

export interface TimerRequest {
  readonly id: string
  readonly delayMs: number
  readonly event: TimerEvent
}

export interface Step {
  readonly state: ExperimentState
  /** False when the event means nothing here: a late or repeated one. */
  readonly changed: boolean
  readonly effects: readonly Effect[]
  readonly timersSet: readonly TimerRequest[]
  readonly timersCancelled: readonly string[]
}

/** Where an experiment stands, in the words of the store's columns. */
export interface Position {
  readonly stage: Standing
  readonly substage: string
  readonly turn: Turn
  readonly asks: string | null
  readonly reason: string | null
}

/** The whole workflow as one pure function: what is the next state, and what must now be done? */
export function step(state: ExperimentState, event: MachineEvent | TimerEvent): Step {
  const [next, actions] = transition(experimentMachine, state, event as MachineEvent)
  return sort(next, actions, next !== state)
}

export function begin(input: MachineInput): Step {
  const [state, actions] = initialTransition(experimentMachine, input)
  return sort(state, actions, true)
}

export function freeze(state: ExperimentState): string {
  ExperimentContext.parse(state.context)
  return JSON.stringify(experimentMachine.getPersistedSnapshot(state))
}

/** An actor that is never started is XState's way to read a stored snapshot, history included. */
export function thaw(stored: string): ExperimentState {
  const snapshot = parse(stored)
  const state = createActor(experimentMachine, { snapshot, input: undefined as never }).getSnapshot()
  if (state.status === 'error') {
    throw new HookeError(
      'machine.unreadable',
      'the stored state names a stage that this version does not have',
      {
        cause: state.error,
        advice: 'start the version that wrote it, or retry the experiment from an earlier stage',
      },
    )
  }
  const context = ExperimentContext.safeParse(state.context)
  if (!context.success) {
    throw new HookeError('machine.unreadable', 'the stored state has a damaged context', {
      cause: context.error,
    })
  }
  return state
}

export function positionOf(state: ExperimentState): Position {
  const path = pathOf(state.value)
  const [root = '', stage = root, substage = ''] = path
  const aside = root === 'done' || (ASIDE as readonly string[]).includes(root)
  const { turn, asks } = deepestMeta(state)
  return {
    stage: (aside ? root : stage) as Standing,
    substage: aside ? '' : substage,
    turn,
    asks: asks ?? null,
    reason: state.context.reason,
  }
}

/** Where the workflow stands, or stood when it halted; null when it ended. */
export function placeOf(
  state: ExperimentState,
): { readonly stage: string; readonly substage: string } | null {
  const kept = state.historyValue[HISTORY] ?? []
  const [deepest] = [...kept].sort((a, b) => b.path.length - a.path.length)
  const path = pathOf(state.value)[0] === 'active' ? pathOf(state.value) : (deepest?.path ?? [])
  const [, stage, substage = ''] = path
  return stage === undefined || state.value === 'done' ? null : { stage, substage }
}

const HISTORY = 'experiment.active.where-it-stood'

function parse(stored: string): Snapshot<unknown> {
  const snapshot = readJson(stored)
  // XState starts a new machine on an empty snapshot, which would submit hardware again (RELIABILITY E11)
  if (typeof snapshot !== 'object' || snapshot === null || !('value' in snapshot)) {
    throw new HookeError('machine.unreadable', 'the stored state is empty or damaged; it is never begun anew')
  }
  return snapshot as unknown as Snapshot<unknown>
}

function readJson(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch (error) {
    throw new HookeError('machine.unreadable', 'the stored state is no JSON', { cause: asError(error) })
  }
}

function pathOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  const [[key, inner] = ['', '']] = Object.entries(value as Record<string, unknown>)
  return [key, ...pathOf(inner)]
}

function deepestMeta(state: ExperimentState): StageMeta {
  const metas = Object.entries(state.getMeta())
  const depth = (id: string): number => id.split('.').length
  const [found] = metas.filter(([id]) => id !== 'active').sort(([a], [b]) => depth(b) - depth(a))
  if (!found?.[1]) throw new HookeError('machine.unreadable', 'a stage without a description')
  return found[1]
}

interface ListedAction {
  readonly type: string
  readonly params: unknown
}

/** An action nothing performs throws, so an accidental `invoke` fails the first test. */
function sort(state: ExperimentState, actions: readonly ListedAction[], changed: boolean): Step {
  const effects: Effect[] = []
  const timersSet: TimerRequest[] = []
  const timersCancelled: string[] = []

  for (const { type, params } of actions) {
    if (type === 'request') effects.push(params as Effect)
    else if (type === 'xstate.raise') timersSet.push(timerOf(params))
    else if (type === 'xstate.cancel') timersCancelled.push((params as { sendId: string }).sendId)
    else throw new HookeError('machine.unreadable', `nothing here performs the action "${type}"`)
  }

  return { state, changed, effects, timersSet, timersCancelled }
}

function timerOf(params: unknown): TimerRequest {
  const { id, delay, event } = params as { id: string; delay: number; event: TimerEvent }
  return { id, delayMs: delay, event }
}
