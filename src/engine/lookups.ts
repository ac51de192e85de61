import type { Session } from '../store/sessions.ts'
import type { EngineDeps } from './deps.ts'

type LookupBook = NonNullable<Parameters<EngineDeps['agents']['tools']>[0]['lookups']>

/**
 * The book of one session: a row before each request, its end afterwards, both in the log; a row that stays
 * `asked` was under way when the daemon ended.
 */
export function lookupBook(
  deps: EngineDeps,
  { id, experiment }: Pick<Session, 'id' | 'experiment'>,
): LookupBook {
  const { store, clock, mask, log } = deps
  const { hosts, perSession } = deps.study(store.experiments.get(experiment).study).lookups ?? NOWHERE
  return {
    hosts,
    begin(given) {
      if (store.lookups.count(experiment, id) >= perSession)
        return `you have looked up ${perSession} times, which is all that one session may`
      const url = mask(given)
      const row = store.lookups.begin({ experiment, session: id, url, at: clock.now() })
      return {
        settle(end) {
          store.lookups.settle(row, end)
          log.info(
            { event: 'lookup.request', experiment, session: id, url, ...end },
            `looked up: ${end.outcome}`,
          )
        },
      }
    },
  }
}

const NOWHERE = { hosts: [], perSession: 0 } as const
