import { HookeError } from '../../domain/errors.ts'
import { JobOptions } from '../../domain/job-options.ts'
import type { Launch } from '../shared/host/host-options.ts'

/** Time that a job has beyond the run's own limit, which the wrapper keeps. */
const SPARE_SECONDS = 120

/** Options of sbatch as argv words; what is asked for is checked again here, because a plan may come from an agent. */
export function sbatchOptions(defaults: JobOptions, { spec, lease }: Launch): readonly string[] {
  const asked = JobOptions.safeParse({ ...defaults, ...defined(spec.jobOptions ?? {}) })
  if (!asked.success) {
    const [issue] = asked.error.issues
    throw new HookeError('compute.rejected', `the run ${spec.run} asks for a job option that cannot be`, {
      found: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
      advice: 'mend the job options of the compute, of the study or of the plan',
    })
  }
  return [...sizeOf(asked.data, { spec, lease }), ...placeOf(asked.data)]
}

type Sized = Pick<Launch, 'spec' | 'lease'>

function sizeOf(
  { gres, cpusPerTask, memoryMb, timeSeconds = Infinity }: JobOptions,
  { spec, lease }: Sized,
): string[] {
  const seconds = Math.min(spec.timeLimitSeconds + SPARE_SECONDS, timeSeconds)
  const devices = gres ?? (lease.devices > 0 ? `gpu:${lease.devices}` : undefined)
  return [
    `--time=${Math.ceil(seconds / 60)}`,
    `--mem=${memoryMb ?? spec.memoryMb}M`,
    ...option('gres', devices),
    ...option('cpus-per-task', cpusPerTask),
  ]
}

function placeOf({ partition, account, qos, constraint, exclude }: JobOptions): string[] {
  return [
    ...option('partition', partition),
    ...option('account', account),
    ...option('qos', qos),
    ...option('constraint', constraint),
    ...option('exclude', exclude),
  ]
}

function option(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}=${value}`]
}

function defined(options: JobOptions): JobOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
