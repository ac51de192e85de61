import type { ExperimentEvent } from '../../src/domain/events.ts'
import { experimentMachine } from '../../src/state-machines/experiment.machine.ts'
import { type ExperimentState, positionOf, step } from '../../src/state-machines/step.ts'
import { play, uneventful } from '../builders/events.ts'

/** Ways off the road, so that every place of the machine is come to. */
const ASTRAY: readonly ExperimentEvent[] = [
  { type: 'agent.gaveUp', role: 'planner', reason: 'no idea' },
  { type: 'decision.deferred', by: 'ada', until: 1_702_000_000_000, forMs: 2_000_000_000 },
  { type: 'experiment.paused', by: 'ada', reason: 'lunch' },
  { type: 'experiment.cancelled', by: 'ada', reason: 'enough' },
]

/** Stages that no event leads to in this version; a stored state may still stand there. */
export const UNREACHED: readonly string[] = ['failed']

export interface Place {
  /** `stage`, or `stage.substage`. */
  readonly name: string
  readonly events: readonly ExperimentEvent[]
}

/** Every place where an experiment may stand, with the shortest way there; found by walking the machine. */
export function everyPlace(): readonly Place[] {
  const found = new Map<string, Place & { readonly state: ExperimentState }>()
  const queue = [{ events: [] as readonly ExperimentEvent[], state: play().state }]
  for (const { events, state } of queue) {
    const name = nameOf(state)
    if (found.has(name)) continue
    found.set(name, { name, events, state })
    for (const event of [...uneventful, ...ASTRAY]) {
      const next = step(state, event)
      if (next.changed) queue.push({ events: [...events, event], state: next.state })
    }
  }
  return [...found.values()].map(({ name, events }) => ({ name, events }))
}

/** The same places as the machine's definition has them. */
export function placesOfMachine(): readonly string[] {
  const { active, ...asides } = experimentMachine.root.states
  const stages = Object.values(active?.states ?? {}).filter(({ type }) => type !== 'history')
  return [...stages, ...Object.values(asides)].flatMap(({ key, states }) => {
    const inner = Object.keys(states)
    return inner.length === 0 ? [key] : inner.map((substage) => `${key}.${substage}`)
  })
}

export function nameOf(state: ExperimentState): string {
  const { stage, substage } = positionOf(state)
  return substage === '' ? stage : `${stage}.${substage}`
}
