import { ask, reach, request, workflow } from '../vocabulary.ts'

export const intake = workflow.createStateConfig({
  meta: {
    doc: 'The issue is read, defaults are filled, related work is found and the clarifier looks for what blocks.',
    turn: 'daemon',
  },
  entry: reach('intake'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The daemon reads the issue and searches for related work.', turn: 'daemon' },
      entry: request({ kind: 'intake.survey' }),
      on: { 'issue.surveyed': { target: 'asking', actions: 'newPlanRound' } },
    },
    asking: {
      meta: { doc: 'The clarifier decides which questions block.', turn: 'agent' },
      entry: ask('clarifier', 'planRound'),
      on: {
        'questions.asked': [
          { guard: ({ event }) => event.blocking > 0, target: '#active.clarifying' },
          { target: '#active.planning' },
        ],
      },
    },
  },
})
