import { z } from 'zod'
import { type Gate, verdictOf } from '../domain/gate.ts'
import { RunState } from '../domain/run.ts'
import { canonicalJson } from '../lib/canonical.ts'

/** JSON has no NaN: the engine writes it as a word. */
const Value = z.union([z.number(), z.literal(['NaN', 'Infinity', '-Infinity'])])

const SettledRun = z.strictObject({
  run: z.string(),
  condition: z.string(),
  seed: z.number().int(),
  state: RunState,
  exitCode: z.number().int().nullable(),
  /** Why a run that did not end well is left as it is (stop criterion, person); null when nobody said. */
  accounted: z.string().nullable(),
  metrics: z.array(z.strictObject({ name: z.string(), step: z.number().int().nullable(), value: Value })),
  outputs: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().nonnegative() })),
})
type SettledRun = z.infer<typeof SettledRun>

export const RunSanityFacts = z.strictObject({
  /** Cells of the matrix, from the sealed plan. */
  cells: z.array(z.strictObject({ condition: z.string(), seed: z.number().int() })).min(1),
  /** The settled attempt that counts for each cell. */
  runs: z.array(SettledRun),
  primaryMetric: z.string(),
  /** Metrics that say nothing about the work, such as durations: two runs may share or differ in them. */
  ignoredMetrics: z.array(z.string()),
  outputs: z.array(z.strictObject({ path: z.string(), minimumBytes: z.number().int().nonnegative() })),
  /** A file of weights below this is not one. */
  weightFloorBytes: z.number().int().positive(),
})
export type RunSanityFacts = z.infer<typeof RunSanityFacts>

/** Refuses runs that cannot be what they seem. */
export const runSanityGate: Gate<RunSanityFacts> = {
  name: 'run-sanity',
  refuses:
    'a non-zero exit unaccounted for, NaN or infinite metrics, identical outputs for different conditions or seeds, a weight file too small to be one',
  facts: RunSanityFacts,

  check(facts) {
    const ok = facts.runs.filter(({ state }) => state === 'ok')
    const reasons = [
      ...missingCells(facts),
      ...facts.runs.flatMap(exitReasons),
      ...ok.flatMap((run) => [...metricReasons(run, facts.primaryMetric), ...outputReasons(run, facts)]),
      ...identicalReasons(ok, facts),
    ]
    return verdictOf(reasons, [
      { what: 'runs', found: `${facts.runs.length} of ${facts.cells.length} cells, ${ok.length} ended well` },
      {
        what: 'metrics',
        found: `${facts.runs.reduce((sum, { metrics }) => sum + metrics.length, 0)} values`,
      },
      {
        what: 'accounted for',
        found:
          facts.runs
            .flatMap(({ run, accounted }) => (accounted === null ? [] : [`${run}: ${accounted}`]))
            .join('; ') || 'none needed',
      },
    ])
  },
}

function missingCells({ cells, runs }: RunSanityFacts): readonly string[] {
  return cells
    .filter((cell) => !runs.some(({ condition, seed }) => condition === cell.condition && seed === cell.seed))
    .map(({ condition, seed }) => `the cell ${condition}, seed ${seed}, has no settled run`)
}

function exitReasons({ run, state, exitCode, accounted }: SettledRun): readonly string[] {
  const fine = state === 'ok' && exitCode === 0
  if (fine || (accounted !== null && accounted.trim() !== '')) return []
  return [
    `${run} is ${state} with exit ${exitCode ?? 'unknown'} and nobody accounted for it: diagnose it or run it again`,
  ]
}

function metricReasons({ run, metrics }: SettledRun, primaryMetric: string): readonly string[] {
  const odd = metrics.filter(({ value }) => typeof value === 'string')
  return [
    ...odd.map(
      ({ name, step, value }) =>
        `${run} reports ${name} = ${value}${step === null ? '' : ` at step ${step}`}: find out why`,
    ),
    ...(metrics.some(({ name }) => name === primaryMetric)
      ? []
      : [`${run} ended well but has no value of ${primaryMetric}`]),
  ]
}

const WEIGHTS = /\.(?:pt|pth|ckpt|safetensors|onnx|gguf|h5|keras|msgpack|bin)$/i

function outputReasons({ run, outputs }: SettledRun, facts: RunSanityFacts): readonly string[] {
  const declared = facts.outputs.flatMap(({ path, minimumBytes }) => {
    const output = outputs.find((each) => each.path === path)
    if (!output) return [`${run} did not write ${path}`]
    return output.bytes < minimumBytes
      ? [`${run} wrote ${path} with ${output.bytes} bytes, at least ${minimumBytes} are planned`]
      : []
  })
  const weights = outputs.filter(({ path, bytes }) => WEIGHTS.test(path) && bytes < facts.weightFloorBytes)
  return [
    ...declared,
    ...weights.map(
      ({ path, bytes }) => `${run} wrote ${path} with ${bytes} bytes: too small to hold weights`,
    ),
  ]
}

function identicalReasons(
  runs: readonly SettledRun[],
  { ignoredMetrics }: RunSanityFacts,
): readonly string[] {
  const first = new Map<string, SettledRun>()
  return runs.flatMap((run) => {
    const said = run.metrics.filter(({ name }) => !ignoredMetrics.includes(name))
    if (said.length === 0) return []

    const print = canonicalJson(
      said
        .map(({ name, step, value }) => [name, step, value])
        .map((row) => JSON.stringify(row))
        .sort(),
    )
    const twin = first.get(print)
    if (!twin) {
      first.set(print, run)
      return []
    }
    const what = twin.condition === run.condition ? 'seeds' : 'conditions'
    return [
      `${twin.run} and ${run.run} have identical metrics for different ${what}: a flag or the seed is not wired`,
    ]
  })
}
