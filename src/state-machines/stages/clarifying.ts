import { skipped } from '../skips.ts'
import { reach, workflow } from '../vocabulary.ts'

export const clarifying = workflow.createStateConfig({
  meta: {
    doc: 'A person answers what blocks, or waves it through.',
    turn: 'human',
    asks: 'answer the questions',
  },
  entry: reach('clarifying'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The questions wait for a person.', turn: 'human', asks: 'answer the questions' },
      after: { silence: { target: '#paused', actions: 'noteSilence' } },
      on: {
        'questions.answered': { target: '#active.planning', actions: 'clearReason' },
        ...skipped('clarifying'),
      },
    },
  },
})
