import type { JobOptions } from '../../domain/job-options.ts'
import { askedOptions, keptAway, secondsOf } from '../shared/host/asked-options.ts'
import type { Launch } from '../shared/host/host-options.ts'

/** Options of sbatch as argv words. */
export function sbatchOptions(defaults: JobOptions, { spec, lease }: Launch): readonly string[] {
  const asked = askedOptions(defaults, spec)
  const exclude = keptAway(asked, spec)
  return [...sizeOf(asked, { spec, lease }), ...placeOf({ ...asked, exclude })]
}

type Sized = Pick<Launch, 'spec' | 'lease'>

function sizeOf(asked: JobOptions, { spec, lease }: Sized): string[] {
  const { gres, cpusPerTask, memoryMb } = asked
  const devices = gres ?? (lease.devices > 0 ? `gpu:${lease.devices}` : undefined)
  return [
    `--time=${Math.ceil(secondsOf(asked, spec) / 60)}`,
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
