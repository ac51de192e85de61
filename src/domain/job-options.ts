import { z } from 'zod'

const Name = (what: string) => z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, `is no name of ${what}`)

/** Names of nodes, several with commas, ranges as `n[1-4]`. */
const Nodes = z
  .string()
  .regex(
    /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\[[0-9,-]+\])?(?:,[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\[[0-9,-]+\])?)*$/,
    'names no nodes',
  )
  .max(500)

/** One machine of a compute by the name that its scheduler gives it: no option, list or pattern can hide in it (C-5). */
export const NodeName = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/, 'is no name of a node')

/** What a job of a cluster asks for: each typed, none of it free text, so that no option can hide in another (C-5). */
export const JobOptions = z.strictObject({
  /** Partition of SLURM, queue of Grid Engine. */
  partition: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.@-]*(?:,[A-Za-z0-9_][A-Za-z0-9_.@-]*)*$/, 'is no partition or queue')
    .max(200)
    .optional(),
  /** Account of SLURM, project of Grid Engine. */
  account: Name('an account').optional(),
  qos: Name('a quality of service').optional(),
  /** `gpu:1`, `gpu:a100:2`. */
  gres: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9_]*(?::[A-Za-z0-9_.-]+)?(?::\d{1,4})?(?:,[A-Za-z][A-Za-z0-9_]*(?::[A-Za-z0-9_.-]+)?(?::\d{1,4})?)*$/,
      'is no resource: write for example "gpu:1" or "gpu:a100:2"',
    )
    .max(200)
    .optional(),
  cpusPerTask: z.number().int().min(1).max(4096).optional(),
  memoryMb: z.number().int().min(1).max(100_000_000).optional(),
  /** Longest time of a job, whatever the plan says. */
  timeSeconds: z
    .number()
    .int()
    .min(60)
    .max(365 * 86_400)
    .optional(),
  constraint: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:[&|][A-Za-z0-9_][A-Za-z0-9_.-]*)*$/, 'is no constraint')
    .max(200)
    .optional(),
  exclude: Nodes.optional(),
})
export type JobOptions = z.infer<typeof JobOptions>

/** As people read them: `partition gpu, gres gpu:1`; empty where nothing is asked for. */
export function jobWords(job: JobOptions = {}): string {
  const asked = Object.entries(job).filter(([, value]) => value !== undefined)
  return asked.map(([name, value]) => `${name} ${value}`).join(', ')
}
