import type { Actor, ApproveRequest } from '../../../src/engine/commands.ts'
import { acting, type Scripts, type Situation, write } from '../../fakes/scripted-agent.ts'
import { scaleDraft } from '../../fakes/world/draft.ts'
import { aFinding, approval, implementation, RESCALE, uneventfulScripts } from '../../fakes/world/scripts.ts'
import type { Course, Turn } from './course.ts'
import { matrixPlan } from './study.ts'
import { EXPERIMENT, type World } from './world.ts'

const ADA: Actor = { name: 'ada', channel: 'cli' }
const DAY = 86_400_000
const scripts: Scripts = { ...uneventfulScripts, planner: () => ({ plan: matrixPlan(), answers: [] }) }

const approve =
  (given: Partial<ApproveRequest> = {}) =>
  ({ engine }: World): void =>
    void engine.commands.approve(
      EXPERIMENT,
      { hash: null, followUps: [], merge: true, acceptUnverified: false, ...given },
      ADA,
    )
const planApproved: Turn = { at: 'awaitingPlanApproval.working', does: 'approves the plan', act: approve() }
const resultApproved: Turn = {
  at: 'awaitingResultApproval.working',
  does: 'approves the result',
  act: approve({ followUps: [1] }),
}

/** Nothing goes wrong: every stage once, every outside effect there is. */
const uneventful: Course = {
  name: 'uneventful',
  isItsOwn: false,
  scripts,
  fates: {},
  study: {},
  turns: [
    planApproved,
    resultApproved,
    {
      at: 'done',
      does: 'archives it',
      act: ({ engine }) => void engine.commands.archive(EXPERIMENT, ADA),
    },
  ],
}

/** As uneventful, but no loop may go round: what would go back asks a person instead. */
const impatient: Course = {
  ...uneventful,
  name: 'impatient',
  study: {
    limits: { planRounds: 0, reviewRounds: 0, testRounds: 0, auditRounds: 0, refusals: 0, infraRetries: 0 },
  },
  turns: [planApproved, resultApproved],
}

const inRound =
  (...outputs: readonly unknown[]) =>
  (_: unknown, { round }: Situation): unknown =>
    outputs[Math.min(round, outputs.length) - 1]
const answerTo = (finding: string) => ({ finding, answer: 'addressed' as const, how: 'it was mended' })

const wanted = aFinding({ id: 'no-trim', text: 'say how outliers are kept out' })
const undocumented = aFinding({ id: 'no-doc', text: 'say what the factor is' })

const thorny: Scripts = {
  ...scripts,
  clarifier: () => ({
    questions: [
      { text: 'Which points?', whyItBlocks: 'there are two sets', defaultAnswer: 'the five points' },
    ],
    assumptions: [],
    kind: 'experiment',
    track: 'full',
    related: [],
    brief: 'Compare a doubled scale with a plain one.',
  }),
  planner: (_, { round, feedback }) => ({
    plan: matrixPlan({
      why: `The study needs to know, round ${round}.`,
      ...(round === 1 && feedback.length === 0 ? { seeds: [1] } : {}),
    }),
    answers: round === 2 ? [answerTo('no-trim')] : [],
  }),
  'critic-statistics': inRound({ ...approval, verdict: 'revise', findings: [wanted] }, approval),
  implementer: (_, { round }) =>
    acting(
      [
        write(
          'src/rescale.js',
          `${round === 2 ? RESCALE.replace('value * factor', 'value') : RESCALE}// ${round}\n`,
        ),
      ],
      implementation({ answers: round === 2 ? [answerTo('no-doc')] : [] }),
    ),
  'code-reviewer': inRound(
    { verdict: 'revise', findings: [undocumented] },
    { verdict: 'approve', findings: [] },
  ),
  auditor: inRound(
    {
      verdict: 'revise',
      findings: [],
      overclaims: [{ sentence: 'It always doubles.', because: 'two scales were run' }],
      unreportedDeviations: [],
    },
    { verdict: 'approve', findings: [], overclaims: [], unreportedDeviations: [] },
  ),
  analyzer: (_, { round, feedback }) => ({
    draft: scaleDraft(
      round === 1 && feedback.length === 0
        ? { confidence: 'HIGH', openConfounds: ['the points are few'] }
        : { nextSteps: [`Repeat the comparison${' again'.repeat(round)}.`] },
    ),
    answers: round === 2 ? [answerTo('overclaim-1')] : [],
  }),
}

/** Every loop there is, each really walked: what was refused, failed, lost or wanted otherwise. */
const loops: Course = {
  name: 'loops',
  isItsOwn: true,
  scripts: thorny,
  fates: { 'SCALE-001.plain.s1.1': 'fails', 'SCALE-001.plain.s2.2': 'is lost' },
  study: {},
  turns: [
    {
      at: 'clarifying.working',
      does: 'answers',
      act: ({ engine }) =>
        void engine.commands.answer(EXPERIMENT, { 1: 'the five points' }, { waveThrough: false }, ADA),
    },
    {
      at: 'awaitingPlanApproval.working',
      does: 'wants the plan otherwise',
      act: ({ engine }) => void engine.commands.revise(EXPERIMENT, 'say why once more', ADA),
    },
    planApproved,
    {
      at: 'awaitingResultApproval.working',
      does: 'wants the result otherwise',
      act: ({ engine }) => void engine.commands.revise(EXPERIMENT, 'shorter', ADA),
    },
    {
      at: 'awaitingResultApproval.working',
      does: 'wants more seeds',
      act: ({ engine }) => void engine.commands.seeds(EXPERIMENT, 1, ADA),
    },
    { at: 'awaitingResultApproval.working', does: 'approves, no merge', act: approve({ merge: false }) },
    {
      at: 'done',
      does: 'reopens it',
      act: ({ engine }) => void engine.commands.reopen(EXPERIMENT, 'a typo', ADA),
    },
    resultApproved,
    {
      at: 'done',
      does: 'retracts it',
      act: ({ engine }) => void engine.commands.retract(EXPERIMENT, 'the points were wrong', ADA),
    },
  ],
}

/** A person stops and takes up again while runs go on, then cancels while they do. */
const halts: Course = {
  name: 'halts',
  isItsOwn: false,
  scripts,
  fates: {},
  study: {},
  turns: [
    planApproved,
    {
      at: 'running.working',
      does: 'pauses while a run goes on',
      whileLive: true,
      act: ({ engine }) => void engine.commands.pause(EXPERIMENT, 'lunch', ADA),
    },
    { at: 'paused', does: 'resumes', act: ({ engine }) => void engine.commands.resume(EXPERIMENT, ADA) },
    {
      at: 'running.working',
      does: 'cancels while a run goes on',
      whileLive: true,
      act: ({ engine }) => void engine.commands.cancel(EXPERIMENT, 'enough', ADA),
    },
  ],
}

/** Nobody answers: the plan is put off, left alone for a month, and rejected in the end. */
const silence: Course = {
  name: 'silence',
  isItsOwn: false,
  scripts,
  fates: {},
  study: {},
  turns: [
    {
      at: 'awaitingPlanApproval.working',
      does: 'puts the plan off',
      act: ({ engine, clock }) => void engine.commands.defer(EXPERIMENT, clock.now() + DAY, ADA),
    },
    { at: 'awaitingPlanApproval.deferred', does: 'a day passes', aheadMs: DAY + 60_000 },
    { at: 'awaitingPlanApproval.working', does: 'a month passes', aheadMs: 31 * DAY },
    { at: 'paused', does: 'resumes', act: ({ engine }) => void engine.commands.resume(EXPERIMENT, ADA) },
    {
      at: 'awaitingPlanApproval.working',
      does: 'rejects the plan',
      act: ({ engine }) => void engine.commands.reject(EXPERIMENT, 'not now', ADA),
    },
  ],
}

export const COURSES: readonly Course[] = [uneventful, loops, halts, silence, impatient]

export function courseNamed(name: string): Course {
  const found = COURSES.find((course) => course.name === name)
  if (found === undefined) throw new Error(`there is no course ${name}`)
  return found
}
