import type { Stage } from '../domain/workflow.ts'

type NewRound = 'newPlanRound' | 'newCodeRound' | 'newTestRound' | 'newVerifyRound' | 'newAnalysisRound'

/** Where `retry --from` may go back to: never to a person's gate, never past one that was not passed. */
const back: readonly (readonly [Stage, NewRound | null])[] = [
  ['intake', null],
  ['planning', 'newPlanRound'],
  ['implementing', 'newCodeRound'],
  ['reviewing', null],
  ['testing', 'newTestRound'],
  ['provisioning', null],
  ['running', null],
  ['verifying', 'newVerifyRound'],
  ['analyzing', 'newAnalysisRound'],
  ['auditing', 'newAnalysisRound'],
  ['proposing', 'newAnalysisRound'],
  ['publishing', null],
]

/** `experiment.retried` with a stage goes back there; the loops start over. */
const toStage = back.map(([stage, round]) => ({
  guard: { type: 'retriesFrom' as const, params: { stage } },
  target: `#active.${stage}`,
  actions: ['clearReason' as const, 'startOver' as const, ...(round === null ? [] : [round])],
}))

/** While it is active a retry needs a stage. */
export const retriesWhileActive = { 'experiment.retried': toStage }

/** When it halted, a retry without a stage goes back to where it stood, with new sessions. */
export const retries = {
  'experiment.retried': [
    ...toStage,
    { guard: 'namesAStage' as const },
    {
      target: '#active.where-it-stood',
      actions: ['clearReason' as const, 'startOver' as const, 'freshRounds' as const],
    },
  ],
}
