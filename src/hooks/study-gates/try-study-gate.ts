import type { Verdict } from '../../domain/gate.ts'
import { askStudyGate, type Asking } from './ask-study-gate.ts'
import type { StoredCall, StudyGate } from './study-gate.ts'

/** What came of a study's gate when it was tried with its stored calls. */
export interface StudyGateTest {
  readonly gate: StudyGate['name']
  /** `untested` when it has no known-bad call: nobody knows whether it ever refuses. */
  readonly state: 'ok' | 'untested' | 'broken'
  readonly found: string
}

/** Runs a study's gate against its known-bad and known-good calls (G-2, A-10). */
export async function tryStudyGate(gate: StudyGate, asking: Asking): Promise<StudyGateTest> {
  if (gate.fault !== null) return { gate: gate.name, state: 'broken', found: gate.fault }
  const faults: string[] = []
  for (const call of gate.calls) {
    const fault = faultOf(call, await askStudyGate(gate, call.input, asking))
    if (fault !== null) faults.push(fault)
  }
  if (faults.length > 0) return { gate: gate.name, state: 'broken', found: faults.join('; ') }
  return { gate: gate.name, ...countOf(gate) }
}

function faultOf({ path, expected }: StoredCall, verdict: Verdict): string | null {
  if (verdict.kind === 'pass') return expected === 'refuse' ? `lets pass: ${path}` : null
  const reasons = verdict.reasons.join('; ')
  // only exit 2 is a refusal of its own: a gate that crashes holds back everything, the good too
  if (!verdict.evidence.some(({ found }) => /^exit 2\b/.test(found))) return `${path}: ${reasons}`
  return expected === 'pass' ? `refuses ${path}: ${reasons}` : null
}

function countOf({ calls }: StudyGate): Pick<StudyGateTest, 'state' | 'found'> {
  const bad = calls.filter(({ expected }) => expected === 'refuse').length
  if (bad === 0) return { state: 'untested', found: 'it has no known-bad call' }
  return { state: 'ok', found: `refused ${bad} known-bad, passed ${calls.length - bad} known-good` }
}
