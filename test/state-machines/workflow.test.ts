import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ExperimentEvent } from '../../src/domain/events.ts'
import { SKIPS } from '../../src/domain/skips.ts'
import { ASIDE, type Stage, STAGES } from '../../src/domain/workflow.ts'
import { experimentMachine } from '../../src/state-machines/experiment.machine.ts'
import { begin, freeze, placeOf, positionOf, step, thaw } from '../../src/state-machines/step.ts'
import { renderWorkflowDoc } from '../../src/state-machines/workflow-doc.ts'
import { hash, id, limits, play, uneventful, upTo } from '../builders/events.ts'

const active = experimentMachine.root.states['active']!
const stages = [...Object.values(active.states).filter(({ type }) => type !== 'history')]
const asides = Object.values(experimentMachine.root.states).filter(({ key }) => key !== 'active')
const where = (...events: readonly ExperimentEvent[]) => positionOf(play(...events).state)

describe('the workflow', () => {
  it('has the 17 stages of SPEC section 3 and the four asides, and no other', () => {
    const found = [...stages, ...asides].map(({ key }) => key)

    expect(found.toSorted()).toEqual([...STAGES, ...ASIDE].toSorted())
  })

  it.each([...stages, ...asides])('W-1: says whose turn it is in $key, in each of its parts', (stage) => {
    for (const node of [stage, ...Object.values(stage.states)]) {
      expect(node.meta?.doc).toMatch(/^[A-Z].+\.$/)
      expect(['daemon', 'agent', 'hardware', 'human', 'time', 'nobody']).toContain(node.meta?.turn)
    }
  })

  it('W-2: asks a person in stages 2, 5, 15 and blocked only', () => {
    const asking = [...stages, ...asides].filter((stage) =>
      [stage, ...Object.values(stage.states)].some(({ meta }) => meta?.turn === 'human'),
    )

    expect(asking.map(({ key }) => key)).toEqual([
      'clarifying',
      'awaitingPlanApproval',
      'awaitingResultApproval',
      'blocked',
    ])
  })

  it('passes every stage of the full track in order', () => {
    const passed = uneventful.map((_, i) => where(...uneventful.slice(0, i + 1)).stage)

    expect([...new Set(['intake', ...passed])]).toEqual([...STAGES])
  })

  it('W-7: is what docs/workflow.md says', () => {
    expect(readFileSync('docs/workflow.md', 'utf8')).toBe(renderWorkflowDoc())
  })

  it('E-1: holds no invoke, no actor and no delay beyond 30 days', () => {
    const text = JSON.stringify(experimentMachine.config)

    expect(text).not.toMatch(/"invoke"|"spawn"/)
    expect(play(...upTo('clarifying')).timersSet).toMatchObject([{ delayMs: 30 * 86_400_000 }])
  })
})

describe('an experiment', () => {
  it.each(STAGES.slice(0, -1))('can be paused in %s, and resumed where it stood', (stage) => {
    const events = stage === 'intake' ? [] : upTo(stage)
    const paused: ExperimentEvent = { type: 'experiment.paused', by: 'ada', reason: 'lunch' }
    const before = where(...events)

    expect(where(...events, paused)).toMatchObject({ stage: 'paused', reason: 'ada: lunch' })
    expect(where(...events, paused, { type: 'experiment.resumed', by: 'ada' })).toEqual(before)
  })

  it.each(STAGES.slice(0, -1))('can be cancelled in %s, which stops the work', (stage) => {
    const events = stage === 'intake' ? [] : upTo(stage)
    const last = play(...events, { type: 'experiment.cancelled', by: 'ada', reason: 'enough' })

    expect(positionOf(last.state).stage).toBe('cancelled')
    expect(last.effects).toEqual([{ kind: 'work.stop' }])
  })

  it('A-4: sends a refused plan back to the same round, three times, then asks a person', () => {
    const drafted: ExperimentEvent = { type: 'plan.drafted', version: 1, hash }
    const refused: ExperimentEvent = {
      type: 'gates.refused',
      at: 'planning',
      gates: ['plan-complete'],
      reasons: ['no baseline'],
    }
    const again: readonly ExperimentEvent[] = [drafted, refused]
    const round = [...upTo('planning'), ...again]

    const once = play(...round)
    expect(once.effects).toEqual([{ kind: 'agent.run', role: 'planner', round: 1 }])
    expect(where(...round, ...again, ...again)).toMatchObject({ stage: 'planning', substage: 'working' })
    expect(where(...round, ...again, ...again, ...again)).toMatchObject({
      stage: 'blocked',
      reason: 'plan-complete: no baseline',
    })
  })

  it('asks for a new planner session when a critic wants a revision, three times, then blocks', () => {
    const revise: ExperimentEvent = { type: 'critique.settled', verdict: 'revise', findings: 1 }
    const redraft: readonly ExperimentEvent[] = [
      { type: 'plan.drafted', version: 2, hash },
      { type: 'gates.passed', at: 'planning' },
    ]
    const start = upTo('critiquing')

    expect(play(...start, revise).effects).toEqual([{ kind: 'agent.run', role: 'planner', round: 2 }])
    const thrice = [...start, revise, ...redraft, revise, ...redraft, revise, ...redraft]
    expect(where(...thrice).stage).toBe('critiquing')
    expect(where(...thrice, revise).stage).toBe('blocked')
  })

  it('P-5: does not take the approval of another plan than the shown one', () => {
    const stale: ExperimentEvent = { type: 'plan.approved', by: 'ada', hash: 'b'.repeat(64) }

    const last = play(...upTo('awaitingPlanApproval'), stale)

    expect(last.changed).toBe(false)
    expect(positionOf(last.state).turn).toBe('human')
  })

  it('ignores an approval that arrives twice', () => {
    const events = upTo('implementing')
    const last = play(...events, { type: 'plan.approved', by: 'ada', hash })

    expect(last.changed).toBe(false)
    expect(last.effects).toEqual([])
  })

  it('W-3: never skips ahead by a retry, and goes back when asked', () => {
    const failed: ExperimentEvent = { type: 'effect.failed', effect: 'smoke.run', reason: 'no space' }
    const start = [...upTo('testing'), failed]
    const retry = (from: 'publishing' | 'running' | 'implementing' | null) =>
      where(...start, { type: 'experiment.retried', by: 'ada', from }).stage

    expect(where(...start)).toMatchObject({
      stage: 'blocked',
      reason: 'the smoke run did not work: no space',
    })
    expect(retry('publishing')).toBe('blocked')
    expect(retry('running')).toBe('blocked')
    expect(retry('implementing')).toBe('implementing')
    expect(retry(null)).toBe('testing')
  })

  it('W-3: lets no retry skip what a loop has to pass again', () => {
    const failed: ExperimentEvent = { type: 'effect.failed', effect: 'results.collect', reason: 'no space' }
    const retry = (from: Stage): ExperimentEvent => ({ type: 'experiment.retried', by: 'ada', from })
    const moreSeeds: readonly ExperimentEvent[] = [
      ...upTo('awaitingResultApproval'),
      { type: 'seeds.requested', by: 'ada', seeds: 2 },
      failed,
    ]
    const reopened: readonly ExperimentEvent[] = [
      ...uneventful,
      { type: 'result.reopened', by: 'ada', reason: 'typo' },
    ]

    expect(where(...moreSeeds, retry('analyzing')).stage).toBe('blocked')
    expect(where(...moreSeeds, retry('provisioning')).stage).toBe('provisioning')
    expect(where(...reopened, retry('publishing')).stage).toBe('awaitingResultApproval')
  })

  it.each(Object.entries(SKIPS))(
    'W-3: has the work of %s skipped where it is done, and where it halted',
    (stage, { from, to }) => {
      const skip: ExperimentEvent = {
        type: 'stage.skipped',
        by: 'ada',
        stage: stage as Stage,
        because: 'no need',
      }
      const there = [
        ...upTo(stage),
        ...(from === 'inspecting' ? [{ type: 'results.collected' } as const] : []),
      ]
      const halted: ExperimentEvent = { type: 'agent.gaveUp', role: 'planner', reason: 'no idea' }
      const [next, substage = 'working'] = to.split('.')

      expect(where(...there)).toMatchObject({ stage, substage: from })
      for (const before of [there, [...there, halted]])
        expect(where(...before, skip)).toMatchObject({ stage: next, substage, reason: null })
      expect(placeOf(play(...there, halted).state)).toEqual({ stage, substage: from })
    },
  )

  it('W-3: skips no stage where it does not stand, and none that must be', () => {
    const skip = (stage: Stage): ExperimentEvent => ({
      type: 'stage.skipped',
      by: 'ada',
      stage,
      because: 'no need',
    })

    for (const at of STAGES.slice(1))
      for (const stage of STAGES) {
        if (stage === at && stage in SKIPS) continue
        expect([at, stage, play(...upTo(at), skip(stage)).changed]).toEqual([at, stage, false])
      }
    expect(placeOf(play(...uneventful).state)).toBeNull()
  })

  it('W-10: is parked after 30 days of silence', () => {
    const { state, timersSet } = play(...upTo('awaitingPlanApproval'))

    const parked = step(thaw(freeze(state)), timersSet[0]!.event)

    expect(positionOf(parked.state)).toMatchObject({ stage: 'paused', turn: 'nobody' })
  })

  it('waits until the date a person deferred it to', () => {
    const deferred: ExperimentEvent = {
      type: 'decision.deferred',
      by: 'ada',
      until: 9,
      forMs: 40 * 86_400_000,
    }
    const { state, timersSet } = play(...upTo('awaitingResultApproval'), deferred)

    expect(positionOf(state).turn).toBe('time')
    expect(timersSet).toMatchObject([{ delayMs: 40 * 86_400_000 }])
    expect(positionOf(step(thaw(freeze(state)), timersSet[0]!.event).state).turn).toBe('human')
  })

  it('takes up a rejected result, a reopened one and more seeds where SPEC section 3 says', () => {
    const shown = upTo('awaitingResultApproval')

    expect(where(...shown, { type: 'seeds.requested', by: 'ada', seeds: 5 }).stage).toBe('provisioning')
    expect(where(...shown, { type: 'result.revised', by: 'ada', note: 'shorter' }).stage).toBe('analyzing')
    expect(where(...shown, { type: 'result.rejected', by: 'ada', note: 'no' }).stage).toBe('failed')
    expect(where(...uneventful, { type: 'result.reopened', by: 'ada', reason: 'typo' }).stage).toBe(
      'awaitingResultApproval',
    )
  })

  it('shows open findings instead of blocking after the last audit round', () => {
    const redo: readonly ExperimentEvent[] = [
      { type: 'result.audited', verdict: 'revise' },
      { type: 'statistics.computed' },
      { type: 'result.drafted', version: 2 },
      { type: 'draft.rendered', hash },
      { type: 'gates.passed', at: 'analyzing' },
    ]
    const thrice = [...upTo('auditing'), ...redo, ...redo, ...redo]

    expect(where(...thrice).stage).toBe('auditing')
    expect(where(...thrice, { type: 'result.audited', verdict: 'revise' }).stage).toBe('proposing')
  })
})

describe('a stored state', () => {
  const stored = freeze(begin({ id, kind: 'experiment', track: 'full', limits }).state)

  it.each([
    ['a stage that was removed', stored.replace('"intake"', '"gone"'), 'does not have'],
    ['nothing', 'null', 'never begun anew'],
    ['half a file', stored.slice(0, 80), 'no JSON'],
    ['a damaged context', stored.replace('"planRound":0', '"planRound":"many"'), 'damaged context'],
  ])('E-9: with %s is refused', (_, text, message) => {
    expect(() => thaw(text)).toThrow(message)
  })

  it('every event of the machine is an event of the domain, and every one of those means something somewhere', () => {
    const own = ExperimentEvent.options.map((option) => option.shape.type.value)
    const understood = experimentMachine.events.filter((event) => !event.startsWith('xstate.'))

    expect(understood.toSorted()).toEqual(own.toSorted())
  })
})
