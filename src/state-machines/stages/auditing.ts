import { skipped } from '../skips.ts'
import { ask, reach, workflow } from '../vocabulary.ts'

export const auditing = workflow.createStateConfig({
  meta: {
    doc: 'The auditor sees raw results, sealed plan and draft only; looks for overclaims.',
    turn: 'agent',
  },
  entry: reach('auditing'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'The auditor reads.', turn: 'agent' },
      entry: ask('auditor', 'analysisRound'),
      on: {
        ...skipped('auditing'),
        'result.audited': [
          {
            guard: ({ event, context }) =>
              event.verdict === 'revise' && context.auditRevisions < context.limits.auditRounds,
            target: '#active.analyzing',
            actions: ['countAuditRevision', 'newAnalysisRound'],
          },
          // after the last round the open findings are shown to the person instead of blocking
          { target: '#active.proposing' },
        ],
      },
    },
  },
})
