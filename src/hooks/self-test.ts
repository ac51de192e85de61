import { GATES, type GateName } from '../domain/gate.ts'
import { type Gates, judge } from './judge.ts'
import type { Fixtures } from './known-bad/fixture.ts'
import { fixtures } from './known-bad/index.ts'

export interface GateTest {
  readonly gate: GateName
  readonly ok: boolean
  readonly detail: string
}

/** Runs every gate against its known-bad and known-good facts (G-2): a gate that lets bad facts pass is broken. */
export function selfTest(gates: Gates): readonly GateTest[] {
  return GATES.map((gate) => {
    const own: Fixtures = fixtures[gate]
    const faults = [...badFaults(gates, gate, own), ...goodFaults(gates, gate, own)]
    const counted = `refused ${own.bad.length} known-bad, passed ${own.good.length} known-good`
    return { gate, ok: faults.length === 0, detail: faults.length === 0 ? counted : faults.join('; ') }
  })
}

function badFaults(gates: Gates, gate: GateName, { bad }: Fixtures): readonly string[] {
  if (bad.length === 0) return ['there is no known-bad fixture']

  return bad.flatMap(({ rule, facts, reason }) => {
    const verdict = judge(gates, gate, facts)
    if (verdict.kind === 'pass') return [`lets pass: ${rule}`]
    return verdict.reasons.some((each) => reason.test(each))
      ? []
      : [`refuses "${rule}" for another reason: ${verdict.reasons.join('; ')}`]
  })
}

function goodFaults(gates: Gates, gate: GateName, { good }: Fixtures): readonly string[] {
  if (good.length === 0) return ['there is no known-good fixture']

  return good.flatMap(({ rule, facts }) => {
    const verdict = judge(gates, gate, facts)
    return verdict.kind === 'pass' ? [] : [`refuses "${rule}": ${verdict.reasons.join('; ')}`]
  })
}
