import { HookeError } from '../../domain/errors.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Store } from '../../store/store.ts'

/** What an older workflow ended has no text of ours that could be decided about anew. */
export function requireResult({ results }: Pick<Store, 'results'>, { id }: Experiment): void {
  if (results.find(id) !== undefined) return
  throw new HookeError('request.refused', `${id} has no result that could be reopened or retracted`, {
    found: 'it was imported from an older workflow',
    advice: `ask its question anew: hooke new --parent ${id} "…"`,
  })
}

/** Only experiments can be walked yet; others come in by an import, and are read. */
export function refuseOtherKinds({ id, kind }: Experiment): void {
  if (kind === 'experiment') return
  throw new HookeError('request.refused', `${id} cannot go on: it is of the kind ${kind}`, {
    found: 'this version goes on with experiments only',
    advice: `hooke show ${id}`,
  })
}
