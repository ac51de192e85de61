import { z } from 'zod'
import { ExperimentId } from '../domain/ids.ts'

/** Parts that several commands take. */
export const Id = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(ExperimentId)
export const IdInput = z.object({ id: Id })
/** Words after an id, with or without quotes around them. */
export const Words = z
  .array(z.string())
  .transform((words) => words.join(' ').trim())
  .pipe(z.string().min(1, 'say why, in a few words'))

export const ID_ARGUMENT = { name: 'id', about: 'experiment, for example BANDIT-007' } as const
