import { argvOf } from '../domain/plan.ts'
import { CONFIG_FILE, RUN_DIR } from '../domain/run.ts'
import { RunId } from '../domain/ids.ts'
import { runVariables } from '../domain/run-variables.ts'
import { settledRuns, type ResultFacts, type RunFact } from './facts.ts'
import { shellWord } from './markdown-text.ts'
import { finalValue } from './statistics.ts'

/** A longer configuration is not printed: `runs.json` of the record holds it. */
const LONGEST_CONFIG = 4000
/** No line of JSON is this one. */
const END = 'END_OF_CONFIG'

/**
 * Shell lines that repeat one run per condition in a clone of the code, to be pasted as they stand: its first counted run,
 * at the commit, with the configuration and the command that it had. What it came to stands above it, to compare with.
 */
export function reproduceCommands(facts: ResultFacts): string {
  const settled = settledRuns(facts).filter(({ state }) => state === 'ok')
  const first = facts.plan.conditions.flatMap(
    ({ name }) => settled.find(({ condition }) => condition === name) ?? [],
  )
  const parts = first.map((run) => linesOf(run, facts).join('\n'))
  const pattern = commandOf(argvOf(facts.plan.command), facts)
  return [`git checkout ${facts.code.commit}`, ...(parts.length > 0 ? parts : [pattern])].join('\n\n')
}

function linesOf(run: RunFact, facts: ResultFacts): readonly string[] {
  const { name, label } = facts.plan.metrics.primary
  const value = finalValue(run.metrics, name)
  const condition = facts.plan.conditions.find((one) => one.name === run.condition)?.label ?? run.condition
  const gave = value === undefined ? '' : `; ${label} was ${value}`
  return [
    comment(`${condition}, seed ${run.seed} (${run.id})${gave}`),
    `run_dir="$PWD/reproduced/${run.condition}.s${run.seed}"`,
    `export ${assigned(runVariables(RunId.parse(run.id), RUN_DIR))}`,
    'mkdir -p "${run_dir}"',
    ...configOf(run),
    commandOf(run.argv, facts),
  ]
}

/** The file that the run read, byte for byte. */
function configOf({ config, id }: RunFact): readonly string[] {
  const file = `"\${run_dir}/${CONFIG_FILE}"`
  const text = JSON.stringify(config, null, 2)
  return text.length > LONGEST_CONFIG
    ? [comment(`put the config of ${id} in runs.json of the record into ${file}`)]
    : [`cat > ${file} <<'${END}'`, text, END]
}

function commandOf(argv: readonly string[], { plan }: ResultFacts): string {
  const variables = Object.entries(plan.environment).map(([name, value]) => `${name}=${value}`)
  const words = variables.length === 0 ? argv : ['env', ...variables, ...argv]
  return words.map(inFolder).join(' ')
}

/** On two lines, for a screen is not that wide. */
function assigned(variables: Readonly<Record<string, string>>): string {
  const words = Object.entries(variables).map(([name, value]) => `${name}=${inFolder(value)}`)
  return [words.slice(0, 2).join(' '), words.slice(2).join(' ')].join(' \\\n  ')
}

/** The folder of the run is put in by the shell, everything else stands as it is. */
function inFolder(word: string): string {
  if (!word.includes(RUN_DIR)) return shellWord(word)
  const parts = word.split(RUN_DIR).map((part) => part.replaceAll(/["$`\\]/g, '\\$&'))
  return `"${parts.join('${run_dir}')}"`
}

/** One line, whatever its words hold: nothing of them is ever a command. */
function comment(text: string): string {
  return `# ${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`
}
