import { createDaemon } from './daemon.ts'
import type { Database } from './database.ts'
import { createEvents } from './events.ts'
import { createExperiments } from './experiments.ts'
import { createFeed } from './feed.ts'
import { createInbox } from './inbox.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createStudies } from './studies.ts'
import { createTimers } from './timers.ts'
import { createTransaction } from './transaction.ts'

/** All that is stored, one module per table. */
export function createStore(db: Database) {
  return {
    db,
    transaction: createTransaction(db),
    daemon: createDaemon(db),
    events: createEvents(db),
    experiments: createExperiments(db),
    feed: createFeed(db),
    inbox: createInbox(db),
    outbox: createOutbox(db),
    people: createPeople(db),
    studies: createStudies(db),
    timers: createTimers(db),
  }
}

export type Store = ReturnType<typeof createStore>
