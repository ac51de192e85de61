import { argvOf, type Plan } from '../domain/plan.ts'
import type { EnvironmentSnapshot } from '../domain/run.ts'
import { hashOf } from '../lib/canonical.ts'
import { count, duration, money } from '../lib/words.ts'
import { settledRuns, type ResultFacts, type RunFact } from './facts.ts'
import { code, commandLine } from './markdown-text.ts'
import { metricText } from './plan-markdown.ts'

/** `auto`: from facts. `plan`: from the sealed plan. `note`: from the draft's notes. `missing`: nobody said it. */
export interface CardRow {
  readonly name: string
  readonly value: string
  readonly source: 'auto' | 'plan' | 'note' | 'missing'
}

/** The rows of the card that are filled from facts and from the sealed plan, never typed by a model. */
export function automaticSections(facts: ResultFacts): Readonly<Record<string, readonly CardRow[]>> {
  const environment = environmentOf(facts)
  return {
    code: codeRows(facts),
    environment: environment === undefined ? [unknown('snapshot')] : environmentRows(environment),
    compute: computeRows(facts, environment),
    data: dataRows(facts),
    evaluation: evaluationRows(facts.plan),
    randomness: randomnessRows(facts),
    artifacts: artifactRows(facts),
    decisions: decisionRows(facts),
  }
}

function auto(name: string, value: string): CardRow {
  return { name, value: value === '' ? 'none' : value, source: 'auto' }
}

function planned(name: string, value: string): CardRow {
  return { name, value, source: 'plan' }
}

function unknown(name: string): CardRow {
  return { name, value: '', source: 'missing' }
}

/** The snapshot of the run that settled last: the deviations say whether others differ. */
function environmentOf(facts: ResultFacts): EnvironmentSnapshot | undefined {
  const hash = settledRuns(facts).findLast(({ environmentHash }) => environmentHash !== null)?.environmentHash
  return hash == null ? undefined : facts.environments[hash]
}

function codeRows({ code: source, plan, runs, experiment }: ResultFacts): readonly CardRow[] {
  const diffs = new Set(runs.map(({ diffSha256 }) => diffSha256))
  return [
    auto(
      'repository',
      source.address ?? `${source.repository}: on one machine only, it has no address elsewhere`,
    ),
    auto('commit', code(source.commit)),
    auto('branch', code(source.branch)),
    auto('diff against the base', `${code(source.base)}: ${source.diffSummary || 'no change'}`),
    auto('hash of the diff', `SHA-256 ${[...diffs].map(code).join(', ') || 'no run'}`),
    auto('uncommitted changes', 'none: runs start from a clean worktree only (gate `preflight`)'),
    auto('entry script', code(plan.entry)),
    auto('command', code(commandLine(argvOf(plan.command)))),
    auto(
      'resolved config',
      `${code(`runs.json`)} holds it per run; the shared part has SHA-256 ${code(hashOf(plan.config))}`,
    ),
    auto('experiment', experiment.id),
  ]
}

function environmentRows(found: EnvironmentSnapshot): readonly CardRow[] {
  return [
    auto('operating system', `${found.os}, kernel ${found.kernel}`),
    auto(
      'runtime',
      [found.node && `Node ${found.node}`, found.python && `Python ${found.python}`]
        .filter(Boolean)
        .join(', '),
    ),
    auto('lock files', found.lockfiles.map(({ path, sha256 }) => `${path} ${code(sha256)}`).join(', ')),
    auto('container image', found.containerImage || 'no container'),
    auto(
      'variables',
      Object.entries(found.variables)
        .map(([name, value]) => code(`${name}=${value}`))
        .join(' '),
    ),
    auto('secrets (names only)', found.secretNames.join(', ')),
    auto('snapshot', code(hashOf(found))),
  ]
}

function computeRows(facts: ResultFacts, found: EnvironmentSnapshot | undefined): readonly CardRow[] {
  return [
    auto('driver', facts.plan.compute.driver),
    ...(found ? hostRows(found) : [unknown('host')]),
    ...timeRows(facts),
  ]
}

function hostRows(found: EnvironmentSnapshot): readonly CardRow[] {
  return [
    auto('host', found.host),
    auto('processor', `${found.cpu}, ${count(found.cores, 'core')}, ${found.memoryMb} MB`),
    auto('accelerators', found.accelerators.join(', ')),
    auto('accelerator driver', [found.driver, found.cuda && `CUDA ${found.cuda}`].filter(Boolean).join(', ')),
  ]
}

function timeRows({ plan, runs, costs }: ResultFacts): readonly CardRow[] {
  const busy = runs.reduce((sum, run) => sum + lengthOf(run), 0)
  const times = runs.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]).filter((at) => at !== null)
  const [first, last] = times.length === 0 ? [0, 0] : [Math.min(...times), Math.max(...times)]
  return [
    auto('wall time', `${duration(last - first)}, ${duration(busy)} of runs`),
    auto('accelerator hours', ((busy / 3_600_000) * plan.compute.devices).toFixed(2)),
    auto('cost', money(costs.reduce((sum, { usd }) => sum + usd, 0))),
    auto('start and end', times.length === 0 ? '' : `${iso(first)} to ${iso(last)}`),
  ]
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function lengthOf({ startedAt, endedAt }: RunFact): number {
  return startedAt === null || endedAt === null ? 0 : endedAt - startedAt
}

function dataRows({ plan, dataAudit = [] }: ResultFacts): readonly CardRow[] {
  const sets = plan.data.map((one) =>
    auto(
      one.name,
      `${one.split}, version ${one.version}, ${count(one.rows, 'row')}, ${one.licence}, ${code(one.sha256)}, ${one.url || code(one.path)}`,
    ),
  )
  const audits = dataAudit.flatMap(({ name, rows, overlap, firstRows }) => [
    auto(`${name}: counted`, `${count(rows, 'row')}; overlap of train and evaluation: ${overlap || 'none'}`),
    auto(`${name}: first rows`, firstRows.slice(0, 3).map(code).join(' · ')),
  ])
  return [...sets, ...audits]
}

function evaluationRows({ metrics, evaluation, statistics }: Plan): readonly CardRow[] {
  return [
    planned('primary metric', metricText(metrics.primary)),
    planned('secondary metrics', metrics.secondary.map(metricText).join('; ') || 'no secondary metric'),
    planned('method', evaluation),
    planned(
      'significance test',
      `${statistics.test}, p < ${statistics.threshold}, at least ${statistics.minimumN} seeds per condition`,
    ),
  ]
}

function randomnessRows(facts: ResultFacts): readonly CardRow[] {
  const runs = settledRuns(facts)
  const seeds = facts.plan.conditions.map(({ name, label }) => {
    const own = runs.filter(({ condition, state }) => condition === name && state === 'ok')
    return auto(`seeds of ${label}`, own.map(({ seed }) => seed).join(', '))
  })
  const { switches, concurrency } = facts.plan.determinism
  return [
    ...seeds,
    planned('determinism switches', switches.join('; ') || 'no switch set'),
    planned('concurrency', `${count(concurrency, 'run')} at a time`),
  ]
}

function artifactRows({ artifacts }: ResultFacts): readonly CardRow[] {
  return (['used', 'created'] as const).map((role) => {
    const own = artifacts.filter((one) => one.role === role)
    const bytes = own.reduce((sum, one) => sum + one.bytes, 0)
    return auto(
      role,
      own.length === 0 ? 'no file' : `${count(own.length, 'file')}, ${bytes} bytes; listed under Artifacts`,
    )
  })
}

function decisionRows({ plan, draft }: ResultFacts): readonly CardRow[] {
  const expected = plan.expectedOutcomes.map(({ outcome }) => outcome).join('; ')
  const observed = draft.expectedVsObserved
    .filter(({ happened }) => happened === 'yes')
    .map(({ outcome }) => plan.expectedOutcomes[outcome]?.outcome ?? `outcome ${outcome}`)
  return [
    planned('why this experiment', plan.why),
    planned('expected before', expected),
    auto('observed after', observed.join('; ') || 'none of the expected outcomes for certain'),
  ]
}
