import { assign } from 'xstate'
import type { Effect } from '../../domain/effect.ts'
import { checkGates, reach, workflow } from '../vocabulary.ts'

export const awaitingPlanApproval = workflow.createStateConfig({
  meta: {
    doc: 'A person approves the plan, asks for a revision, rejects or defers it; approval seals it.',
    turn: 'human',
    asks: 'approve the plan',
  },
  entry: reach('awaitingPlanApproval'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The plan waits for a person.', turn: 'human', asks: 'approve the plan' },
      after: { silence: { target: '#paused', actions: 'noteSilence' } },
      on: {
        'plan.approved': {
          guard: { type: 'isPlanShown', params: ({ event }) => event },
          target: 'checking',
          actions: 'clearReason',
        },
        'plan.revised': { target: '#active.planning', actions: ['keepReason', 'newPlanRound'] },
        'plan.rejected': { target: '#cancelled', actions: 'keepReason' },
        'decision.deferred': { target: 'deferred', actions: assign({ deferMs: ({ event }) => event.forMs }) },
      },
    },
    deferred: {
      meta: { doc: 'Put off until a date.', turn: 'time' },
      after: { deferral: 'working' },
      on: { 'experiment.resumed': 'working' },
    },
    checking: {
      meta: { doc: 'Gates read the assumptions and the budget.', turn: 'daemon' },
      entry: checkGates('awaitingPlanApproval'),
      on: {
        'gates.passed': 'sealing',
        'gates.refused': { target: 'working', actions: 'keepReason' },
      },
    },
    sealing: {
      meta: { doc: 'The plan is sealed: hash, time and person.', turn: 'daemon' },
      entry: {
        type: 'request',
        params: ({ context }): Effect => ({ kind: 'plan.seal', hash: context.planHash ?? '' }),
      },
      on: {
        'plan.sealed': {
          target: '#active.implementing',
          actions: [assign({ sealed: true, testsWritten: false }), 'newCodeRound', 'startOver'],
        },
      },
    },
  },
})
