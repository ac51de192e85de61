import type { JobOptions } from '../../domain/job-options.ts'
import { askedOptions, plainNodes, secondsOf } from '../shared/host/asked-options.ts'
import type { Launch } from '../shared/host/host-options.ts'

/** The nodes that a person excludes, those in quarantine, and options of sbatch as argv words: what `launch` takes. */
export function sbatchWords(defaults: JobOptions, { spec, lease }: Launch): readonly string[] {
  const asked = askedOptions(defaults, spec)
  const avoid = plainNodes(spec).join(',')
  return [asked.exclude ?? '', avoid, ...sizeOf(asked, { spec, lease }), ...placeOf(asked)]
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

function placeOf({ partition, account, qos, constraint }: JobOptions): string[] {
  return [
    ...option('partition', partition),
    ...option('account', account),
    ...option('qos', qos),
    ...option('constraint', constraint),
  ]
}

function option(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}=${value}`]
}
