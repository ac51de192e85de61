import { z } from 'zod'
import { JobOptions } from './job-options.ts'
import { Sha256, Slug } from './ids.ts'

/** What a resolved config or a condition's parameters may hold: plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export const Json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]),
)
export const JsonRecord = z.record(z.string(), Json)
export type JsonRecord = z.infer<typeof JsonRecord>

const text = z.string().trim().min(1)

/** One column of the matrix. `params` is merged over the plan's `config` to give the run's resolved config. */
export const Condition = z.strictObject({
  name: Slug,
  label: text.describe('how a reader sees it, for example "optimistic start"'),
  baseline: z.boolean(),
  params: JsonRecord,
})
export type Condition = z.infer<typeof Condition>

export const Metric = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  label: text,
  direction: z.enum(['higher', 'lower']).describe('which way is better'),
  unit: z.string(),
})
export type Metric = z.infer<typeof Metric>

/** A data set the runs read. `path` is relative to the repository; rows and hash are checked before the runs. */
export const PlannedData = z.strictObject({
  name: text,
  version: text,
  path: text,
  rows: z.number().int().positive(),
  sha256: Sha256,
  url: z.string(),
  licence: text,
  split: z.enum(['train', 'eval']),
})
export type PlannedData = z.infer<typeof PlannedData>

export const StopCriterion = z.strictObject({
  metric: text,
  rule: z.enum(['above', 'below', 'not-finite']),
  value: z.number(),
  because: text,
})
export type StopCriterion = z.infer<typeof StopCriterion>

export const Assumption = z.strictObject({ id: Slug, text, verify: text.describe('how it can be checked') })
export type Assumption = z.infer<typeof Assumption>

export const Divergence = z.strictObject({
  key: text.describe('config key, or data, evaluation or command'),
  from: text,
  to: text,
  because: text,
})

export const Related = z.strictObject({
  kind: z.enum(['issue', 'paper', 'web', 'experiment', 'logbook', 'code']),
  ref: text,
  quote: text,
  relation: text,
})

/** The plan of SPEC 3.1: data, sealed by hash when a person approves it. Unknown keys are refused. */
export const Plan = z.strictObject({
  title: text,
  question: text,
  hypothesis: text,
  why: text,
  brief: text.max(500).describe('goal, conditions, readout; heads every page and session (A-11)'),
  expectedOutcomes: z.array(z.strictObject({ outcome: text, meaning: text })).min(2),
  conditions: z.array(Condition).min(2),
  axis: z.strictObject({
    key: text.describe('the one config key whose value differs between conditions'),
    label: text,
    interactionOf: z.array(text).describe('empty, or the two keys of a declared interaction sweep'),
  }),
  seeds: z.array(z.number().int().nonnegative()).min(1),
  metrics: z.strictObject({ primary: Metric, secondary: z.array(Metric) }),
  statistics: z.strictObject({
    test: z.enum(['welch-t', 'paired-t']),
    threshold: z.number().gt(0).lt(1).describe('p below this passes the planned test'),
    minimumN: z.number().int().min(1).describe('seeds per condition below which no conclusion is drawn'),
    confidenceLevel: z.number().gt(0.5).lt(1),
  }),
  data: z.array(PlannedData),
  command: z
    .union([z.array(z.string().min(1)).min(1), z.string().trim().min(1)])
    .describe('argv; placeholders ${config} ${seed} ${condition} ${run_dir} ${experiment}'),
  entry: text.describe('the script the command runs, relative to the repository'),
  evaluation: text.describe('how a run is turned into its numbers; must equal the siblings'),
  reuse: z.array(z.strictObject({ path: text, symbol: text, why: text })),
  newCode: z.array(z.strictObject({ path: text, symbol: text, why: text })),
  outputs: z.array(
    z.strictObject({
      path: text.describe('relative to the run folder'),
      kind: z.enum(['metrics', 'result', 'artifact']),
      minimumBytes: z.number().int().nonnegative(),
    }),
  ),
  compute: z.strictObject({
    driver: z.string().trim().describe('name of the compute it runs on; empty: that of the study'),
    devices: z.number().int().nonnegative(),
    memoryMb: z.number().int().positive(),
    diskMb: z.number().int().positive(),
    minutesPerRun: z.number().positive().describe('the time limit of one run'),
    job: JobOptions.optional().describe(
      'what its jobs ask of the scheduler of a cluster, each instead of what study and compute say; leave out what they say already',
    ),
  }),
  forecast: z.strictObject({
    minutes: z.number().nonnegative(),
    gpuHours: z.number().nonnegative(),
    usd: z.number().nonnegative(),
  }),
  budget: z.strictObject({
    capUsd: z.number().nonnegative(),
    overCapBecause: z.string().describe('empty unless the forecast is above the cap on purpose'),
  }),
  stopCriteria: z.array(StopCriterion),
  checkpoint: text
    .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), 'leaves the run folder')
    .optional()
    .describe(
      'file or folder, relative to the run folder, that a run keeps writing and a later attempt goes on from; leave out when a run cannot go on',
    ),
  assumptions: z.array(Assumption),
  related: z.array(Related),
  divergences: z.array(Divergence),
  environment: z.record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/), z.string()),
  config: JsonRecord.describe('the resolved config shared by all conditions'),
  determinism: z.strictObject({ switches: z.array(z.string()), concurrency: z.number().int().positive() }),
  smoke: z.strictObject({ params: JsonRecord, seed: z.number().int().nonnegative(), subset: text }),
  tolerances: z.record(z.string(), z.number().nonnegative()).describe('per metric, for `verify`'),
  skipped: z.array(z.strictObject({ what: text, because: text })),
  protocol: z.array(text).describe('the steps of the work, in order'),
})
export type Plan = z.infer<typeof Plan>

export function baselineOf(plan: Plan): Condition | undefined {
  return plan.conditions.find(({ baseline }) => baseline)
}

/** The config of one run: the shared config with the condition's parameters laid over it, top-level keys replaced. */
export function resolvedConfig(plan: Plan, condition: Condition): JsonRecord {
  return { ...plan.config, ...condition.params }
}

/**
 * The command as an argv list. A string is split at white space; double quotes group words; there is no other quoting
 * and no shell (SPEC 3.1).
 */
export function argvOf(command: Plan['command']): readonly string[] {
  if (typeof command !== 'string') return command
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

/** `${name}` placeholders of a command, in order of appearance. */
export function placeholdersOf(command: Plan['command']): readonly string[] {
  return argvOf(command).flatMap((word) => [...word.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name ?? ''))
}

export const PLACEHOLDERS = ['config', 'seed', 'condition', 'run_dir', 'experiment'] as const
