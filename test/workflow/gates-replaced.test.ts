import { describe, expect, it } from 'vitest'
import { GATES, type GateName, pass } from '../../src/domain/gate.ts'
import { gates as realGates } from '../../src/hooks/index.ts'
import { GATE_SCENARIOS, GateDidNotHold, type GivenGates } from './gate-scenarios.ts'

/** The gate as it is, but for its judgement. */
function alwaysPassing(name: GateName): GivenGates {
  return { [name]: { ...realGates[name], check: () => pass({ what: 'replaced', found: 'not looked at' }) } }
}

describe.concurrent(
  'each gate is what keeps its experiment back, and nothing else is',
  { timeout: 180_000 },
  () => {
    it.each(GATES)('with %s replaced by "pass" its scenario in the workflow fails', async (name) => {
      await expect(GATE_SCENARIOS[name].hold(alwaysPassing(name))).rejects.toThrow(GateDidNotHold)
    })
  },
)
