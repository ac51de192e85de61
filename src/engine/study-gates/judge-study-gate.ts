import type { GateSet } from '../../domain/effect.ts'
import type { Verdict } from '../../domain/gate.ts'
import { askStudyGate } from '../../hooks/study-gates/ask-study-gate.ts'
import { type StudyFile, type StudyGate, studyGatesIn } from '../../hooks/study-gates/study-gate.ts'
import { hashOf } from '../../lib/canonical.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { EngineDeps } from '../deps.ts'
import { maskDeep } from '../sessions.ts'
import { gateInput, HOOK_EVENTS_AT } from './gate-input.ts'
import { studyFilesAt } from './study-files.ts'

/** A gate of the study that must be asked now. */
export interface DueStudyGate {
  readonly experiment: Experiment
  readonly gate: StudyGate
  readonly files: readonly StudyFile[]
  readonly base: string
}

/** The gates that the study brings for this place, as they are at the commit the branch started at (G-4). */
export async function dueStudyGates(
  { study, worktrees }: EngineDeps,
  { experiment, at }: { experiment: Experiment; at: GateSet },
  signal: AbortSignal,
): Promise<readonly DueStudyGate[]> {
  const events = HOOK_EVENTS_AT[at] ?? []
  if (events.length === 0) return []
  const { repository } = study(experiment.study)
  const { base } = await worktrees.locate(repository, experiment.id)
  const files = await studyFilesAt(worktrees, repository, base)
  signal.throwIfAborted()
  return studyGatesIn(files)
    .filter(({ event }) => events.includes(event))
    .toSorted((a, b) => events.indexOf(a.event) - events.indexOf(b.event))
    .map((gate) => ({ experiment, gate, files, base }))
}

/** Its verdict, with the commit it was read from as evidence (G-3). */
export async function judgeStudyGate(
  deps: EngineDeps,
  { experiment, gate, files, base }: DueStudyGate,
  signal: AbortSignal,
): Promise<{ readonly verdict: Verdict; readonly factsHash: string }> {
  const { environment } = deps.study(experiment.study)
  const input = maskDeep(await gateInput(deps, experiment, gate.event), deps.mask)
  const asking = { sandbox: deps.sandbox, files, environment, signal }
  const verdict = await askStudyGate(gate, `${JSON.stringify(input)}\n`, asking)
  const read = { what: 'read from', found: `${gate.name} at commit ${base.slice(0, 12)}` }
  return { verdict: { ...verdict, evidence: [read, ...verdict.evidence] }, factsHash: hashOf(input) }
}
