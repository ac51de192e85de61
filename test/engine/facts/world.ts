import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { GateSet } from '../../../src/domain/effect.ts'
import type { GateName, Verdict } from '../../../src/domain/gate.ts'
import type { Plan } from '../../../src/domain/plan.ts'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import { createEmbeddedRows } from '../../../src/engine/embedded-rows.ts'
import { gather } from '../../../src/engine/facts/index.ts'
import type { Outcome } from '../../../src/engine/handler.ts'
import { ATTENTION } from '../../../src/engine/runs/attention.ts'
import type { StudySetup } from '../../../src/engine/study.ts'
import { gates, judge } from '../../../src/hooks/index.ts'
import { noSandbox } from '../../../src/lib/sandbox/sandbox.ts'
import { sha256 } from '../../../src/lib/canonical.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { noFailpoints } from '../../../src/lib/failpoint.ts'
import { createFolderExporter } from '../../../src/record/folder/folder-exporter.ts'
import { createLocalArtifactStore } from '../../../src/record/local/local-artifact-store.ts'
import { createVegaPlotter } from '../../../src/record/vega/vega-plotter.ts'
import { createEmbeddedTracker } from '../../../src/trackers/embedded/embedded-tracker.ts'
import { createWorktrees } from '../../../src/worktrees/create-worktrees.ts'
import { copied } from '../../builders/copied.ts'
import { gitProcess } from '../../builders/git-process.ts'
import { anExperiment, aStore } from '../../builders/store.ts'
import { createFakeDriver, fakeFacts } from '../../fakes/fake-driver.ts'
import { aDraft, aPlan } from '../../record/builders.ts'
import { git } from '../../worktrees/study.ts'

export const TRAIN = 'value\n1\n2\n3\n4\n'
export const EVALUATION = 'value\n5\n6\n7\n'

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }\n',
  'package-lock.json': '{ "lockfileVersion": 3 }\n',
  'run.ts': 'export const run = 1\n',
  'data/train.csv': TRAIN,
  'data/eval.csv': EVALUATION,
  'test/run.test.js': "import test from 'node:test'\ntest('runs', () => {})\ntest('runs again', () => {})\n",
}

/** A plan of the study in which nothing is missing, with data for training and evaluation. */
export function thePlan(over: Partial<Plan> = {}): Plan {
  const set = { version: '1', url: '', licence: 'CC0' }
  return aPlan({
    metrics: {
      primary: { name: 'mean_reward', label: 'mean reward', direction: 'higher', unit: 'per pull' },
      secondary: [],
    },
    data: [
      { ...set, name: 'lessons', path: 'data/train.csv', rows: 4, sha256: sha256(TRAIN), split: 'train' },
      { ...set, name: 'exam', path: 'data/eval.csv', rows: 3, sha256: sha256(EVALUATION), split: 'eval' },
    ],
    newCode: [{ path: 'src/optimistic.js', symbol: 'optimistic', why: 'there is none' }],
    environment: {},
    stopCriteria: [],
    ...over,
  })
}

export const theDraft = aDraft({
  claim: 'An optimistic start earns more than ε-greedy',
  confidenceBecause: 'Five runs per condition agree; there is one kind of bandit.',
  background:
    'A bandit is a game with several levers of unknown value. A player who starts with high hopes tries each lever early. An earlier result compared exploration rates; here we ask whether the start value alone helps.',
  methodology:
    'Both conditions met the same levers with the same seeds. The reward was averaged over all steps.',
  results: 'The optimistic start earned {{ metric mean_reward.optimistic.mean as 3 }}.',
  takeaways: [
    'High hopes pay early.',
    'The gain is {{ metric mean_reward.optimistic.vs-baseline.estimate as signed }}.',
  ],
  nextSteps: ['Repeat with levers whose values drift over time.'],
  figure: {
    kind: 'bars',
    metric: 'mean_reward',
    title: 'Mean reward by start',
    caption:
      'Mean over the seeds, n = {{ metric mean_reward.optimistic.n as integer }} runs; error bars are confidence intervals.',
    xLabel: 'start',
    yLabel: 'mean reward',
  },
  expectedVsObserved: [
    { outcome: 0, observed: 'The reward was higher.', happened: 'yes' },
    { outcome: 1, observed: 'A difference was seen.', happened: 'no' },
  ],
  didNotWork: ['Nothing failed in this experiment.'],
  limitations: ['One simulator with fixed levers.'],
  cardNotes: {
    model: 'A policy is one estimate per lever.',
    training: 'A policy learns while it is measured.',
    data: 'Read as they are; written by hand.',
    'evaluation.judge': 'No judge: rewards are numbers.',
    'decisions.alternatives': 'A decaying rate of exploration.',
    'decisions.values': 'Start value 5 as in the textbook.',
  },
})

const REWARDS: Readonly<Record<string, readonly number[]>> = {
  greedy: [1.0, 1.1, 0.9, 1.05, 0.95],
  optimistic: [1.4, 1.5, 1.3, 1.45, 1.35],
}

/** Engine deps over a real repository, store, artifact store, plotter and tracker; runs are those of the fake driver. */
export async function aWorld(
  over: { study?: Partial<StudySetup>; files?: Readonly<Record<string, string>> } = {},
) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-facts-')))
  const repository = { ...aRepository(base, { ...FILES, ...over.files }), remote: 'origin' }
  const rows = aStore()
  const { store } = rows
  const clock = aClock()
  const worktrees = createWorktrees({
    root: join(base, 'worktrees'),
    clock,
    failpoints: noFailpoints,
    runGit: gitProcess.run,
  })
  const fake = createFakeDriver({
    clock,
    folder: base,
    outcomeOf: ({ run, inputs }) => {
      const seed = Number(/\.s(\d+)\./.exec(run)?.[1])
      const isOptimistic = (inputs['config.json'] ?? '').includes('"initial": 5')
      const value = REWARDS[isOptimistic ? 'optimistic' : 'greedy']?.[seed - 1] ?? 0
      return { result: { mean_reward: value }, metrics: [{ step: 1, mean_reward: value / 2 }] }
    },
  })
  const study: StudySetup = { ...aSetup(repository), ...over.study }
  const deps: EngineDeps = {
    store,
    clock,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    mask: (text) => text.replaceAll('hunter2', '•••'),
    hit: quiet,
    deliver: () => ({ kind: 'duplicate' }) as never,
    sandbox: noSandbox,
    agents: new Proxy({} as EngineDeps['agents'], { get: () => () => ({ disclosure: null }) }),
    worktrees,
    drivers: {
      local: {
        ...fake,
        prepare: async (spec, signal) => {
          const prepared = await fake.prepare(spec, signal)
          const { head, dirtyFiles } = await worktrees.status(repository, id)
          const lock = { path: 'package-lock.json', sha256: sha256(FILES['package-lock.json'] ?? '') }
          const environment = {
            ...fakeFacts().environment,
            variables: { ...spec.environment },
            commit: head,
            lockfiles: [lock],
          }
          const facts = { ...prepared.facts, environment, worktreeDirty: dirtyFiles.length > 0 }
          return { ...prepared, facts }
        },
      },
    },
    tracker: createEmbeddedTracker({ rows: createEmbeddedRows(store), clock }),
    artifacts: createLocalArtifactStore({ folder: join(base, 'artifacts') }),
    plotter: createVegaPlotter(),
    exporter: createFolderExporter({ mask: (text) => text }),
    gates,
    attention: ATTENTION,
    study: () => study,
    recordDir: (experiment) => join(base, 'records', experiment),
    stateDir: base,
    secrets: [{ name: 'API_KEY', value: 'correct-horse-battery-staple' }],
    lanes: { agents: 1, hardware: 1, work: 1, tracker: 1 },
  }
  const signal = new AbortController().signal
  const issue = await deps.tracker.create(
    {
      key: 'i1',
      study: 'bandits',
      title: 'Does optimism pay?',
      body: 'Early on?',
      author: 'ada',
      labels: [],
      priority: 0,
      parent: null,
    },
    signal,
  )
  const id = anExperiment(store, { issue: issue.ref })
  const tree = (await worktrees.create(repository, id)).path
  return {
    base,
    deps,
    store,
    clock,
    id,
    repository,
    worktrees,
    tree,
    signal,
    experiment: () => store.experiments.get(id),
    write: (path: string, text: string) => write(join(tree, path), text),
    commit: (key: string) =>
      worktrees.commit(repository, { id, key, message: `Work ${key}`, at: 1_700_000_000_000 }),
    facts: (gate: GateName, at: GateSet) =>
      gather(deps, { experiment: store.experiments.get(id), at, gate }, signal),
    async judge(gate: GateName, at: GateSet): Promise<Verdict> {
      const facts = await gather(deps, { experiment: store.experiments.get(id), at, gate }, signal)
      return judge(gates, gate, facts)
    },
    async perform(handle: (context: never) => Promise<Outcome>, effect: { kind: string }): Promise<Outcome> {
      const context = {
        experiment: store.experiments.get(id),
        effect,
        key: `${id}/${effect.kind}`,
        attempt: 1,
        signal,
      }
      const outcome = await handle(context as never)
      store.transaction(() => outcome.rows?.())
      return outcome
    },
    gone() {
      rows.remove()
      rmSync(base, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof aWorld>>

/** Plans, approves and seals in one go. */
export function seal(world: World, plan: Plan = thePlan()): void {
  const { store, id, clock } = world
  const { hash } = store.plans.add({ experiment: id, plan, session: null, at: clock.now() })
  store.people.put({ name: 'ada', ids: {}, rights: ['approve', 'spend'], createdAt: 1 })
  const approval = {
    experiment: id,
    what: 'plan',
    hash,
    decision: 'approve',
    by: 'ada',
    note: '',
    body: {},
  } as const
  // a person decides once in a moment
  clock.advance(1)
  const at = clock.now()
  store.approvals.add({ ...approval, at })
  store.plans.seal({ experiment: id, hash, by: 'ada', at })
}

export function reasonsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'refuse' ? verdict.reasons : []
}

/** The real clock, which a test may set forward. */
function aClock() {
  let ahead = 0
  return {
    ...systemClock,
    now: () => systemClock.now() + ahead,
    advance(ms: number) {
      ahead += ms
    },
  }
}

function quiet(): void {
  // nothing is said in a test
}

function aSetup(repository: StudySetup['repository']): StudySetup {
  return {
    id: 'bandits',
    name: 'Bandits',
    prefix: 'BANDIT',
    scope: 'Bandits early on',
    repository,
    owner: 'ada',
    commands: { test: [process.execPath, '--test'], lint: null, build: null },
    protectedPaths: ['data/**', '.agents/**'],
    glossary: { bandit: 'a game with levers', 'ε-greedy': 'a policy', optimistic: 'with high hopes' },
    gotchas: [],
    context: '',
    minimumSeeds: 3,
    compute: 'local',
    concurrency: 2,
    logLimitBytes: 1_000_000,
    secretNames: [],
    environment: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` },
    budget: { experimentUsd: 10, studyUsd: 20 },
    limits: { planRounds: 3, reviewRounds: 3, testRounds: 3, auditRounds: 3, refusals: 3, infraRetries: 3 },
    logbook: '.agents/logbooks/bandits.md',
    policy: { forbiddenWords: ['obviously'], style: '' },
  }
}

function aRepository(base: string, files: Readonly<Record<string, string>>) {
  copied(base, {
    key: `facts ${JSON.stringify(files)}`,
    naming: ['study/.git/config'],
    make: (first) => makeRepository(first, files),
  })
  return { path: join(base, 'study'), baseBranch: 'main', mergeTarget: 'main' }
}

function makeRepository(base: string, files: Readonly<Record<string, string>>): void {
  const [path, remote] = [join(base, 'study'), join(base, 'remote.git')]
  git(base, 'init', '-q', '--template=', '-b', 'main', path)
  git(base, 'init', '-q', '--template=', '--bare', '-b', 'main', remote)
  for (const [name, text] of Object.entries(files)) write(join(path, name), text)
  git(path, 'add', '-A')
  git(path, 'commit', '-qm', 'First')
  git(path, 'remote', 'add', 'origin', remote)
  git(path, 'push', '-q', 'origin', 'main')
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
