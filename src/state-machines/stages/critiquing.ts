import type { Effect } from '../../domain/effect.ts'
import { skipped } from '../skips.ts'
import { reach, workflow } from '../vocabulary.ts'

export const critiquing = workflow.createStateConfig({
  meta: {
    doc: 'A fact-checker and three critics read the plan, each in a fresh context; the worst verdict wins.',
    turn: 'agent',
  },
  entry: reach('critiquing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The critics and the fact-checker read.', turn: 'agent' },
      entry: {
        type: 'request',
        params: ({ context }): Effect => ({ kind: 'critique.run', round: context.planRound }),
      },
      on: {
        ...skipped('critiquing'),
        'critique.settled': [
          { guard: ({ event }) => event.verdict !== 'revise', target: '#active.awaitingPlanApproval' },
          {
            guard: 'planRevisionsLeft',
            target: '#active.planning',
            actions: ['countPlanRevision', 'newPlanRound'],
          },
          {
            target: '#blocked',
            actions: {
              type: 'noteLimit',
              params: { what: 'the critics still ask for a revision after the last allowed round' },
            },
          },
        ],
      },
    },
  },
})
