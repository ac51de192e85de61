import { afterEach, describe, expect, it } from 'vitest'
import type { ExperimentEvent } from '../../../src/domain/events.ts'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import type { EngineDeps } from '../../../src/engine/deps.ts'
import type { EffectContext, EffectOf, Handlers } from '../../../src/engine/handler.ts'
import { mirrorTracker } from '../../../src/engine/handlers/mirror-tracker.ts'
import { createOutboxWorker } from '../../../src/engine/outbox-worker.ts'
import { patiently } from '../../../src/engine/trackers/patient-tracker.ts'
import { hash } from '../../builders/events.ts'
import { aDesk, begun, type Desk, toPlanApproval } from '../../engine/engine-parts.ts'
import { aLinearTracker, type LinearUnderTest } from './a-linear-tracker.ts'

/** F-8 speaks of 200, which take a minute of work: `HOOKE_MANY=200`; `docs/reliability.md` has what they gave. */
const MANY = Number(process.env['HOOKE_MANY'] ?? 30)
/** To the stage in which code is written, past a person. */
const WAY: readonly ExperimentEvent[] = [
  ...toPlanApproval,
  { type: 'plan.approved', by: 'ada', hash },
  { type: 'gates.passed', at: 'awaitingPlanApproval' },
  { type: 'plan.sealed', hash },
]

describe('many experiments that change their stage within a minute', { timeout: 180_000 }, () => {
  const held: { under?: LinearUnderTest; desk?: Desk; stop?: () => Promise<void> } = {}
  afterEach(async () => {
    await held.stop?.()
    held.desk?.remove()
    await held.under?.stop()
  })

  const start = async (limits: { requests: number; complexity: number }) => {
    const under = (held.under = await aLinearTracker())
    const { clock, linear } = under
    linear.state.budgets.setLimits(limits)
    const live: { wake: () => void } = { wake: () => undefined }
    const desk = (held.desk = aDesk({ clock, onCommitted: () => live.wake() }))
    const { store, log } = desk
    const tracker = patiently({ ...under.tracker, name: 'linear' }, clock)
    const deps = {
      ...{ store, clock, log, mask: String, publicUrl: null, tracker: { name: 'embedded' } },
      trackers: new Map([['linear', tracker]]),
    } as unknown as EngineDeps
    const mirror = mirrorTracker(deps)
    const handlers = new Proxy({} as Handlers, {
      get: (_, kind) => (context: EffectContext) =>
        kind === 'tracker.mirror'
          ? mirror(context as EffectContext<EffectOf<'tracker.mirror'>>)
          : Promise.resolve({ event: null }),
    })
    const lanes = { agents: 4, hardware: 4, work: 4, tracker: 4 }
    const worker = createOutboxWorker({
      ...{ store, clock, log, handlers, lanes },
      deliver: desk.deliver,
      epoch: 1,
      hit: () => undefined,
    })
    held.stop = () => worker.stop()
    live.wake = () => worker.wake()
    const all = Array.from({ length: MANY }, () => anIssueWithExperiment(under, { ...desk, clock }))
    return { under, desk, worker, all }
  }

  function anIssueWithExperiment(
    { linear }: LinearUnderTest,
    desk: Pick<Desk, 'store' | 'clock'>,
  ): ExperimentId {
    const { id: issueId, ...issue } = linear.people.issue(linear.people.open({ title: 'Scale' }))
    const id = begun(desk)
    desk.store.db.prepare('update experiments set issue = ? where id = ?').run(`ENG-${issue.number}`, id)
    desk.store.trackerLinks.add({ experiment: id, tracker: 'linear', issueId })
    return id
  }

  it('F-8, row 60: no request is refused for rate, and all is shown, on a budget that is too small for it', async () => {
    // for 200 of them this is an hour of the least that Linear is said to give
    const limits = { requests: 7.5 * MANY, complexity: 1_250 * MANY }
    const { under, desk, worker, all } = await start(limits)
    const { clock, linear } = under
    const { store } = desk
    const open = store.db.prepare("select count(*) as n from outbox where state in ('pending', 'started')")
    const isOpen = (): boolean => (open.get() as { n: number }).n > 0
    const began = clock.now()
    for (const [step, event] of WAY.entries()) {
      for (const id of all) desk.deliver(id, { key: `${id}/${step}`, event, actor: 'test' })
      worker.wake()
      await quiet(under, 60_000 / WAY.length)
    }
    while (isOpen()) await quiet(under, 15_000, 15_000)

    const refused = linear.state.asked.filter(({ status }) => status !== 200)
    expect(refused).toEqual([])
    for (const id of all) expect(shownIn(under, desk, id)).toBe('In Progress')
    const minutes = Math.round((clock.now() - began) / 60_000)
    const own = linear.state.asked.length
    process.stdout.write(
      `F-8: ${MANY} experiments within a minute: ${own} requests to Linear, all shown after ${minutes} min\n`,
    )
    expect(own / MANY).toBeLessThan(10)
  })

  /** Lets what was sent be answered, then so much time pass, a step at a time. */
  async function quiet({ linear, clock }: LinearUnderTest, ms: number, step = 1000): Promise<void> {
    for (let passed = 0; passed < ms; passed += step) {
      for (let before = -1; before !== linear.state.asked.length;) {
        before = linear.state.asked.length
        await new Promise((resolve) => setTimeout(resolve, 4))
      }
      clock.advance(step)
    }
  }

  function shownIn({ linear }: LinearUnderTest, { store }: Desk, id: ExperimentId): string | undefined {
    const { rows } = linear.state
    const issue = rows.issues.get(store.trackerLinks.find(id)?.issueId ?? '')
    return rows.states.get(issue?.state ?? '')?.name
  }
})
