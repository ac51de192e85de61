import { rememberingRows } from '../damaged-row.ts'
import type { Store } from '../store.ts'
import { createBudget } from './budget.ts'
import { createCounts } from './counts.ts'
import { createExperimentList } from './experiment-list.ts'
import { createExperimentView } from './experiment.ts'
import { createInboxView } from './inbox.ts'
import { createStagePath } from './stage-path.ts'
import { createStuck } from './stuck.ts'
import { createTimeline } from './timeline.ts'
import { createWaits } from './waits.ts'

/** The read models that REST, command line and pages share. */
export function createViews(store: Store) {
  return rememberingRows({
    list: createExperimentList(store.db),
    inbox: createInboxView(store),
    experiment: createExperimentView(store),
    timeline: createTimeline(store),
    stagePath: createStagePath(store),
    stuck: createStuck(store.db),
    waits: createWaits(store.db),
    budget: createBudget(store.db),
    counts: createCounts(store.db),
  })
}

export type Views = ReturnType<typeof createViews>
