import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/domain/plan.ts'
import type { ExperimentId } from '../../../src/domain/ids.ts'
import { BASELINE_CONDITION } from '../../../src/engine/facts/index.ts'
import { AssumptionsCheckedFacts } from '../../../src/hooks/assumptions-checked.gate.ts'
import { BaselineFacts } from '../../../src/hooks/baseline.gate.ts'
import { ConsistencyFacts } from '../../../src/hooks/consistency.gate.ts'
import { PlanCompleteFacts } from '../../../src/hooks/plan-complete.gate.ts'
import { anExperiment } from '../../builders/store.ts'
import { aWorld, reasonsOf, seal, thePlan, type World } from './world.ts'

let world: World
let earlier: ExperimentId
beforeAll(async () => {
  world = await aWorld({ files: { 'src/optimistic.js': 'export function optimistic() {}\n' } })
  earlier = anExperiment(world.store)
  approve(earlier, thePlan({ axis: { key: 'initial', label: 'start', interactionOf: [] } }))
})
afterAll(() => world.gone())
beforeEach(() => {
  world.store.db.prepare('delete from fact_checks').run()
})

function draftPlan(plan: Plan): void {
  world.store.plans.add({ experiment: world.id, plan, session: null, at: 1 })
}

function approve(id: ExperimentId, plan: Plan): void {
  const { store } = world
  const { hash } = store.plans.add({ experiment: id, plan, session: null, at: 1 })
  store.plans.seal({ experiment: id, hash, by: 'ada', at: 2 })
  store.results.approve({ experiment: id, draftVersion: 1, hash })
  store.results.published(id, { recordHash: hash, tag: null, mergeCommit: null, label: null, at: 3 })
}

describe('the facts of a plan', () => {
  it('reads what is left of the money, and which axes were tested', async () => {
    draftPlan(thePlan())
    world.store.costs.put({ key: 'k', experiment: world.id, kind: 'model', usd: 4, detail: '', at: 1 })
    world.store.costs.put({ key: 'l', experiment: earlier, kind: 'hardware', usd: 13, detail: '', at: 1 })

    const { study, testedAxes } = PlanCompleteFacts.parse(await world.facts('plan-complete', 'planning'))

    expect(study).toEqual({ minimumSeeds: 3, remainingUsd: 3 })
    expect(testedAxes).toEqual(['initial'])
    expect(reasonsOf(await world.judge('plan-complete', 'planning'))).toEqual([])
  })

  it('compares with approved results that measure the same, and knows the code that exists', async () => {
    draftPlan(thePlan({ config: { steps: 900, arms: 10 } }))

    const facts = ConsistencyFacts.parse(await world.facts('consistency', 'planning'))
    const reasons = reasonsOf(await world.judge('consistency', 'planning')).join('\n')

    expect(facts.siblings.map(({ experiment }) => experiment)).toEqual([earlier])
    expect(reasons).toMatch(/`steps` differs from BANDIT-\d+ without a recorded reason: 900, there 500/)
    expect(reasons).toMatch(/`optimistic` exists already as `optimistic` in src\/optimistic\.js/)
  })

  it('leaves out a retracted result and one that measures something else', async () => {
    draftPlan(thePlan())
    const other = anExperiment(world.store)
    const metric = { name: 'speed', label: 'speed', direction: 'higher', unit: '' } as const
    approve(other, thePlan({ data: [], metrics: { primary: metric, secondary: [] } }))
    const retracted = anExperiment(world.store)
    approve(retracted, thePlan())
    world.store.results.retract(retracted, 'wrong data', 4)

    const facts = ConsistencyFacts.parse(await world.facts('consistency', 'planning'))

    expect(facts.siblings.map(({ experiment }) => experiment)).toEqual([earlier])
  })

  it('takes the baseline condition that was marked, and refuses a baseline without a plan', async () => {
    draftPlan(thePlan())
    world.store.studies.setBaseline('bandits', earlier)
    const current = async () => {
      const facts = BaselineFacts.parse(await world.facts('baseline', 'planning'))
      return facts.at === 'plan' ? facts.current?.config['initial'] : undefined
    }
    expect(await current()).toBe(0)

    const body = { condition: 'optimistic' }
    world.store.observations.put(earlier, { name: BASELINE_CONDITION, body, at: 1 })
    expect(await current()).toBe(5)

    world.store.studies.setBaseline('bandits', anExperiment(world.store))
    await expect(current()).rejects.toThrow('has no sealed plan')
    world.store.studies.setBaseline('bandits', null)
  })

  it('gives the checks of this version only', async () => {
    draftPlan(thePlan())
    const version = world.store.plans.latest(world.id)?.version ?? 0
    const check = { assumption: 'arms', verdict: 'unverified', source: 'src/bandit.ts:1', note: '' } as const
    world.store.factChecks.put(world.id, version - 1, [{ ...check, verdict: 'confirmed' }])
    const before = AssumptionsCheckedFacts.parse(
      await world.facts('assumptions-checked', 'awaitingPlanApproval'),
    )
    expect(before.checks).toEqual([])

    world.store.factChecks.put(world.id, version, [check])
    expect(reasonsOf(await world.judge('assumptions-checked', 'awaitingPlanApproval'))).toHaveLength(1)

    world.store.factChecks.accept(world.id, { planVersion: version, assumption: 'arms', by: 'ada' })
    expect(reasonsOf(await world.judge('assumptions-checked', 'awaitingPlanApproval'))).toEqual([])
  })

  it('goes over a cap only with a reason in the plan and an approver who may spend', async () => {
    const dear = { forecast: { minutes: 1, gpuHours: 0, usd: 50 } }
    const because = { budget: { capUsd: 1, overCapBecause: 'the long horizon needs it' } }

    seal(world, thePlan(dear))
    expect(reasonsOf(await world.judge('budget', 'awaitingPlanApproval'))).not.toEqual([])

    seal(world, thePlan({ ...dear, ...because }))
    expect(reasonsOf(await world.judge('budget', 'awaitingPlanApproval'))).toEqual([])

    world.store.people.put({ name: 'ada', ids: {}, rights: ['approve'], createdAt: 1 })
    expect(reasonsOf(await world.judge('budget', 'awaitingPlanApproval'))).not.toEqual([])
  })
})
