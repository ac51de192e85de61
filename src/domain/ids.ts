import { z } from 'zod'

/** `BANDIT-007`: the study's prefix and a number that is never used again. */
export const ExperimentId = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9]{1,15}-\d{3,6}$/,
    'must be like BANDIT-007: 2 to 16 capitals or digits, "-", 3 to 6 digits',
  )
  .brand<'ExperimentId'>()
export type ExperimentId = z.infer<typeof ExperimentId>

/** Short lower-case names that are safe in a path, a branch and an environment variable's value. */
export const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use a-z, 0-9 and "-", at most 40 characters')
export type Slug = z.infer<typeof Slug>

/** `BANDIT-007.optimistic.s3.1`: experiment, condition, seed, attempt. Also the run's folder name. */
export const RunId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,15}-\d{3,6}\.[a-z][a-z0-9-]{0,39}\.s\d{1,9}\.\d{1,3}$/)
  .brand<'RunId'>()
export type RunId = z.infer<typeof RunId>

/** `BANDIT-007.planner.2`: experiment, role (and lens), round. */
export const SessionId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,15}-\d{3,6}\.[a-z][a-z-]{0,39}\.\d{1,4}$/)
  .brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>

/** `BANDIT-007.lease.1`. Written before the hardware is asked for; the driver finds it again by this name. */
export const LeaseId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,15}-\d{3,6}\.lease\.\d{1,4}$/)
  .brand<'LeaseId'>()
export type LeaseId = z.infer<typeof LeaseId>

/** SHA-256 in lower-case hexadecimal, of canonical JSON or of bytes. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export type Sha256 = z.infer<typeof Sha256>

/** Milliseconds since 1970, from the injected clock. */
export const Instant = z.number().int().nonnegative()
export type Instant = z.infer<typeof Instant>

export function runIdOf(run: {
  experiment: ExperimentId
  condition: string
  seed: number
  attempt: number
}): RunId {
  return RunId.parse(`${run.experiment}.${run.condition}.s${run.seed}.${run.attempt}`)
}

export function sessionIdOf(experiment: ExperimentId, role: string, round: number): SessionId {
  return SessionId.parse(`${experiment}.${role}.${round}`)
}
