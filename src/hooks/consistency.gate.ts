import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { JsonRecord } from '../domain/plan.ts'
import { matchesCommand } from './command-template.ts'
import { ABSENT, RecordedDivergence, differingKeys, flatten, hasReason, isUnder } from './config-diff.ts'
import { Setup, Sibling, answeredBy, siblingReasons } from './consistency-siblings.ts'

const Symbol = z.strictObject({ path: z.string(), symbol: z.string() })

export const ConsistencyFacts = z.strictObject({
  /** Leaving planning, provisioning or analyzing. */
  phase: z.enum(['plan', 'provision', 'result']),
  axis: z.strictObject({ key: z.string(), interactionOf: z.array(z.string()) }),
  primaryMetric: z.string(),
  /** From the stored plan; `command` keeps its placeholders. */
  setup: Setup,
  /** Approved results of the study that share metric or data, from their stored configs. */
  siblings: z.array(Sibling),
  divergences: z.array(RecordedDivergence),
  newCode: z.array(Symbol),
  /** Where the planned new symbols already stand in the code base. */
  codeMap: z.array(Symbol),
  /** What the runs really got; empty before they ran. */
  runs: z.array(
    z.strictObject({
      run: z.string(),
      condition: z.string(),
      seed: z.number().int(),
      config: JsonRecord,
      argv: z.array(z.string()),
    }),
  ),
})
export type ConsistencyFacts = z.infer<typeof ConsistencyFacts>

/** Refuses comparisons that are not apples to apples. */
export const consistencyGate: Gate<ConsistencyFacts> = {
  name: 'consistency',
  refuses:
    'conditions that differ in more than the tested axis, a setup that differs from its siblings without a recorded reason, planned code that exists, runs that were not what the plan says',
  facts: ConsistencyFacts,

  check(facts) {
    const axisKeys = [facts.axis.key, ...facts.axis.interactionOf]
    const { divergences, siblings, setup } = facts
    const reasons = [
      ...axisReasons(facts, axisKeys),
      ...siblings.flatMap((sibling) => siblingReasons(setup, sibling, { axisKeys, divergences })),
      ...(facts.phase === 'plan' ? [...codeReasons(facts), ...answeredReasons(facts)] : []),
      ...(facts.phase === 'result' ? runReasons(facts) : []),
    ]
    return verdictOf(reasons, [
      { what: 'conditions', found: `${setup.configs.length} resolved configs; axis ${axisKeys.join(' × ')}` },
      {
        what: 'siblings',
        found: siblings.map(({ experiment }) => experiment).join(', ') || 'none share metric or data',
      },
      { what: 'recorded divergences', found: divergences.map(({ key }) => key).join(', ') || 'none' },
      ...(facts.phase === 'result'
        ? [{ what: 'runs compared with the plan', found: String(facts.runs.length) }]
        : []),
    ])
  },
}

function axisReasons({ setup, axis }: ConsistencyFacts, axisKeys: readonly string[]): readonly string[] {
  const differing = differingKeys(setup.configs.map(({ config }) => flatten(config)))
  const off = [...differing].filter(([key]) => !isUnder(key, axisKeys))
  const tested = axis.interactionOf.length > 0 ? axis.interactionOf : [axis.key]
  const idle = tested.filter((key) => ![...differing.keys()].some((each) => isUnder(each, [key])))
  return [
    ...off.map(
      ([key, values]) =>
        `the conditions differ in \`${key}\` (${values.join(', ')}), which is not the tested axis \`${axis.key}\`: change one variable only`,
    ),
    ...idle.map((key) => `the conditions do not differ in \`${key}\`, the tested axis: give each its value`),
    ...twins(setup).map(
      ([a, b]) => `the conditions ${a} and ${b} have the same config: drop one or set its value`,
    ),
  ]
}

function twins({ configs }: Setup): readonly (readonly [string, string])[] {
  return configs.flatMap((a, i) =>
    configs
      .slice(i + 1)
      .filter((b) => differingKeys([flatten(a.config), flatten(b.config)]).size === 0)
      .map((b) => [a.condition, b.condition] as const),
  )
}

/** Names every script has; the same name elsewhere is not the same function. */
const EVERYWHERE = ['main', '__init__', 'constructor']

function codeReasons({ newCode, codeMap }: ConsistencyFacts): readonly string[] {
  const same = (symbol: string): string => symbol.replaceAll(/[_\W]/g, '').toLowerCase()
  return newCode
    .filter(({ symbol }) => !EVERYWHERE.includes(symbol))
    .flatMap(({ symbol }) => {
      const existing = codeMap.find((each) => same(each.symbol) === same(symbol))
      return existing
        ? [
            `the planned new \`${symbol}\` exists already as \`${existing.symbol}\` in ${existing.path}: reuse it or name what differs`,
          ]
        : []
    })
}

function answeredReasons({
  setup,
  primaryMetric,
  siblings,
  divergences,
}: ConsistencyFacts): readonly string[] {
  const twin = answeredBy(setup, primaryMetric, siblings)
  if (!twin || hasReason(divergences, 'experiment', ABSENT)) return []

  return [
    `${twin.experiment} already answered this with the same configs, data and command: ask for more seeds there, or record a divergence \`experiment\` that says why again`,
  ]
}

function runReasons(facts: ConsistencyFacts): readonly string[] {
  const planned = new Map(facts.setup.configs.map(({ condition, config }) => [condition, config]))
  if (facts.runs.length === 0) return ['no run is stored: nothing shows what really ran']

  return facts.runs.flatMap(({ run, condition, seed, config, argv }) => {
    const expected = planned.get(condition)
    if (!expected) return [`${run} belongs to the condition ${condition}, which the plan does not have`]

    const differences = [...differingKeys([flatten(expected), flatten(config)])].filter(
      ([key, [was]]) => !(was === ABSENT && isRunValue(key, config[key], { seed, condition })),
    )
    const command = matchesCommand(facts.setup.command, argv, { seed, condition })
      ? []
      : [
          `${run} ran \`${argv.join(' ')}\`, which is not the planned command: ${facts.setup.command.join(' ')}`,
        ]
    return [
      ...differences.map(
        ([key, [was, is]]) =>
          `${run} ran with \`${key}\` = ${is ?? ABSENT}, the plan says ${was ?? ABSENT}: run it again as planned`,
      ),
      ...command,
    ]
  })
}

/** The engine adds what differs per run to each config; it must be this run's. */
function isRunValue(key: string, value: unknown, run: { seed: number; condition: string }): boolean {
  if (key === 'seed') return value === run.seed
  if (key === 'condition') return value === run.condition
  return key === 'run_dir' || key === 'experiment'
}
