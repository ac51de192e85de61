import { describe, expect, it } from 'vitest'
import { kindOf, outcomeOf } from '../../../src/engine/import/statuses.ts'

describe('status:* labels of the older workflow', () => {
  it.each([
    [['status:done-experiment'], 'open', 'done', 0],
    [['status:done_impl'], 'completed', 'done', 0],
    [['status:done-experiment'], 'cancelled', 'cancelled', 0],
    [['status:archived'], 'open', 'cancelled', 0],
    [['status:running', 'bug'], 'open', 'paused', 0],
    [['status:running'], 'completed', 'cancelled', 1],
    [['status:running', 'status:planning'], 'open', 'paused', 1],
    [['status:wondering'], 'open', 'paused', 1],
    [['status:constructor'], 'open', 'paused', 1],
    [[], 'open', 'paused', 0],
    [[], 'completed', 'cancelled', 0],
  ] as const)('T-4: %j on an issue that is %s comes as %s', (labels, state, comesAs, problems) => {
    const outcome = outcomeOf(labels, state)
    expect([outcome.comesAs, outcome.problems.length]).toEqual([comesAs, problems])
  })

  it('T-4: the kind is that of the label type:*, an experiment without one', () => {
    expect(kindOf(['type:infra'])).toBe('infra')
    expect(kindOf(['type:batch'])).toBe('infra')
    expect(kindOf(['type:toString'])).toBe('experiment')
    expect(kindOf([])).toBe('experiment')
  })
})
