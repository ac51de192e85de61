import { resolvedConfig } from '../../src/domain/plan.ts'
import type { EnvironmentSnapshot } from '../../src/domain/run.ts'
import { hashOf, sha256 } from '../../src/lib/canonical.ts'
import type { ResultFacts, RunFact } from '../../src/record/facts.ts'
import { computeStatistics } from '../../src/record/statistics.ts'
import { aDraft, aPlan, SAMPLES, someRuns } from './builders.ts'

const COMMIT = 'c0ffee'.padEnd(40, '0')

const ENVIRONMENT: EnvironmentSnapshot = {
  os: 'Debian 12',
  kernel: '6.1',
  cpu: 'a processor',
  cores: 2,
  memoryMb: 4000,
  accelerators: [],
  driver: '',
  cuda: '',
  node: '24.21.0',
  python: '',
  pythonLock: '',
  lockfiles: [{ path: 'package-lock.json', sha256: sha256('lock') }],
  variables: { LC_ALL: 'C' },
  secretNames: [],
  containerImage: '',
  commit: COMMIT,
  diffSha256: sha256(''),
  host: 'bench',
}

export function someRunFacts(
  samples: Record<string, readonly number[]> = SAMPLES,
  plan = aPlan(),
): RunFact[] {
  return someRuns(samples).map(({ condition, seed, metrics }) => ({
    id: `BANDIT-007.${condition}.s${seed}.1`,
    condition,
    seed,
    attempt: 1,
    state: 'ok',
    argv: [
      '/usr/bin/node',
      'run.ts',
      '--config',
      '/x/config.json',
      '--seed',
      String(seed),
      '--out',
      '/x/out',
    ],
    config: resolvedConfig(
      plan,
      plan.conditions.find(({ name }) => name === condition)!,
    ),
    commit: COMMIT,
    diffSha256: sha256(''),
    environmentHash: hashOf(ENVIRONMENT),
    exit: { code: 0, reason: 'exit' },
    startedAt: 1_700_000_000_000 + seed * 1000,
    endedAt: 1_700_000_000_500 + seed * 1000,
    metrics,
  }))
}

/** An approved experiment; statistics are computed from its runs. */
export function someFacts(over: Partial<ResultFacts> = {}): ResultFacts {
  const plan = over.plan ?? aPlan()
  const runs = over.runs ?? someRunFacts()
  return {
    experiment: {
      id: 'BANDIT-007',
      study: 'bandits',
      title: 'Does optimistic initialisation beat ε-greedy early?',
      brief: plan.brief,
      kind: 'comparison',
      stage: 'done',
      reason: '',
      createdBy: 'ada',
    },
    issue: { key: 'BANDIT-2', title: 'Optimism?', url: 'https://example.org/2' },
    code: {
      repository: 'bandits',
      address: null,
      branch: 'hooke/BANDIT-007',
      commit: COMMIT,
      base: 'main',
      diffSummary: '+64 −3 in 2 files',
    },
    plan,
    planHash: hashOf(plan),
    seal: { hash: hashOf(plan), at: 1_700_000_000_000, by: 'ada' },
    runs,
    environments: { [hashOf(ENVIRONMENT)]: ENVIRONMENT },
    statistics: computeStatistics(plan, runs),
    draft: aDraft({
      cardNotes: { judge: 'no judge model, the reward is simulated', alternatives: 'a decaying ε' },
    }),
    disclosure: '',
    figure: null,
    dataAudit: [],
    artifacts: [
      {
        name: 'greedy.s1/result.json',
        run: 'BANDIT-007.greedy.s1.1',
        role: 'created',
        kind: 'result',
        sha256: sha256('r'),
        bytes: 10,
        place: `sha256/${sha256('r').slice(0, 2)}/${sha256('r')}`,
      },
    ],
    approvals: [
      { what: 'plan', hash: hashOf(plan), decision: 'approve', by: 'ada', note: '', at: 1_700_000_000_000 },
    ],
    costs: [{ kind: 'model', usd: 0.4, detail: 'planner' }],
    gates: [{ gate: 'budget', stage: 'planning', verdict: 'refuse', reasons: ['over the cap'] }],
    overrides: [],
    transcripts: () => [
      {
        session: 'BANDIT-007.planner.1',
        role: 'planner',
        backend: 'rehearsal',
        model: 'none',
        markdown: '# Planner\n\nsaid <b>this</b>',
      },
    ],
    logs: [],
    publication: null,
    ...over,
  }
}
