import { assign } from 'xstate'
import { checkGates, reach, workflow } from '../vocabulary.ts'

export const awaitingResultApproval = workflow.createStateConfig({
  meta: {
    doc: 'A person reads the clean result: approve exactly the shown hash, revise, ask for more seeds, or reject.',
    turn: 'human',
    asks: 'approve the result',
  },
  entry: reach('awaitingResultApproval'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The result waits for a person.', turn: 'human', asks: 'approve the result' },
      after: { silence: { target: '#paused', actions: 'noteSilence' } },
      on: {
        'result.approved': {
          guard: { type: 'isResultShown', params: ({ event }) => event },
          target: 'checking',
          actions: [
            assign({ merge: ({ event }) => event.merge, followUps: ({ event }) => event.followUps }),
            'clearReason',
          ],
        },
        'result.revised': {
          target: '#active.analyzing',
          actions: ['keepReason', 'newAnalysisRound', 'startOver'],
        },
        'result.rejected': { target: '#failed', actions: 'keepReason' },
        'seeds.requested': { target: '#active.provisioning', actions: 'startOver' },
        'decision.deferred': { target: 'deferred', actions: assign({ deferMs: ({ event }) => event.forMs }) },
      },
    },
    deferred: {
      meta: { doc: 'Put off until a date.', turn: 'time' },
      after: { deferral: 'working' },
      on: { 'experiment.resumed': 'working' },
    },
    checking: {
      meta: { doc: 'Gates read the approved text once more.', turn: 'daemon' },
      entry: checkGates('awaitingResultApproval'),
      on: {
        'gates.passed': '#active.publishing',
        'gates.refused': { target: 'working', actions: 'keepReason' },
      },
    },
  },
})
