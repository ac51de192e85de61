import { skipped } from '../skips.ts'
import { ask, reach, workflow } from '../vocabulary.ts'

export const proposing = workflow.createStateConfig({
  meta: {
    doc: 'The follow-up designer proposes up to three follow-ups, one changed variable each.',
    turn: 'agent',
  },
  entry: reach('proposing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The follow-up designer writes.', turn: 'agent' },
      entry: ask('follow-up-designer', 'analysisRound'),
      on: {
        'followups.proposed': { target: '#active.awaitingResultApproval' },
        ...skipped('proposing'),
      },
    },
  },
})
