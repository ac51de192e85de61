import { HookeError } from '../../domain/errors.ts'
import type { Actor } from '../commands.ts'
import { requireRight } from '../decide/rights.ts'
import type { EngineDeps } from '../deps.ts'
import { clean, type Cleaned } from './clean.ts'
import type { RetentionDeps } from './retention-deps.ts'
import { surveyKept, type Survey } from './survey.ts'

type Parts = Omit<RetentionDeps, 'keeping'> & Pick<EngineDeps, 'keeping'>

/** What is kept and what may go; changes nothing. */
export function keptNow(parts: Parts): Promise<Survey> {
  return surveyKept(withRules(parts))
}

/** Takes away what may go, because a person says so. */
export async function cleanByPerson(parts: Parts, actor: Actor): Promise<Cleaned> {
  requireRight(parts.store, actor, 'admin')
  return clean(withRules(parts), new AbortController().signal)
}

/** The same each night, where the configuration wants it. */
export async function cleanNightly(parts: Parts, signal: AbortSignal): Promise<void> {
  if (parts.keeping?.rules().nightly === true) await clean(withRules(parts), signal)
}

function withRules({ keeping, ...rest }: Parts): RetentionDeps {
  if (keeping !== undefined) return { ...rest, keeping }
  throw new HookeError('request.conflict', 'nothing says here how long things are kept')
}
