import { skipped } from '../skips.ts'
import { ask, checkGates, reach, workflow } from '../vocabulary.ts'

export const implementing = workflow.createStateConfig({
  meta: { doc: "The implementer works in the experiment's worktree; each step is committed.", turn: 'agent' },
  entry: reach('implementing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The implementer writes code.', turn: 'agent' },
      entry: ask('implementer', 'codeRound'),
      on: { 'code.written': 'checking', ...skipped('implementing') },
    },
    checking: {
      meta: { doc: "Gates read the diff; the study's lint and build commands run.", turn: 'daemon' },
      entry: checkGates('implementing'),
      on: {
        'gates.passed': { target: '#active.reviewing', actions: 'clearReason' },
        'gates.refused': [
          { guard: 'refusalsLeft', target: 'working', actions: ['countRefusal', 'keepReason'] },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
  },
})
