import type { SandboxLimits } from './policy.ts'

const LINES = {
  processes: 'Max processes',
  openFiles: 'Max open files',
  fileBytes: 'Max file size',
  cpuSeconds: 'Max cpu time',
} as const

/** The limits, none above what this very process may not exceed: raising a limit would be refused. */
export function withinHardLimits(limits: SandboxLimits, procLimits: string): SandboxLimits {
  const lowered = Object.entries(LINES).map(([name, line]) => {
    const hard = new RegExp(`^${line}\\s+\\S+\\s+(\\d+)`, 'm').exec(procLimits)?.[1]
    const wanted = limits[name as keyof typeof LINES]
    return [name, hard === undefined ? wanted : Math.min(wanted, Number(hard))] as const
  })
  return { ...limits, ...Object.fromEntries(lowered) }
}
