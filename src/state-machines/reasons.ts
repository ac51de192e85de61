import { effectWords } from '../domain/effect.ts'
import type { EventType, ExperimentEvent } from '../domain/events.ts'

type Of<T extends EventType> = Extract<ExperimentEvent, { type: T }>
type Words = { readonly [T in EventType]?: (event: Of<T>) => string }

const said = ({ by, reason }: { by: string; reason: string }): string => `${by}: ${reason}`
const noted = ({ by, note }: { by: string; note: string }): string => `${by}: ${note}`
const reason = (event: { reason: string }): string => event.reason

const words: Words = {
  'gates.refused': ({ gates, reasons }) => `${gates.join(', ')}: ${reasons.join('; ')}`,
  'agent.gaveUp': (event) => `the ${event.role} stopped: ${event.reason}`,
  'effect.failed': (event) => `${effectWords(event.effect)} did not work: ${event.reason}`,
  'runs.settled': reason,
  'smoke.settled': reason,
  'diagnosis.made': reason,
  'experiment.paused': said,
  'experiment.cancelled': said,
  'result.retracted': said,
  'result.reopened': said,
  'plan.revised': noted,
  'plan.rejected': noted,
  'result.revised': noted,
  'result.rejected': noted,
}

/** Why an experiment halts or goes back, in one line, from the event that made it so. */
export function reasonOf(event: ExperimentEvent): string | null {
  const say = words[event.type] as ((event: ExperimentEvent) => string) | undefined
  return say?.(event) ?? null
}
