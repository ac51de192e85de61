import { assign } from 'xstate'
import { retries } from '../retries.ts'
import { request, workflow } from '../vocabulary.ts'

export const failed = workflow.createStateConfig({
  id: 'failed',
  meta: { doc: 'It ended without an approved result; the reason and the record are kept.', turn: 'nobody' },
  entry: request({ kind: 'work.stop' }),
  on: { ...retries, 'experiment.archived': { actions: assign({ archived: true }) } },
})
