import { ask, checkGates, reach, request, workflow } from '../vocabulary.ts'

export const running = workflow.createStateConfig({
  meta: {
    doc: 'The run matrix executes, watched without a model; anomalies and milestones wake the experimenter.',
    turn: 'hardware',
  },
  entry: reach('running'),
  initial: 'working',
  states: {
    working: {
      meta: { doc: 'Runs execute.', turn: 'hardware' },
      entry: request({ kind: 'runs.execute' }),
      on: {
        'run.anomalous': [
          { guard: ({ event }) => event.joins !== undefined, actions: 'hear' },
          { actions: ['countDiagnosis', ask('experimenter', 'diagnoses')] },
        ],
        'milestone.reached': {
          actions: ['countDiagnosis', ask('experimenter', 'diagnoses')],
        },
        'diagnosis.made': [
          { guard: ({ event }) => event.action === 'escalate', target: '#blocked', actions: 'keepReason' },
          {
            guard: ({ event }) => event.action === 'hot-fix',
            target: '#active.implementing',
            actions: ['keepReason', 'newCodeRound'],
          },
          { actions: 'hear' },
        ],
        'runs.settled': [
          { guard: ({ event }) => event.outcome === 'ok', target: 'checking' },
          {
            guard: ({ event, context }) =>
              event.outcome === 'code' && context.testFailures < context.limits.testRounds,
            target: '#active.implementing',
            actions: ['keepReason', 'countTestFailure', 'newCodeRound'],
          },
          {
            guard: ({ event, context }) =>
              event.outcome === 'infra' && context.infraFailures < context.limits.infraRetries,
            target: '#active.provisioning',
            actions: ['keepReason', 'countInfraFailure'],
          },
          { target: '#blocked', actions: 'keepReason' },
        ],
      },
    },
    checking: {
      meta: { doc: 'A gate reads exit codes, metrics and outputs.', turn: 'daemon' },
      entry: checkGates('running'),
      on: {
        'gates.passed': { target: '#active.verifying', actions: ['newVerifyRound', 'clearReason'] },
        'gates.refused': { target: '#blocked', actions: 'keepReason' },
      },
    },
  },
})
