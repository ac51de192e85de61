import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'

export const RunState = z.enum([
  'planned',
  'submitting',
  'submitted',
  'running',
  'ok',
  'failed',
  'stopped',
  'skipped',
])
export type RunState = z.infer<typeof RunState>

/** Where an argv names the folder of its run, which is absolute where the run executes and is known only there. */
export const RUN_DIR = '${run_dir}'

/** The configuration in the folder of each run; `${config}` of a plan names it. */
export const CONFIG_FILE = 'config.json'

/** A line `hooke:milestone …` that a run printed (C-9), and when a look first saw it, in ms since the epoch. */
export const Milestone = z.strictObject({ text: z.string(), at: Instant })
export type Milestone = z.infer<typeof Milestone>

/** How a run ended, as the host-side wrapper wrote it down. */
export const RunExit = z.strictObject({
  code: z.number().int().nullable().describe('null when a signal ended it'),
  signal: z.string().nullable(),
  reason: z.enum(['exit', 'time-limit', 'cancelled', 'lost', 'log-limit']),
  startedAt: Instant,
  endedAt: Instant,
})
export type RunExit = z.infer<typeof RunExit>

/** C-8. Secrets appear by name only. */
export const EnvironmentSnapshot = z.strictObject({
  os: z.string(),
  kernel: z.string(),
  cpu: z.string(),
  cores: z.number().int(),
  memoryMb: z.number().int(),
  accelerators: z.array(z.string()),
  driver: z.string(),
  cuda: z.string(),
  node: z.string(),
  python: z.string(),
  pythonLock: z.string(),
  lockfiles: z.array(z.strictObject({ path: z.string(), sha256: Sha256 })),
  variables: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  containerImage: z.string(),
  commit: z.string(),
  diffSha256: Sha256,
  host: z.string(),
})
export type EnvironmentSnapshot = z.infer<typeof EnvironmentSnapshot>

/** One scalar that a run reported: `step` is null for `result.json`. */
export const MetricPoint = z.strictObject({
  name: z.string(),
  step: z.number().int().nullable(),
  value: z.number(),
})
export type MetricPoint = z.infer<typeof MetricPoint>
