import { assign } from 'xstate'
import { reach, workflow } from '../vocabulary.ts'

export const done = workflow.createStateConfig({
  id: 'done',
  meta: {
    doc: 'The result is approved and published; it can be reopened, retracted or archived.',
    turn: 'nobody',
  },
  entry: reach('done'),
  on: {
    'result.reopened': { target: '#active.awaitingResultApproval', actions: 'keepReason' },
    'result.retracted': { actions: [assign({ retracted: true }), 'keepReason'] },
    'experiment.archived': { actions: assign({ archived: true }) },
  },
})
