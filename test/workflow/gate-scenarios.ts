import type { GateName } from '../../src/domain/gate.ts'
import type { Stage } from '../../src/domain/workflow.ts'
import { EarlierExperiment } from '../../src/engine/import-experiment.ts'
import { computeStatistics } from '../../src/record/statistics.ts'
import { acting, run, type Scripts, write } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { aFinding, approval, implementation, RESCALE, uneventfulScripts } from '../fakes/world/scripts.ts'
import { SUMMARISE } from '../fakes/world/study-repository.ts'
import { aLab, type Lab, type LabOptions } from './harness.ts'

/** What a gate of the workflow is told to be; a mutation test puts one in that always passes. */
export type GivenGates = NonNullable<LabOptions['gates']>

export interface GateScenario {
  /** What goes wrong. */
  readonly title: string
  /** Throws `GateDidNotHold` when the experiment got past the gate. */
  readonly hold: (gates: GivenGates) => Promise<void>
}

export class GateDidNotHold extends Error {}

interface Wrong extends Omit<LabOptions, 'gates'> {
  /** The stage that must not be entered. */
  readonly before: Stage
  /** How far people take it; 1: the plan is approved once, 2: the result too. */
  readonly approvals: 0 | 1 | 2
  /** Done before the first approval. */
  readonly meanwhile?: (lab: Lab) => Promise<void> | void
  readonly prepare?: (lab: Lab) => Promise<void>
}

/** Nobody is asked a second time: a refusal stands. */
const NO_SECOND_TRY = {
  planRounds: 0,
  reviewRounds: 0,
  testRounds: 0,
  auditRounds: 0,
  refusals: 0,
  infraRetries: 0,
}

function scenario(title: string, given: Wrong | (() => Wrong)): GateScenario {
  return {
    title,
    async hold(gates) {
      const wrong = typeof given === 'function' ? given() : given
      const lab = aLab({ ...wrong, gates, study: { limits: NO_SECOND_TRY, ...wrong.study } })
      try {
        await walk(lab, wrong)
      } finally {
        await lab.gone()
      }
    },
  }
}

async function walk(lab: Lab, { before, approvals, meanwhile, prepare }: Wrong): Promise<void> {
  const entered = (): boolean => lab.stages().includes(before)
  const go = () => lab.until(() => entered() || lab.isQuiet())
  await prepare?.(lab)
  await lab.newExperiment()
  await go()
  await meanwhile?.(lab)
  for (let given = 0; given < approvals && !entered(); given += 1) {
    lab.approve()
    await go()
  }
  if (entered()) throw new GateDidNotHold(`the experiment entered ${before}`)
}

const planned = (plan: ReturnType<typeof scalePlan>): Scripts => ({ planner: () => ({ plan, answers: [] }) })

const [points] = scalePlan().data

/** Runs code in the worktree, as an agent's command may. */
const nodeDoes = (code: string) => run('node', '-e', code)

const SECRET = 'tk-4f9d27c1a8b35e60'

/** An approved experiment whose reference case rounds, of another metric and without data. */
function roundingBaseline(): EarlierExperiment {
  const plan = scalePlan({
    title: 'Rounded scales',
    config: { points: 'data/points.csv', rounding: 'down' },
    data: [],
    metrics: {
      primary: { name: 'speed', label: 'speed', direction: 'higher', unit: '' },
      secondary: [],
    },
  })
  const runs = plan.conditions.flatMap(({ name }, at) =>
    plan.seeds.map((seed) => ({ condition: name, seed, metrics: { speed: 2 - at + seed / 10 } })),
  )
  const measured = runs.map(({ metrics, ...cell }) => ({
    ...cell,
    metrics: [{ name: 'speed', step: null, value: metrics.speed }],
  }))
  const configs = Object.fromEntries(
    plan.conditions.map(({ name, params }) => [name, { ...plan.config, ...params }]),
  )
  const statistics = computeStatistics(plan, measured)
  const draft = scaleDraft({
    results: 'Rounding was looked at.',
    takeaways: ['Rounding is fast.', 'It is safe.'],
  })
  return EarlierExperiment.parse({
    id: 'SCALE-001',
    study: 'scales',
    finishedOn: '2026-01-01',
    approvedBy: 'ada',
    plan,
    configs,
    runs,
    statistics,
    draft,
  })
}

/** For each gate a way in which it alone keeps an experiment from going on. */
export const GATE_SCENARIOS: Readonly<Record<GateName, GateScenario>> = {
  'plan-complete': scenario('a plan with fewer seeds than the study asks for', {
    before: 'critiquing',
    approvals: 0,
    scripts: planned(scalePlan({ seeds: [1, 2] })),
  }),

  'findings-answered': scenario('a plan whose second round leaves the finding of a critic unanswered', {
    before: 'awaitingPlanApproval',
    approvals: 0,
    study: { limits: { ...NO_SECOND_TRY, planRounds: 1 } },
    scripts: {
      'critic-statistics': (_, { round }) =>
        round === 1 ? { ...approval, verdict: 'revise', findings: [aFinding()] } : approval,
    },
  }),

  consistency: scenario('conditions that differ in a second key beside the axis', {
    before: 'critiquing',
    approvals: 0,
    scripts: planned(
      scalePlan({
        conditions: [
          { name: 'plain', label: 'plain scale', baseline: true, params: { factor: 1, trim: 0 } },
          { name: 'doubled', label: 'doubled scale', baseline: false, params: { factor: 2, trim: 1 } },
        ],
      }),
    ),
  }),

  baseline: scenario("a plan whose baseline condition is not the study's reference case", {
    before: 'critiquing',
    approvals: 0,
    prepare: (lab) => lab.engine.importEarlier(roundingBaseline(), { commit: lab.git('rev-parse', 'HEAD') }),
  }),

  'assumptions-checked': scenario('an assumption nobody could verify and nobody accepted', {
    before: 'implementing',
    approvals: 1,
    scripts: {
      'fact-checker': () => ({
        checks: [{ assumption: 'points-are-numbers', verdict: 'unverified', source: 'no access', note: '' }],
      }),
    },
  }),

  budget: scenario('money that was spent elsewhere while the plan waited for its approval', {
    before: 'implementing',
    approvals: 1,
    meanwhile: (lab) =>
      lab.store.costs.put({
        key: 'session/other',
        experiment: lab.experiment().id,
        kind: 'model',
        usd: 10,
        detail: 'a long session',
        at: lab.clock.now(),
      }),
  }),

  'diff-in-bounds': scenario('a command of the implementer that writes a protected path', {
    before: 'reviewing',
    approvals: 1,
    scripts: {
      implementer: () =>
        acting(
          [
            write('src/rescale.js', RESCALE),
            nodeDoes("require('node:fs').writeFileSync('bin/second.js', 'export const cheat = 1\\n')"),
          ],
          implementation(),
        ),
    },
  }),

  duplicates: scenario('new code that repeats a function of the code base', {
    before: 'testing',
    approvals: 1,
    scripts: {
      implementer: () => acting([write('src/rescale.js', `${RESCALE}\n${SUMMARISE}`)], implementation()),
    },
  }),

  'tests-pass': scenario('a test that fails', {
    before: 'provisioning',
    approvals: 1,
    scripts: {
      tester: () =>
        acting(
          [
            write(
              'test/rescale.test.js',
              "import test from 'node:test'\ntest('it fails', () => { throw new Error('no') })\n",
            ),
          ],
          { summary: 'tested', tests: [{ path: 'test/rescale.test.js', proves: 'nothing' }], notTested: [] },
        ),
    },
  }),

  preflight: scenario('a host without the accelerator that the plan asks for', {
    before: 'running',
    approvals: 1,
    scripts: planned(scalePlan({ compute: { ...scalePlan().compute, devices: 1 } })),
  }),

  'data-audit': scenario('a data file with other rows than the plan says', {
    before: 'running',
    approvals: 1,
    scripts: planned(scalePlan({ data: [{ ...points!, rows: 6 }] })),
  }),

  'run-sanity': scenario('two conditions that report exactly the same', {
    before: 'verifying',
    approvals: 1,
    driver: { outcomeOf: ({ argv }) => ({ result: { score: 1 + Number(argv[3]) / 10 } }) },
  }),

  'uploads-verified': scenario(
    'an artifact that is not in the store when the uploads are checked',
    uploadsVerified,
  ),

  reproducibility: scenario('a stored environment that is no longer what the runs had', {
    before: 'analyzing',
    approvals: 1,
    wrap: ({ store }) => ({
      hit: (point) => {
        if (point !== 'effect.afterReply') return
        store.db.exec("update environments set body = json_set(body, '$.cpu', 'another')")
      },
    }),
  }),

  'hardware-released': scenario('a lease that was asked for while the others were let go', {
    before: 'analyzing',
    approvals: 1,
    wrap: ({ store, drivers }) => {
      const fake = drivers['fake']!
      const release: typeof fake.release = async (lease, signal) => {
        await fake.release(lease, signal)
        const [known] = store.db.prepare('select experiment from leases').all() as { experiment: never }[]
        const experiment = known!.experiment
        const id = store.leases.nextId(experiment)
        store.leases.want({ id, experiment, driver: 'fake', pricePerHour: 2, capUsd: 5, createdAt: 1 })
      }
      return { drivers: { ...drivers, fake: { ...fake, release } } }
    },
  }),

  'clean-result': scenario('a number in the text that comes from nowhere', {
    before: 'auditing',
    approvals: 1,
    scripts: {
      analyzer: () => ({
        draft: scaleDraft({ results: 'The doubled scale scored 6.2, the plain scale much less.' }),
        answers: [],
      }),
    },
  }),

  secrets: scenario('a live secret in the diff of the branch', {
    before: 'auditing',
    approvals: 1,
    secrets: [{ name: 'SCALE_TOKEN', value: SECRET }],
    driver: { facts: { missingSecrets: [] } },
    scripts: {
      implementer: () =>
        acting(
          [
            write('src/rescale.js', RESCALE),
            nodeDoes(
              `require('node:fs').writeFileSync('src/token.js', 'export const token = "' + ['${SECRET.slice(0, 9)}', '${SECRET.slice(9)}'].join('') + '"\\n')`,
            ),
          ],
          implementation(),
        ),
    },
  }),

  published: scenario('a tracker that loses what was written to the issue', {
    before: 'done' as const,
    approvals: 2,
    wrap: ({ tracker }) => ({
      tracker: {
        ...tracker,
        show: ({ sections: _lost, ...shown }, signal) => tracker.show(shown, signal),
      },
    }),
  }),
}

/** The bytes are gone for the one look that checks the uploads: no other gate sees it. */
function uploadsVerified(): Wrong {
  const state = { armed: false }
  return {
    before: 'analyzing',
    approvals: 1,
    scripts: {
      verifier: (...asked) => {
        state.armed = true
        return uneventfulScripts.verifier!(...asked)
      },
    },
    wrap: ({ artifacts }) => ({
      artifacts: {
        ...artifacts,
        look(sha256) {
          if (!state.armed) return artifacts.look(sha256)
          state.armed = false
          return Promise.resolve({ kind: 'absent' })
        },
      },
    }),
  }
}
