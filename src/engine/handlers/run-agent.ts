import { asError } from '../../domain/errors.ts'
import type { ExperimentEvent } from '../../domain/events.ts'
import { type ExperimentId, RunId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handle } from '../handler.ts'
import type { RunControls } from '../runs/run-control.ts'
import { converse, recordEnd } from '../sessions.ts'
import { wakeOf } from '../wake-of.ts'
import { outcomeOf } from './role-outcomes.ts'

/** One role's session, from its first turn to its typed output. */
export function runAgent(deps: EngineDeps, controls: RunControls): Handle<'agent.run'> {
  return async ({ experiment, effect: { role, round }, signal }) => {
    const conversed = await converse(deps, { experiment: experiment.id, role, round }, signal)
    const { session, outcome } = conversed
    if (outcome.kind === 'gaveUp') {
      const { reason } = outcome
      const unseen = role === 'experimenter' ? unseenMilestone(deps, experiment.id, { round, reason }) : null
      const event = unseen ?? { type: 'agent.gaveUp' as const, role, reason }
      return { event, rows: () => recordEnd(deps, conversed), actor: role }
    }
    const { rows, event } = await outcomeOf(deps, {
      experiment,
      role,
      round,
      session,
      output: outcome.output,
    })
    return {
      event,
      actor: role,
      rows: () => {
        recordEnd(deps, conversed)
        rows?.()
        if (event?.type === 'diagnosis.made' && event.action === 'stop-cell')
          deps.store.afterCommit(() => void stopOnceStored(deps, controls, event))
      },
    }
  }
}

/** Nothing was wrong: that nobody could look at a milestone is told, and blocks nothing. */
function unseenMilestone(
  deps: EngineDeps,
  id: ExperimentId,
  { round, reason }: { round: number; reason: string },
): Extract<ExperimentEvent, { type: 'diagnosis.made' }> | null {
  const wake = wakeOf(deps, id, round)
  if (wake?.isMilestone !== true) return null
  const told = `nobody could look at the milestone: ${reason}`
  return { type: 'diagnosis.made', action: 'continue', run: wake.run, reason: told }
}

/** Its jobs are ended when the word that says so is on the disk; after a restart the supervision reads it there. */
async function stopOnceStored(
  deps: EngineDeps,
  controls: RunControls,
  event: { run: string; reason: string },
): Promise<void> {
  try {
    await deps.store.durable()
    stopCell(deps, controls, event)
  } catch (error) {
    deps.log.error({ event: 'cell.notStopped', reason: asError(error).message }, 'a cell was not stopped')
  }
}

/** The experimenter's word reaches the supervision that goes on beside it. */
function stopCell(
  { store }: EngineDeps,
  controls: RunControls,
  { run, reason }: { run: string; reason: string },
): void {
  const found = store.runs.find(RunId.parse(run))
  if (found !== undefined) controls.find(found.experiment)?.stopCell({ condition: found.condition, reason })
}
