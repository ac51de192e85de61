import type { JobOptions } from '../../domain/job-options.ts'

interface JobTable extends Omit<JobOptions, 'memoryMb' | 'timeSeconds'> {
  readonly memory?: number | undefined
  readonly time?: number | undefined
}

/** A table `job`, in bytes and milliseconds, as drivers take it. */
export function jobOptionsOf({ memory, time, ...rest }: JobTable): JobOptions {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(memory === undefined ? {} : { memoryMb: Math.ceil(memory / 1024 ** 2) }),
    ...(time === undefined ? {} : { timeSeconds: Math.max(60, Math.ceil(time / 1000)) }),
  }
}
