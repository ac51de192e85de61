import { hashOf } from '../../../lib/canonical.ts'
import { Clarification, PlanOutput } from '../../../domain/outputs.ts'
import type { EngineDeps } from '../../deps.ts'
import type { Outcome } from '../../handler.ts'
import type { Submitted } from './submitted.ts'
import { placedPlan } from '../../placement.ts'
import { recordAnswers } from '../../findings.ts'

export function clarified(deps: EngineDeps, { experiment, session, output }: Submitted): Outcome {
  const { questions, assumptions, brief } = Clarification.parse(output)
  return {
    event: { type: 'questions.asked', blocking: questions.length },
    rows: () => {
      deps.store.sessions.accept(session, deps.clock.now())
      deps.store.experiments.describe(experiment.id, { brief }, deps.clock.now())
      deps.store.assumptions.add(experiment.id, assumptions, 'clarifier')
      deps.store.questions.ask(
        experiment.id,
        questions.map(({ text, whyItBlocks, defaultAnswer }) => ({ text, why: whyItBlocks, defaultAnswer })),
      )
    },
  }
}

/** The version is the next one: nothing else of this experiment writes plans while its planner works. */
export function planned(deps: EngineDeps, { experiment, role, session, output }: Submitted): Outcome {
  const { plan: submitted, answers } = PlanOutput.parse(output)
  const plan = placedPlan(deps, experiment, submitted)
  const version = deps.store.plans.list(experiment.id).length + 1
  return {
    event: { type: 'plan.drafted', version, hash: hashOf(plan) },
    rows: () => {
      const at = deps.clock.now()
      deps.store.plans.add({ experiment: experiment.id, plan, session, at })
      deps.store.experiments.describe(experiment.id, { title: plan.title, brief: plan.brief }, at)
      recordAnswers(deps.store, { experiment: experiment.id, author: role, session }, answers)
    },
  }
}
