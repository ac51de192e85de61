import type { JobOptions } from '../../domain/job-options.ts'
import { askedOptions, keptAway, secondsOf, strangeOption } from '../shared/host/asked-options.ts'
import type { Launch } from '../shared/host/host-options.ts'

/** What a site calls its resources: Grid Engine has no names of its own for them. */
export interface SgeSite {
  /** Takes `memoryMb`, per slot. */
  readonly memoryResource?: string
  /** Takes the number of accelerators. */
  readonly gpuResource?: string
  /** Gives a job several slots on one host. */
  readonly parallelEnvironment?: string
}

/** Options of qsub as argv words. */
export function qsubOptions(defaults: JobOptions, site: SgeSite, { spec, lease }: Launch): readonly string[] {
  const asked = askedOptions(defaults, spec)
  const strange = strangeOf(asked, site)
  if (strange !== null) throw strangeOption(spec, strange)
  const { partition, account } = asked
  const exclude = keptAway(asked, spec)
  return [
    ...resource('h_rt', secondsOf(asked, spec)),
    ...sizeOf(asked, site, lease.devices),
    ...(partition === undefined ? [] : ['-q', partition]),
    ...(account === undefined ? [] : ['-P', account]),
    ...resource('hostname', exclude && `!(${exclude.replaceAll(',', '|')})`),
  ]
}

function strangeOf({ qos, constraint, cpusPerTask }: JobOptions, site: SgeSite): string | null {
  if (qos !== undefined) return 'qos: Grid Engine has none'
  if (constraint !== undefined) return 'constraint: Grid Engine has none; ask for a queue'
  if (cpusPerTask !== undefined && cpusPerTask > 1 && site.parallelEnvironment === undefined)
    return 'cpus_per_task needs `parallel_environment` of the compute: qconf -spl lists those of your cluster'
  return null
}

function sizeOf(asked: JobOptions, site: SgeSite, devices: number): readonly string[] {
  const { gres, memoryMb, cpusPerTask = 1 } = asked
  const { memoryResource = 'h_vmem', gpuResource = 'gpu', parallelEnvironment = '' } = site
  const gpus = gres === undefined ? devices : countIn(gres)
  return [
    ...resource(memoryResource, memoryMb && `${Math.ceil(memoryMb / cpusPerTask)}M`),
    ...resource(gpuResource, gpus > 0 ? gpus : undefined),
    ...(cpusPerTask > 1 ? ['-pe', parallelEnvironment, String(cpusPerTask)] : []),
  ]
}

function countIn(gres: string): number {
  return Number(/:(\d+)$/.exec(gres)?.[1] ?? 1)
}

function resource(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : ['-l', `${name}=${value}`]
}
