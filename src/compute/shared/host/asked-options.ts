import { HookeError } from '../../../domain/errors.ts'
import { JobOptions, NodeName } from '../../../domain/job-options.ts'
import type { RunSpec } from '../../driver.ts'

/** The options of a compute under those of study and plan; checked again here, because a plan may come from an agent. */
export function askedOptions(defaults: JobOptions, spec: RunSpec): JobOptions {
  const given = Object.entries(spec.jobOptions ?? {}).filter(([, value]) => value !== undefined)
  const asked = JobOptions.safeParse({ ...defaults, ...Object.fromEntries(given) })
  if (asked.success) return asked.data
  const [issue] = asked.error.issues
  throw strangeOption(spec, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}

/** The nodes in quarantine, each of which is one name. */
export function plainNodes({ run, avoid = [] }: RunSpec): readonly string[] {
  const strange = avoid.find((node) => !NodeName.safeParse(node).success)
  if (strange !== undefined) throw strangeOption({ run }, `${JSON.stringify(strange)} is no name of a node`)
  return avoid
}

/** The nodes that a job must not go to: those that a person names and those in quarantine. */
export function keptAway({ exclude }: JobOptions, spec: RunSpec): string | undefined {
  const nodes = [...new Set([...(exclude === undefined ? [] : [exclude]), ...plainNodes(spec)])]
  return nodes.length === 0 ? undefined : nodes.join(',')
}

export function strangeOption({ run }: Pick<RunSpec, 'run'>, found: string): HookeError {
  return new HookeError('compute.rejected', `the run ${run} asks for a job option that cannot be`, {
    found,
    advice: 'mend the job options of the compute, of the study or of the plan',
  })
}

/** Seconds that the scheduler grants: a little more than the run's own limit, which the wrapper keeps. */
export function secondsOf({ timeSeconds = Infinity }: JobOptions, { timeLimitSeconds }: RunSpec): number {
  return Math.ceil(Math.min(timeLimitSeconds + SPARE_SECONDS, timeSeconds))
}

/**
 * Seconds after which the wrapper ends a run whose job is granted so many: before the scheduler would, whose signal looks
 * like trouble of the host. A job too short for that gives half of itself.
 */
export function limitWithin(granted: number, { timeLimitSeconds }: RunSpec): number {
  return Math.min(timeLimitSeconds, Math.max(granted - SPARE_SECONDS, Math.floor(granted / 2)))
}

const SPARE_SECONDS = 120
