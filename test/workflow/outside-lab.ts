import type { EngineParts } from '../../src/engine/engine.ts'
import type { ShiftedClock } from '../fakes/world/shifted-clock.ts'
import type { Watched } from '../../src/engine/trackers/watched.ts'
import { createFakeTracker, type FakeTracker } from '../fakes/fake-tracker.ts'
import { aLab, type Lab, type LabOptions, until } from './harness.ts'

export interface OutsideLab {
  readonly lab: Lab
  readonly team: FakeTracker
}

/** Looked at a hundred times a second, as if no webhook ever came. */
export const OFTEN: Watched = { label: 'hooke', delegation: true, pollEveryMs: 10 }
/** Looked at once, and then only when something hints at it. */
export const SELDOM: Watched = { ...OFTEN, pollEveryMs: 3_600_000 }

/** A laboratory whose study lives in a tracker outside, where ada is `u-ada` and eve, who may look, is `u-eve`. */
export function aLabOutside(watched: Watched = SELDOM, options: LabOptions = {}): OutsideLab {
  const held: { team?: FakeTracker } = {}
  const lab = aLab({
    ...options,
    study: { tracker: 'team', ...options.study },
    wrap: (parts) => {
      held.team = createFakeTracker({ clock: parts.clock })
      parts.store.people.put({ ...parts.store.people.find('ada')!, ids: { 'tracker/team': 'u-ada' } })
      parts.store.people.put({ ...parts.store.people.find('eve')!, ids: { 'tracker/team': 'u-eve' } })
      return {
        trackers: new Map([['team', held.team.tracker]]),
        watched: () => watched,
        ...options.wrap?.(parts),
      }
    },
  })
  if (held.team === undefined) throw new Error('no tracker was made')
  return { lab, team: held.team }
}

/** It stands at the stage and nothing is due; what waits for a later moment may wait. */
export async function untilAt({ lab }: OutsideLab, stage: string): Promise<void> {
  const begun = () => lab.store.db.prepare('select 1 from experiments').get() !== undefined
  await untilTrue(begun)
  await lab.until(
    () =>
      lab.experiment().stage === stage &&
      lab.engine.busy === 0 &&
      lab.store.outbox.due(lab.clock.now()).length === 0,
  )
}

/**
 * Each session of a role takes some minutes, in which the tracker shows what is due: a change of stage is shown on its own, as
 * in a real study.
 */
export function unhurried({ agents, store, clock }: EngineParts, minutes = 4): Pick<EngineParts, 'agents'> {
  const open = store.db.prepare(
    "select 1 from outbox where state in ('pending', 'started') and kind like 'tracker.%' and not_before <= ?",
  )
  return {
    agents: {
      ...agents,
      backend(role) {
        const backend = agents.backend(role)
        return {
          ...backend,
          async run(request, signal) {
            ;(clock as ShiftedClock).advance(minutes * 60_000)
            await untilTrue(() => open.get(clock.now()) === undefined)
            return backend.run(request, signal)
          },
        }
      },
    },
  }
}

export function untilTrue(isTrue: () => boolean): Promise<void> {
  return until(isTrue, () => isTrue.toString())
}
