import { stageName } from '../../domain/stage-names.ts'
import { STAGES } from '../../domain/workflow.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Activity, PlanStep } from '../../trackers/agent-sessions.ts'
import type { EngineDeps } from '../deps.ts'
import { outward } from './outward.ts'
import { turnComment } from './turn-comment.ts'

type Deps = Pick<EngineDeps, 'store' | 'publicUrl' | 'mask'>

/** What a session says of where the experiment stands: a person's turn asks, an end answers, all else is thought. */
export function activityOf(deps: Deps, experiment: Experiment): Activity {
  const { stage } = experiment
  const asked = turnComment(deps, experiment)
  if (asked !== null) return { kind: 'elicitation', body: deps.mask(asked) }
  if (stage === 'done' || stage === 'paused') return { kind: 'response', body: ended(deps, experiment) }
  if (stage === 'failed' || stage === 'cancelled') return { kind: 'error', body: ended(deps, experiment) }
  return { kind: 'thought', body: deps.mask(`**${stageName(stage)}** · ${outward(experiment.brief)}`) }
}

function ended({ mask }: Deps, { id, stage, reason }: Experiment): string {
  const why = reason === null ? '' : ` Why: ${outward(reason)}`
  const next = stage === 'paused' ? ' A comment `/hooke resume` goes on.' : ''
  return mask(`**${id}** is ${stage}.${why}${next}`)
}

/** The path, and where on it the experiment stands; undefined while it stands aside: then the list stays as it is. */
export function stepsOf({ stage }: Pick<Experiment, 'stage'>): readonly PlanStep[] | undefined {
  const now = STAGES.findIndex((one) => one === stage)
  if (now < 0) return undefined
  return STAGES.slice(0, -1).map((one, place) => ({
    content: stageName(one),
    status: place < now ? 'completed' : place === now ? 'inProgress' : 'pending',
  }))
}
