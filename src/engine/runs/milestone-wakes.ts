import { z } from 'zod'
import type { Milestone } from '../../domain/run.ts'
import type { ExperimentId, RunId } from '../../domain/ids.ts'
import type { EngineDeps } from '../deps.ts'
import { mayWakeAt, WAKES, type Woken } from './wake-pace.ts'

/** How often is looked whether a milestone may wake by now; the looks of many runs share one answer. */
const CHECK_EVERY_MS = 60_000

type Deps = Pick<EngineDeps, 'store' | 'clock' | 'deliver' | 'attention'>

/**
 * Wakes the experimenter about milestones: what was reached since it was last told goes into one wake-up, never beside
 * another one, and ever rarer. Everything that decides is stored: a daemon that starts again neither forgets a milestone
 * nor wakes for it twice. `key` is that of the effect that watches the runs.
 */
export function createMilestoneWakes(deps: Deps, id: ExperimentId, key: string): (run: RunId) => void {
  const checked = { until: -Infinity }
  return (run) => {
    const { store, clock, attention } = deps
    const now = clock.now()
    if (now < checked.until) return
    const last = lastWake(deps, id, key)
    const since = mayWakeAt(attention.wakes ?? WAKES, store.runs.get(run).startedAt ?? now, last)
    const news = now < since || isAwake(deps, id) ? undefined : newsOf(deps, id, last.known)
    // what another run of the same look may do is not decided by the age of this one
    if (news === undefined) checked.until = now < since ? now : now + CHECK_EVERY_MS
    else tell(deps, id, { key: `milestone/${key}/${last.count + 1}`, run, nth: last.count + 1, ...news })
  }
}

interface LastWake extends Woken {
  /** How many milestones it was told of by then, those of earlier visits too. */
  readonly known: number
}

function lastWake({ store }: Deps, id: ExperimentId, key: string): LastWake {
  const anomaly = store.events.latest(id, 'run.anomalous')?.at ?? null
  const milestone = store.events.latest(id, 'milestone.reached')
  if (milestone === undefined) return { count: 0, at: anomaly, known: 0 }
  const { nth, known } = Told.parse(milestone.event)
  if (!milestone.key.startsWith(`milestone/${key}/`)) return { count: 0, at: anomaly, known }
  return { count: nth, at: Math.max(milestone.at, anomaly ?? 0), known }
}

const Told = z.looseObject({ nth: z.number(), known: z.number() })

/** One wake-up at a time: what comes meanwhile is in the next one. */
function isAwake({ store }: Deps, id: ExperimentId): boolean {
  return store.outbox
    .open(id)
    .some(({ effect }) => effect.kind === 'agent.run' && effect.role === 'experimenter')
}

interface News {
  readonly text: string
  readonly known: number
}

function newsOf({ store }: Deps, id: ExperimentId, known: number): News | undefined {
  const all = reachedBy(store.runs.list(id, 'matrix'))
  const fresh = all.slice(known)
  const last = fresh.at(-1)
  if (last === undefined) return undefined
  const more =
    fresh.length === 1 ? '' : ` (the last of ${fresh.length} since the experimenter was last woken)`
  return { text: `${last.text}${more}`, known: all.length }
}

function tell(
  deps: Deps,
  id: ExperimentId,
  { key, ...news }: News & { readonly key: string; readonly run: RunId; readonly nth: number },
): void {
  deps.deliver(id, { key, event: { type: 'milestone.reached', ...news }, actor: 'hooke' })
}

export interface Reached extends Milestone {
  readonly run: RunId
}

/** All milestones of some runs in the order in which they were seen. */
export function reachedBy(
  runs: readonly { readonly id: RunId; readonly milestones: readonly Milestone[] }[],
): readonly Reached[] {
  return runs
    .flatMap(({ id, milestones }) => milestones.map((one) => ({ run: id, ...one })))
    .sort((a, b) => a.at - b.at)
}
