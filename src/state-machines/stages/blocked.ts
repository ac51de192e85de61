import { retries } from '../retries.ts'
import { skippedWhenHalted } from '../skips.ts'
import { workflow } from '../vocabulary.ts'

export const blocked = workflow.createStateConfig({
  id: 'blocked',
  meta: {
    doc: 'Needs a person; says what and why. Retrying goes back to where it stood.',
    turn: 'human',
    asks: 'look at what blocks',
  },
  on: {
    ...retries,
    ...skippedWhenHalted,
    'gate.skipped': { target: '#active.where-it-stood', actions: 'clearReason' },
    'experiment.paused': { target: '#paused', actions: 'keepReason' },
    'experiment.cancelled': { target: '#cancelled', actions: 'keepReason' },
  },
})
