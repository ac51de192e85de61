import { assign } from 'xstate'
import { ask, checkGates, reach, workflow } from '../vocabulary.ts'

export const planning = workflow.createStateConfig({
  meta: { doc: 'The planner writes the structured plan.', turn: 'agent' },
  entry: reach('planning'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The planner writes.', turn: 'agent' },
      entry: ask('planner', 'planRound'),
      on: {
        'plan.drafted': {
          target: 'checking',
          actions: assign({
            planVersion: ({ event }) => event.version,
            planHash: ({ event }) => event.hash,
            sealed: false,
          }),
        },
      },
    },
    checking: {
      meta: { doc: 'Gates read the plan.', turn: 'daemon' },
      entry: checkGates('planning'),
      on: {
        'gates.passed': { target: '#active.critiquing', actions: 'clearReason' },
        'gates.refused': [
          { guard: 'refusalsLeft', target: 'working', actions: ['countRefusal', 'keepReason'] },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
  },
})
