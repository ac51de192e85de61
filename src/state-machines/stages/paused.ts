import { retries } from '../retries.ts'
import { workflow } from '../vocabulary.ts'

export const paused = workflow.createStateConfig({
  id: 'paused',
  meta: {
    doc: 'A person paused it, or nobody answered for 30 days; resuming goes back to where it stood.',
    turn: 'nobody',
  },
  on: {
    ...retries,
    'experiment.resumed': { target: '#active.where-it-stood', actions: 'clearReason' },
    'experiment.cancelled': { target: '#cancelled', actions: 'keepReason' },
  },
})
