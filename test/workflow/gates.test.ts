import { describe, expect, it } from 'vitest'
import { GATES } from '../../src/domain/gate.ts'
import { GATE_SCENARIOS } from './gate-scenarios.ts'

describe.concurrent('G-1: an experiment does not get past the gate', { timeout: 180_000 }, () => {
  it.each(GATES.map((name) => [name, GATE_SCENARIOS[name].title] as const))('%s: %s', async (name) => {
    await expect(GATE_SCENARIOS[name].hold({})).resolves.toBeUndefined()
  })
})
