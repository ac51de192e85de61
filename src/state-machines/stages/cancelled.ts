import { assign } from 'xstate'
import { retries } from '../retries.ts'
import { request, workflow } from '../vocabulary.ts'

export const cancelled = workflow.createStateConfig({
  id: 'cancelled',
  meta: {
    doc: 'A person stopped it; agents and hardware were stopped first and all work is kept.',
    turn: 'nobody',
  },
  entry: request({ kind: 'work.stop' }),
  on: { ...retries, 'experiment.archived': { actions: assign({ archived: true }) } },
})
