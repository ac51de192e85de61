import type { ExperimentEvent } from '../../src/domain/events.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import type { EngineDeps } from '../../src/engine/deps.ts'
import type { EffectContext, EffectOf, Handlers } from '../../src/engine/handler.ts'
import { mirrorTracker } from '../../src/engine/handlers/mirror-tracker.ts'
import { createOutboxWorker } from '../../src/engine/outbox-worker.ts'
import { patiently } from '../../src/engine/trackers/patient-tracker.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import { hash } from '../builders/events.ts'
import { aDesk, begun, type Desk, toPlanApproval } from '../engine/engine-parts.ts'
import type { ManualClock } from '../fakes/manual-clock.ts'

const SHORTEST_STEP_MS = 100
/** To the stage in which code is written, past a person. */
const WAY: readonly ExperimentEvent[] = [
  ...toPlanApproval,
  { type: 'plan.approved', by: 'ada', hash },
  { type: 'gates.passed', at: 'awaitingPlanApproval' },
  { type: 'plan.sealed', hash },
]

export interface ManyMirrors {
  readonly desk: Desk
  /** An experiment of the issue; `ref` and id as the tracker gives them. */
  add(issue: { readonly ref: string; readonly id: string }): ExperimentId
  /** Each experiment goes its way within a minute; back when all of it is shown. Gives how many minutes that took. */
  goTheirWay(all: readonly ExperimentId[]): Promise<number>
  stop(): Promise<void>
}

/** The real outbox and mirror over a tracker that is paced; `asked` counts the requests that its double has had. */
export function manyMirrors(given: {
  readonly tracker: Tracker
  readonly clock: ManualClock
  readonly asked: () => number
}): ManyMirrors {
  const { clock, asked } = given
  const { name } = given.tracker
  const live: { wake: () => void } = { wake: () => undefined }
  const desk = aDesk({ clock, onCommitted: () => live.wake() })
  const { store, log } = desk
  // who waits for the disk would be overtaken by a clock that jumps once nobody asks any more
  store.db.pragma('synchronous = off')
  const deps = {
    ...{ store, clock, log, mask: String, publicUrl: null, tracker: { name: 'embedded' } },
    study: () => ({ repository: { remote: 'origin' } }),
    trackers: new Map([[name, patiently(given.tracker, clock)]]),
  } as unknown as EngineDeps
  const mirror = mirrorTracker(deps)
  const handlers = new Proxy({} as Handlers, {
    get: (_, kind) => (context: EffectContext) =>
      kind === 'tracker.mirror'
        ? mirror(context as EffectContext<EffectOf<'tracker.mirror'>>)
        : Promise.resolve({ event: null }),
  })
  const worker = createOutboxWorker({
    ...{ store, clock, log, handlers, lanes: { agents: 4, hardware: 4, work: 4, tracker: 4 } },
    deliver: desk.deliver,
    epoch: 1,
    hit: () => undefined,
  })
  live.wake = () => worker.wake()
  const open = store.db.prepare("select count(*) as n from outbox where state in ('pending', 'started')")

  /** Until what was sent is answered. */
  async function quiet(): Promise<void> {
    for (let before = -1; before !== asked();) {
      before = asked()
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }
  /** So much time, from one moment at which somebody wakes to the next. */
  async function pass(ms: number): Promise<void> {
    for (const end = clock.now() + ms; clock.now() < end;) {
      await quiet()
      const next = Math.max(clock.nextAt() ?? end, clock.now() + SHORTEST_STEP_MS)
      clock.advance(Math.min(next, end) - clock.now())
    }
  }
  return {
    desk,
    add({ ref, id: issueId }) {
      const id = begun({ ...desk, clock })
      store.db.prepare('update experiments set issue = ? where id = ?').run(ref, id)
      store.trackerLinks.add({ experiment: id, tracker: name, issueId })
      return id
    },
    async goTheirWay(all) {
      const began = clock.now()
      for (const [step, event] of WAY.entries()) {
        for (const id of all) desk.deliver(id, { key: `${id}/${step}`, event, actor: 'test' })
        worker.wake()
        await pass(60_000 / WAY.length)
      }
      while ((open.get() as { n: number }).n > 0) await pass(15_000)
      const troubles = log.lines.filter(({ level, message }) => level === 'error' || /failed/.test(message))
      if (troubles.length > 0) throw new Error(`not all was shown: ${JSON.stringify(troubles[0])}`)
      return Math.round((clock.now() - began) / 60_000)
    },
    async stop() {
      await worker.stop()
      desk.remove()
    },
  }
}
