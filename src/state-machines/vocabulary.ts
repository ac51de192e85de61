import { assign, setup } from 'xstate'
import type { Effect } from '../domain/effect.ts'
import type { ExperimentEvent } from '../domain/events.ts'
import { type RoleName, STAGES, type Stage } from '../domain/workflow.ts'
import type { ExperimentContext, MachineInput, StageMeta } from './context.ts'
import { reasonOf } from './reasons.ts'

const DAY = 24 * 60 * 60 * 1000

/** How long a gate waits for a silent person before the experiment is parked (W-10). */
export const SILENCE_MS = 30 * DAY

const order = (stage: Stage): number => STAGES.indexOf(stage)

/**
 * The words stages are written in. Nothing here touches the world: `request` is recorded, never run; the rest are
 * assignments. `after` is only listed by `transition`; the engine turns it into a timer row (E-1).
 */
export const workflow = setup({
  types: {
    context: {} as ExperimentContext,
    events: {} as ExperimentEvent,
    input: {} as MachineInput,
    meta: {} as StageMeta,
  },
  actions: {
    request: (_, _effect: Effect) => {},
    reach: assign({ furthest: (_, { stage }: { stage: Stage }) => stage }),
    keepReason: assign({ reason: ({ event }) => reasonOf(event) }),
    clearReason: assign({ reason: null }),
    /** Nothing moves, but it happened: only what changes the state is logged. */
    hear: assign({}),
    noteSilence: assign({ reason: 'nobody answered for 30 days, so the experiment was parked' }),
    noteLimit: assign({
      reason: ({ context }, { what }: { what: string }) =>
        `${what}${context.reason ? `; last: ${context.reason}` : ''}`,
    }),
    newPlanRound: assign({
      planRound: ({ context }) => context.planRound + 1,
      refusals: 0,
      sealed: false,
    }),
    newCodeRound: assign({ codeRound: ({ context }) => context.codeRound + 1, refusals: 0 }),
    newTestRound: assign({ testRound: ({ context }) => context.testRound + 1, refusals: 0 }),
    newVerifyRound: assign({ verifyRound: ({ context }) => context.verifyRound + 1, refusals: 0 }),
    newAnalysisRound: assign({ analysisRound: ({ context }) => context.analysisRound + 1, refusals: 0 }),
    countPlanRevision: assign({ planRevisions: ({ context }) => context.planRevisions + 1 }),
    countReviewRevision: assign({ reviewRevisions: ({ context }) => context.reviewRevisions + 1 }),
    countTestFailure: assign({ testFailures: ({ context }) => context.testFailures + 1 }),
    countAuditRevision: assign({ auditRevisions: ({ context }) => context.auditRevisions + 1 }),
    countInfraFailure: assign({ infraFailures: ({ context }) => context.infraFailures + 1 }),
    countDiagnosis: assign({ diagnoses: ({ context }) => context.diagnoses + 1 }),
    countRefusal: assign({ refusals: ({ context }) => context.refusals + 1 }),
    freshRounds: assign({
      planRound: ({ context }) => context.planRound + 1,
      codeRound: ({ context }) => context.codeRound + 1,
      testRound: ({ context }) => context.testRound + 1,
      verifyRound: ({ context }) => context.verifyRound + 1,
      analysisRound: ({ context }) => context.analysisRound + 1,
    }),
    startOver: assign({
      planRevisions: 0,
      reviewRevisions: 0,
      testFailures: 0,
      auditRevisions: 0,
      refusals: 0,
      infraFailures: 0,
    }),
  },
  guards: {
    refusalsLeft: ({ context }) => context.refusals < context.limits.refusals,
    planRevisionsLeft: ({ context }) => context.planRevisions < context.limits.planRounds,
    reviewRevisionsLeft: ({ context }) => context.reviewRevisions < context.limits.reviewRounds,
    testFailuresLeft: ({ context }) => context.testFailures < context.limits.testRounds,
    auditRevisionsLeft: ({ context }) => context.auditRevisions < context.limits.auditRounds,
    infraRetriesLeft: ({ context }) => context.infraFailures < context.limits.infraRetries,
    isPlanShown: ({ context }, { hash }: { hash: string }) => hash === context.planHash,
    isResultShown: ({ context }, { hash }: { hash: string }) => hash === context.resultHash,
    retriesFrom: ({ context, event }, { stage }: { stage: Stage }) =>
      event.type === 'experiment.retried' && event.from === stage && order(stage) <= order(context.furthest),
    /** The stage entered last is where it stands, or stood when it halted. */
    skips: ({ context, event }, { stage }: { stage: Stage }) =>
      event.type === 'stage.skipped' && event.stage === stage && context.furthest === stage,
    namesAStage: ({ event }) => event.type === 'experiment.retried' && event.from !== null,
  },
  delays: {
    silence: SILENCE_MS,
    deferral: ({ context }) => context.deferMs,
  },
})

type Round = 'planRound' | 'codeRound' | 'testRound' | 'verifyRound' | 'analysisRound' | 'diagnoses'

/** Asks an agent for its typed output, in the round that the transition into the stage counted. */
export const ask = (role: RoleName, round: Round) => ({
  type: 'request' as const,
  params: ({ context }: { context: ExperimentContext }): Effect => ({
    kind: 'agent.run',
    role,
    round: context[round],
  }),
})

export const request = (effect: Effect) => ({ type: 'request' as const, params: effect })

export const reach = (stage: Stage) => ({ type: 'reach' as const, params: { stage } })

/** The gates that guard the leaving of a stage. */
export const checkGates = (at: Stage | 'released') => request({ kind: 'gates.check', at })
