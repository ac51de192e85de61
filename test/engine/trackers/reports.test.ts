import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExperimentEvent } from '../../../src/domain/events.ts'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import { queuePost } from '../../../src/engine/trackers/posts.ts'
import { report } from '../../../src/engine/trackers/reports.ts'
import type { Tracker } from '../../../src/trackers/tracker.ts'
import { hash } from '../../builders/events.ts'
import { aDesk, atPlanApproval, type Desk } from '../engine-parts.ts'

const MINUTE = 60_000
const APPROVED: ExperimentEvent = { type: 'plan.approved', by: 'ada', hash }
const SEALED: readonly ExperimentEvent[] = [
  APPROVED,
  { type: 'gates.passed', at: 'awaitingPlanApproval' },
  { type: 'plan.sealed', hash },
]
const ANOMALY = (n: number): ExperimentEvent => ({
  type: 'run.anomalous',
  run: `BANDIT-001-run-${n}`,
  rule: 'not-finite',
  evidence: 'loss is NaN',
})

describe('what a tracker is told while work goes on', () => {
  let desk: Desk
  let id: ExperimentId
  beforeEach(() => {
    desk = aDesk()
    id = atPlanApproval(desk)
    desk.store.trackerLinks.add({ experiment: id, tracker: 'team', issueId: 'i-1' })
  })
  afterEach(() => desk.remove())

  const look = (): void => {
    const trackers = new Map([['team', {} as Tracker]])
    report({ ...desk, mask: (text) => text.replaceAll('sk-secret', '***'), trackers, publicUrl: null })
  }
  const wait = (ms: number): void => {
    desk.clock.advance(ms)
    look()
  }
  const happens = (event: ExperimentEvent, key = JSON.stringify(event)): void =>
    void desk.deliver(id, { key, event, actor: 'test' })
  /** Then code is written. */
  const approved = (): void => {
    for (const event of SEALED) happens(event)
  }
  /** What was queued, and is taken as delivered now. */
  const said = (): readonly string[] => {
    const rows = desk.store.outbox.list(id).filter(({ key }) => key.startsWith(`${id}/report/`))
    for (const { key, state } of rows)
      if (state === 'pending') {
        desk.store.outbox.start(key, { attempt: 1, epoch: 1, at: desk.clock.now() })
        desk.store.outbox.finish(key, { state: 'done', at: desk.clock.now() })
      }
    return rows.map(({ effect }) =>
      effect.kind === 'tracker.post' && effect.post.kind === 'comment' ? effect.post.body : '',
    )
  }
  /** A surprise that the machine of this stage need not know. */
  const surprise = (n: number): void => {
    const { stage } = desk.store.experiments.get(id)
    const row = { experiment: id, from: stage, to: stage, toSubstage: 'working', actor: 'test' }
    desk.store.events.append({ ...row, key: `surprise/${n}`, event: ANOMALY(n), at: desk.clock.now() })
  }

  it('W-2, T-10: while a person is asked nothing is added to the comment that asks', () => {
    wait(7 * 60 * MINUTE)

    expect(said()).toEqual([])
  })

  it('T-10: a decision that was made elsewhere is a milestone, with its five parts', () => {
    approved()
    wait(MINUTE)

    const [body = ''] = said()
    expect(body).toContain(`ada approved the plan (${hash.slice(0, 8)})`)
    for (const part of ['Change', 'Result delta', 'Confidence', 'Links', 'Next'])
      expect(body).toContain(`**${part}.**`)
    wait(MINUTE)
    expect(said()).toHaveLength(1)
  })

  it.each([
    ['**Done.**', 0],
    ['**Not done.**', 1],
  ])('T-10, F-8: what was ordered by a comment has its reply, and no second comment: %s', (words, more) => {
    const deps = { ...desk, mask: String }
    queuePost(deps, id, { key: 'reply/team/c-1', post: { kind: 'comment', body: `${words}\n\napproved` } })
    desk.clock.advance(3)
    approved()
    wait(MINUTE)

    expect(said()).toHaveLength(more)
  })

  it('T-10, F-8: after six silent hours a heartbeat says what goes on, then after twelve more, and ever rarer', () => {
    approved()
    wait(0)
    expect(said()).toHaveLength(1)
    wait(6 * 60 * MINUTE - 1)
    expect(said()).toHaveLength(1)
    wait(1)
    wait(MINUTE)
    const all = said()
    expect(all).toHaveLength(2)
    expect(all[1]).toMatch(/is alive: code\..*no milestone for 6 h\..*\*\*Blockers\.\*\* none\./s)
    wait(12 * 60 * MINUTE - MINUTE - 1)
    expect(said()).toHaveLength(2)
    wait(1)
    expect(said()).toHaveLength(3)
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      wait(60 * MINUTE)
      said()
    }
    expect(said()).toHaveLength(6)
  })

  it('F-8: what happens soon after one another is one comment, and comments become ever rarer', () => {
    approved()
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      surprise(minute)
      wait(15 * MINUTE)
      said()
    }

    const all = said()
    // at once, after 1 h, 2 h, 4 h, 8 h; the next would come after 16 h
    expect(all).toHaveLength(5)
    expect(all.at(-1)).toMatch(/and \d+ before these/)
    expect(all.at(-1)).toContain('looks wrong')
  })

  it.each([
    ['silent', false, 5],
    ['eventful', true, 7],
  ])('F-8: a study of three days, %s ones, has few reports, each one request', (_, isEventful, most) => {
    approved()
    for (let hour = 0; hour < 72; hour += 1) {
      if (isEventful) surprise(hour)
      wait(60 * MINUTE)
      said()
    }

    expect(said().length).toBeLessThanOrEqual(most)
    expect(said().length).toBeGreaterThan(3)
  })

  it('F-8: that all runs have ended is told with the next that happens: label and status comment show it at once', () => {
    approved()
    wait(0)
    const row = { experiment: id, from: 'running', to: 'verifying', toSubstage: 'working' } as const
    const event: ExperimentEvent = { type: 'runs.settled', outcome: 'ok', reason: '' }
    desk.store.events.append({ ...row, key: 'settled', actor: 'test', event, at: desk.clock.now() })
    wait(2 * 60 * MINUTE)
    expect(said()).toHaveLength(1)

    surprise(1)
    wait(MINUTE)
    expect(said()).toHaveLength(2)
    expect(said().at(-1)).toMatch(/All runs have ended.*looks wrong/s)
  })

  it('T-5: one that waits for a tracker that is down says it all later', () => {
    approved()
    wait(0)
    for (let n = 0; n < 5; n += 1) {
      surprise(n)
      desk.clock.advance(7 * 60 * MINUTE)
      look()
    }

    expect(desk.store.outbox.open(id).filter(({ key }) => key.includes('/report/'))).toHaveLength(1)
    said()
    wait(MINUTE)
    expect(
      said()
        .at(-1)
        ?.match(/looks wrong/g),
    ).toHaveLength(5)
  })

  it('5.2: what agents and runs say leaves as plain text, without secrets', () => {
    approved()
    const row = { experiment: id, from: 'implementing', to: 'implementing', toSubstage: 'working' } as const
    const evidence = '![x](https://evil.example/?q=1) @everyone sk-secret'
    const event = { ...ANOMALY(1), evidence } as ExperimentEvent
    desk.store.events.append({ ...row, key: 'x', actor: 'test', event, at: desk.clock.now() })
    wait(MINUTE)

    const [body = ''] = said()
    expect(body).toContain('looks wrong')
    expect(body).not.toContain('![')
    expect(body).not.toContain('@everyone')
    expect(body).not.toContain('sk-secret')
  })

  it('row 62: an issue that is gone is told nothing', () => {
    approved()
    desk.store.trackerLinks.setGone(id, 'deleted')
    wait(7 * 60 * MINUTE)

    expect(said()).toEqual([])
  })
})
