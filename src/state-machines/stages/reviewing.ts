import { skipped } from '../skips.ts'
import { ask, checkGates, reach, workflow } from '../vocabulary.ts'

export const reviewing = workflow.createStateConfig({
  meta: {
    doc: 'The code reviewer gets plan and diff only; findings are answered one by one.',
    turn: 'agent',
  },
  entry: reach('reviewing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The code reviewer reads.', turn: 'agent' },
      entry: ask('code-reviewer', 'codeRound'),
      on: {
        ...skipped('reviewing'),
        'code.reviewed': [
          { guard: ({ event }) => event.verdict === 'approve', target: 'checking' },
          {
            guard: 'reviewRevisionsLeft',
            target: '#active.implementing',
            actions: ['countReviewRevision', 'newCodeRound'],
          },
          {
            target: '#blocked',
            actions: {
              type: 'noteLimit',
              params: { what: 'the code reviewer still asks for changes after the last allowed round' },
            },
          },
        ],
      },
    },
    checking: {
      meta: { doc: 'A gate looks for code that exists elsewhere.', turn: 'daemon' },
      entry: checkGates('reviewing'),
      on: {
        'gates.passed': [
          { guard: ({ context }) => context.testsWritten, target: '#active.testing.smoking' },
          { target: '#active.testing', actions: 'newTestRound' },
        ],
        'gates.refused': [
          {
            guard: 'reviewRevisionsLeft',
            target: '#active.implementing',
            actions: ['keepReason', 'countReviewRevision', 'newCodeRound'],
          },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
  },
})
