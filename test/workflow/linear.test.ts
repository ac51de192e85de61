import { afterEach, describe, expect, it } from 'vitest'
import { HOOKE_APP } from '../fakes/linear/people.ts'
import { ADA } from './harness.ts'
import { aLinearLab, type LinearLab } from './linear-lab.ts'

const QUESTION = 'Does a doubled scale give a higher score than a plain one?'

describe('a study in Linear', () => {
  const held: { under?: LinearLab } = {}
  afterEach(() => held.under?.gone())

  it('T-1, T-6, F-8: from an issue to done, shown there with few requests', async () => {
    const under = (held.under = await aLinearLab())
    const { lab, linear } = under
    const ref = linear.people.open({ title: 'Scale', description: QUESTION })
    await lab.commands.fromIssue(ref, ADA)
    await under.untilDone('awaitingPlanApproval')
    lab.approve()
    await under.untilDone('awaitingResultApproval')
    lab.approve({ followUps: [1] })
    await under.untilDone('done')

    expect(linear.people.state(ref)).toBe('Done')
    const said = under.ours(ref)
    expect(new Set(said).size).toBe(said.length)
    const [relation] = [...linear.state.rows.relations.values()]
    expect(linear.state.rows.issues.get(relation?.relatedIssue ?? '')?.creator).toBe(HOOKE_APP)
    const requests = linear.state.asked.map(({ operation }) => operation.replace('Hooke', ''))
    expect(requests.length).toBeLessThanOrEqual(30)
  })
})
