import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../src/engine/fold.ts'
import { positionOf } from '../../src/state-machines/step.ts'
import type { Experiment } from '../../src/store/experiments.ts'
import { type Invariant, limitsOf, readable, stateOf } from './state-under-test.ts'

/** The log alone gives the stored state, and the columns beside it say what it says (E-8). */
export const logGivesState: Invariant = ({ store }) =>
  readable(store).flatMap((row) => {
    const folded: unknown = JSON.parse(fold(store, row.id, limitsOf(row)))
    const same = isDeepStrictEqual(folded, JSON.parse(row.snapshot))
    return [...(same ? [] : [`${row.id}: the fold of its events is not its state`]), ...columnsOff(row)]
  })

function columnsOff(row: Experiment): readonly string[] {
  const { stage, substage, turn, reason } = positionOf(stateOf(row))
  const found = { stage: row.stage, substage: row.substage, turn: row.turn, reason: row.reason }
  if (isDeepStrictEqual(found, { stage, substage, turn, reason })) return []
  return [`${row.id}: its columns say ${JSON.stringify(found)}, its state ${stage} ${substage} ${turn}`]
}
