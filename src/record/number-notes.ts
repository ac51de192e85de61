import { settledRuns, type ResultFacts } from './facts.ts'
import { code, short } from './markdown-text.ts'
import type { RenderedNumber } from './references.ts'

/** The notes under a result: for each number in the text its stored value, what it is, and the runs behind it (P-6). */
export function renderNotes(numbers: readonly RenderedNumber[], facts: ResultFacts): string {
  return numbers
    .map(
      (number) =>
        `[^${number.n}]: ${number.text} is ${code(number.key)} = ${String(number.value)}; ${originOf(number, facts)}`,
    )
    .join('\n')
}

function originOf({ key }: RenderedNumber, facts: ResultFacts): string {
  const run = /^run\.(.+)\.s(\d+)\.[^.]+$/.exec(key)
  if (run) return `run ${idsOf(facts, [run[1] ?? ''], Number(run[2]))}.`
  const [, condition = '', rest = ''] = /^[a-z][a-z0-9_]*\.([a-z][a-z0-9-]*)\.(.+)$/.exec(key) ?? []
  if (!facts.plan.conditions.some(({ name }) => name === condition)) return 'counted over the [runs](#runs).'
  const baseline = facts.plan.conditions.find((one) => one.baseline)?.name ?? ''
  const involved = rest.startsWith('vs-baseline.') ? [condition, baseline] : [condition]
  return `computed from ${idsOf(facts, involved)}.`
}

function idsOf(facts: ResultFacts, conditions: readonly string[], seed?: number): string {
  const runs = settledRuns(facts).filter(
    (run) =>
      run.state === 'ok' && conditions.includes(run.condition) && (seed === undefined || run.seed === seed),
  )
  const [first] = runs
  const last = runs.at(-1)
  if (!first || !last) return 'no finished run'
  const commit = `at commit ${code(short(first.commit))}`
  return runs.length === 1
    ? `${code(first.id)} ${commit}`
    : `${runs.length} [runs](#runs), ${code(first.id)} to ${code(last.id)}, ${commit}`
}
