import { checkGates, reach, request, workflow } from '../vocabulary.ts'

export const publishing = workflow.createStateConfig({
  meta: {
    doc: 'Logbook entry, annotated tag, merge or kept branch, record, issue, follow-ups and claim are written.',
    turn: 'daemon',
  },
  entry: reach('publishing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The result is published.', turn: 'daemon' },
      entry: request({ kind: 'result.publish' }),
      on: { 'result.published': 'checking' },
    },
    checking: {
      meta: { doc: 'Gates read back what was published.', turn: 'daemon' },
      entry: checkGates('publishing'),
      on: {
        'gates.passed': { target: '#done', actions: 'clearReason' },
        'gates.refused': { target: '#blocked', actions: 'keepReason' },
      },
    },
  },
})
