import { assign } from 'xstate'
import { ask, checkGates, reach, request, workflow } from '../vocabulary.ts'

export const analyzing = workflow.createStateConfig({
  meta: {
    doc: 'Statistics are computed from stored data; the analyzer writes the draft; every number is a reference.',
    turn: 'agent',
  },
  entry: reach('analyzing'),
  initial: 'computing',
  states: {
    computing: {
      meta: { doc: 'Statistics are computed from the stored runs.', turn: 'daemon' },
      entry: request({ kind: 'statistics.compute' }),
      on: { 'statistics.computed': 'working' },
    },
    working: {
      meta: { doc: 'The analyzer writes the draft.', turn: 'agent' },
      entry: ask('analyzer', 'analysisRound'),
      on: {
        'result.drafted': {
          target: 'drawing',
          actions: assign({ draftVersion: ({ event }) => event.version }),
        },
      },
    },
    drawing: {
      meta: { doc: 'The figure is drawn and the numbers are filled in.', turn: 'daemon' },
      entry: request({ kind: 'draft.render' }),
      on: {
        'draft.rendered': { target: 'checking', actions: assign({ resultHash: ({ event }) => event.hash }) },
      },
    },
    checking: {
      meta: { doc: 'Gates read the draft and what really ran.', turn: 'daemon' },
      entry: checkGates('analyzing'),
      on: {
        'gates.passed': { target: '#active.auditing', actions: 'clearReason' },
        'gates.refused': [
          { guard: 'refusalsLeft', target: 'working', actions: ['countRefusal', 'keepReason'] },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
  },
})
