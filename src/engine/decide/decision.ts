import { HookeError } from '../../domain/errors.ts'
import type { ExperimentEvent } from '../../domain/events.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { stageName } from '../../domain/stage-names.ts'
import type { Right, Standing } from '../../domain/workflow.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Actor, Decided } from '../commands.ts'
import { refuseQuarantined } from '../deliver.ts'
import type { EngineDeps } from '../deps.ts'
import { requireRight } from './rights.ts'

export interface Decision {
  readonly id: ExperimentId
  readonly actor: Actor
  readonly right: Right
  /** Where the experiment must stand; empty: anywhere. */
  readonly at: readonly Standing[]
  readonly event: (row: Experiment) => ExperimentEvent
  /** Rows that belong to the decision, in the same commit. */
  readonly rows?: (row: Experiment) => void
  readonly words: string
}

/**
 * One decision of a person: rights, the moment for it, then rows and event in one commit. A second answer to the same
 * question, from any channel, finds the experiment gone on and is told so (W-2).
 */
export function decide(deps: EngineDeps, decision: Decision): Decided {
  const { store } = deps
  const { id, actor, at, words } = decision
  requireRight(store, actor, decision.right)
  return store.transaction(() => {
    const row = store.experiments.get(id)
    refuseQuarantined(row)
    if (at.length > 0 && !at.includes(row.stage)) throw notNow(row, at)

    decision.rows?.(row)
    const event = decision.event(row)
    const key = `decision/${id}/${row.version}/${event.type}`
    const outcome = deps.deliver(id, { key, event, actor: actor.name })
    if (outcome !== 'applied') throw notNow(row, at)
    const { stage } = store.experiments.get(id)
    return { id, stage, words }
  })
}

export function notNow(row: Experiment, at: readonly Standing[]): HookeError {
  const where =
    row.substage === '' || row.substage === 'working'
      ? stageName(row.stage)
      : `${stageName(row.stage)} (${row.substage})`
  return new HookeError('request.conflict', `${row.id} does not wait for this`, {
    found: `it stands at ${where}${turnWords(row.turn)}`,
    advice:
      at.length > 0
        ? `this can be decided at ${at.map(stageName).join(' or ')}; see hooke show ${row.id}`
        : `hooke show ${row.id}`,
  })
}

function turnWords(turn: Experiment['turn']): string {
  if (turn === 'human' || turn === 'nobody') return ''
  return turn === 'time' ? '; it waits for a date' : `; it is the turn of the ${turn}`
}
