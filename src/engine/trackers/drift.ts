import type { TrackerLink } from '../../store/tracker-links.ts'
import type { Drift } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { STATUS_OF } from './status-of.ts'

/** From what is stored: nobody is asked, so that it answers while a tracker is down, too. */
export function driftOf(deps: Pick<EngineDeps, 'store' | 'trackers' | 'clock'>): readonly Drift[] {
  const names = [...(deps.trackers?.keys() ?? [])]
  return names.flatMap((name) =>
    deps.store.trackerLinks.list(name).flatMap((link) => differences(deps, link)),
  )
}

function differences(deps: Pick<EngineDeps, 'store' | 'clock'>, link: TrackerLink): readonly Drift[] {
  const why = reasonOf(deps, link)
  if (why === null) return []
  const { store } = deps
  const experiment = store.experiments.get(link.experiment)
  const known = store.trackerIssues.find(link.tracker, link.issueId)
  return [
    {
      experiment: experiment.id,
      tracker: link.tracker,
      issue: known?.ref ?? experiment.issue ?? link.issueId,
      shows: link.gone === null ? (known?.status ?? 'unknown') : 'nothing',
      stage: experiment.stage,
      means: STATUS_OF[experiment.stage],
      why,
    },
  ]
}

function reasonOf({ store, clock }: Pick<EngineDeps, 'store' | 'clock'>, link: TrackerLink): string | null {
  if (link.gone !== null) return 'the issue was deleted'
  if (link.moved !== null) return `a person moved it to "${link.moved}"`
  const waiting = store.outbox
    .open(link.experiment)
    .filter(({ effect }) => effect.kind.startsWith('tracker.'))
  const [oldest] = waiting
  if (oldest === undefined) return null
  const minutes = Math.max(0, Math.round((clock.now() - oldest.createdAt) / 60_000))
  const because = waiting.find(({ error }) => error !== null)?.error
  return `${waiting.length} messages wait since ${minutes} min${because == null ? '' : `: ${because}`}`
}
