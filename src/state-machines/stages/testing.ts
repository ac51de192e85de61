import { assign } from 'xstate'
import { skipped } from '../skips.ts'
import { ask, checkGates, reach, request, workflow } from '../vocabulary.ts'

export const testing = workflow.createStateConfig({
  meta: {
    doc: "The tester writes tests from the plan; then the study's tests and a smoke run of the real command run.",
    turn: 'agent',
  },
  entry: reach('testing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The tester writes tests from the plan.', turn: 'agent' },
      entry: ask('tester', 'testRound'),
      on: {
        'tests.written': { target: 'smoking', actions: assign({ testsWritten: true }) },
        ...skipped('testing'),
      },
    },
    smoking: {
      meta: { doc: 'Tests and the smoke run execute.', turn: 'hardware' },
      entry: request({ kind: 'smoke.run' }),
      on: { 'smoke.settled': { target: 'checking', actions: 'keepReason' } },
    },
    checking: {
      meta: { doc: 'Gates read the tests, the smoke run and the diff.', turn: 'daemon' },
      entry: checkGates('testing'),
      on: {
        'gates.passed': { target: '#active.provisioning', actions: 'clearReason' },
        'gates.refused': [
          {
            guard: 'testFailuresLeft',
            target: '#active.implementing',
            actions: ['keepReason', 'countTestFailure', 'newCodeRound'],
          },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
  },
})
