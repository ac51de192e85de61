import { argvOf, resolvedConfig, type Condition, type JsonRecord, type Plan } from '../domain/plan.ts'
import { canonicalJson } from '../lib/canonical.ts'
import { settledRuns, type RecordFacts, type RunFact } from './facts.ts'
import { commandLine, short } from './markdown-text.ts'

/** One way in which what ran differs from the sealed plan (P-5). */
export interface Deviation {
  readonly kind: 'missing' | 'added' | 'command' | 'config' | 'environment' | 'code' | 'retried' | 'stopped'
  readonly what: string
  readonly planned: string
  readonly found: string
}

type Ran = Pick<RecordFacts, 'plan' | 'runs' | 'environments' | 'experiment'>

/** Compares the sealed plan with what ran, fact by fact. The list is empty only when nothing differed. */
export function computeDeviations(facts: Ran): readonly Deviation[] {
  const { plan } = facts
  if (plan === null) return []
  const settled = settledRuns(facts)
  return [
    ...missingCells(plan, settled),
    ...addedCells(plan, settled),
    ...perRun(facts.runs, (run) => commandDeviation(plan, run, facts.experiment.id)),
    ...perRun(facts.runs, (run) => configDeviations(plan, run)),
    ...environmentDeviations(facts, plan),
    ...codeDeviations(facts.runs),
    ...retries(facts.runs),
  ]
}

function missingCells(plan: Plan, settled: readonly RunFact[]): readonly Deviation[] {
  return plan.conditions.flatMap(({ name }) =>
    plan.seeds.flatMap((seed): Deviation[] => {
      const run = settled.find((one) => one.condition === name && one.seed === seed)
      if (run?.state === 'ok') return []
      const kind = run?.state === 'stopped' ? 'stopped' : 'missing'
      const found = run === undefined ? 'never ran' : `${run.state}${exitOf(run)}`
      return [{ kind, what: `${name}, seed ${seed}`, planned: 'one finished run', found }]
    }),
  )
}

function exitOf({ exit }: RunFact): string {
  if (exit === null) return ''
  return exit.reason === 'exit' ? ` (exit code ${exit.code ?? 'none'})` : ` (${exit.reason})`
}

function addedCells(plan: Plan, settled: readonly RunFact[]): readonly Deviation[] {
  const added = settled.filter(
    ({ condition, seed }) =>
      !plan.seeds.includes(seed) || !plan.conditions.some(({ name }) => name === condition),
  )
  return added.map(({ condition, seed, state }) => ({
    kind: 'added',
    what: `${condition}, seed ${seed}`,
    planned: 'not in the matrix',
    found: `one more run, ${state}`,
  }))
}

/** The same difference in many runs is one deviation. */
function perRun(
  runs: readonly RunFact[],
  find: (run: RunFact) => readonly Deviation[],
): readonly Deviation[] {
  const groups = new Map<string, { first: Deviation; runs: string[] }>()
  for (const run of runs) {
    for (const deviation of find(run)) {
      const key = canonicalJson(deviation)
      const group = groups.get(key) ?? { first: deviation, runs: [] }
      group.runs.push(run.id)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ first, runs: ids }) => ({
    ...first,
    what: `${first.what} of ${someOf(ids)}`,
  }))
}

function someOf(ids: readonly string[]): string {
  const [first = ''] = ids
  return ids.length === 1 ? first : `${first} and ${ids.length - 1} more`
}

/** `${config}` and `${run_dir}` are places on the host and may be any; the interpreter may stand with its full path. */
function commandDeviation(plan: Plan, run: RunFact, experiment: string): readonly Deviation[] {
  const known: Record<string, string> = { seed: String(run.seed), condition: run.condition, experiment }
  const planned = argvOf(plan.command)
  const same =
    planned.length === run.argv.length &&
    planned.every((word, index) => matches(word, run.argv[index] ?? '', { known, isProgram: index === 0 }))
  if (same) return []
  return [{ kind: 'command', what: 'command', planned: commandLine(planned), found: commandLine(run.argv) }]
}

function matches(
  planned: string,
  found: string,
  { known, isProgram }: { known: Record<string, string>; isProgram: boolean },
): boolean {
  if (isProgram && found.endsWith(`/${planned}`)) return true
  const pattern = planned
    .split(/(\$\{[^}]*\})/)
    .map((part) => {
      const [, name] = /^\$\{(.*)\}$/.exec(part) ?? []
      if (name === undefined) return literally(part)
      return known[name] === undefined ? '.+' : literally(known[name])
    })
    .join('')
  return new RegExp(`^${pattern}$`, 's').test(found)
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Keys that name the cell itself and may be written into the config beside the planned ones. */
const CELL_KEYS = ['seed', 'condition', 'experiment', 'run', 'run_dir']

function configDeviations(plan: Plan, run: RunFact): readonly Deviation[] {
  const condition = plan.conditions.find(({ name }) => name === run.condition)
  if (!condition) return []
  const planned = resolvedConfig(plan, condition)
  const keys = new Set([...Object.keys(planned), ...Object.keys(run.config)])
  return [...keys]
    .filter((key) => key in planned || !CELL_KEYS.includes(key))
    .flatMap((key) => keyDeviation(key, { planned, found: run.config, condition }))
}

function keyDeviation(
  key: string,
  { planned, found, condition }: { planned: JsonRecord; found: JsonRecord; condition: Condition },
): readonly Deviation[] {
  const [before, after] = [shown(planned, key), shown(found, key)]
  if (before === after) return []
  return [{ kind: 'config', what: `config key ${key} (${condition.name})`, planned: before, found: after }]
}

function shown(config: JsonRecord, key: string): string {
  return key in config ? canonicalJson(config[key]) : 'absent'
}

function environmentDeviations({ runs, environments }: Ran, plan: Plan): readonly Deviation[] {
  const hashes = [...new Set(runs.flatMap(({ environmentHash }) => environmentHash ?? []))]
  const several: Deviation[] =
    hashes.length < 2
      ? []
      : [
          {
            kind: 'environment',
            what: 'environment',
            planned: 'one for all runs',
            found: hashes.map(short).join(', '),
          },
        ]
  const variables = hashes.flatMap((hash) =>
    Object.entries(plan.environment).flatMap(([name, planned]): Deviation[] => {
      const found = environments[hash]?.variables[name]
      if (found === undefined || found === planned) return []
      return [{ kind: 'environment', what: `variable ${name}`, planned, found }]
    }),
  )
  return [...several, ...variables]
}

function codeDeviations(runs: readonly RunFact[]): readonly Deviation[] {
  const commits = [...new Set(runs.map(({ commit }) => commit))]
  if (commits.length < 2) return []
  return [{ kind: 'code', what: 'commit', planned: 'one for all runs', found: commits.map(short).join(', ') }]
}

function retries(runs: readonly RunFact[]): readonly Deviation[] {
  return runs
    .filter((run) => runs.some((later) => isSameCell(run, later) && later.attempt > run.attempt))
    .map((run) => ({
      kind: 'retried',
      what: `${run.condition}, seed ${run.seed}`,
      planned: 'one attempt',
      found: `attempt ${run.attempt} ended ${run.state}${exitOf(run)} and was run again`,
    }))
}

function isSameCell(a: RunFact, b: RunFact): boolean {
  return a.condition === b.condition && a.seed === b.seed
}
