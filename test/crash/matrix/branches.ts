import type { ExperimentEvent } from '../../../src/domain/events.ts'
import { isSkippable } from '../../../src/domain/skips.ts'
import { STAGES } from '../../../src/domain/workflow.ts'
import { step, thaw, positionOf } from '../../../src/state-machines/step.ts'
import type { Experiment } from '../../../src/store/experiments.ts'
import type { Window } from './course.ts'
import { type Leg, legOf, type Place, put } from './walk.ts'

const by = 'ada'
const hash = 'a'.repeat(64)
const reason = 'from outside'

/** Each event of the machine, in every shape that a guard asks about. */
const SAMPLES: readonly ExperimentEvent[] = [
  { type: 'issue.surveyed', nearDuplicate: null },
  { type: 'questions.asked', blocking: 1 },
  { type: 'questions.answered', by },
  { type: 'plan.drafted', version: 1, hash },
  ...[...STAGES, 'released' as const].flatMap((at): readonly ExperimentEvent[] => [
    { type: 'gates.passed', at },
    { type: 'gates.refused', at, gates: ['none'], reasons: [reason] },
  ]),
  { type: 'critique.settled', verdict: 'revise', findings: 1 },
  { type: 'plan.revised', by, note: reason },
  { type: 'plan.rejected', by, note: reason },
  { type: 'code.reviewed', verdict: 'revise' },
  { type: 'run.anomalous', run: 'SCALE-001.plain.s1.1', rule: 'not-finite', evidence: reason },
  { type: 'milestone.reached', run: 'SCALE-001.plain.s1.1', text: reason, nth: 1, known: 1 },
  ...(['continue', 'hot-fix', 'escalate'] as const).map((action): ExperimentEvent => ({
    type: 'diagnosis.made',
    action,
    run: 'SCALE-001.plain.s1.1',
    reason,
  })),
  ...(['code', 'infra', 'plan'] as const).map((outcome): ExperimentEvent => ({
    type: 'runs.settled',
    outcome,
    reason,
  })),
  { type: 'result.audited', verdict: 'revise' },
  { type: 'result.revised', by, note: reason },
  { type: 'result.rejected', by, note: reason },
  { type: 'seeds.requested', by, seeds: 1 },
  { type: 'decision.deferred', by, until: 9e12, forMs: 86_400_000 },
  { type: 'result.reopened', by, reason },
  { type: 'result.retracted', by, reason },
  { type: 'experiment.archived', by },
  { type: 'agent.gaveUp', role: 'planner', reason },
  { type: 'effect.failed', effect: 'smoke.run', reason },
  { type: 'experiment.paused', by, reason },
  { type: 'experiment.cancelled', by, reason },
  { type: 'experiment.resumed', by },
  { type: 'gate.skipped', by, what: 'none', because: reason },
  ...STAGES.map((stage): ExperimentEvent => ({ type: 'stage.skipped', by, stage, because: reason })),
  { type: 'experiment.retried', by, from: null },
  ...STAGES.map((from): ExperimentEvent => ({ type: 'experiment.retried', by, from })),
]

/**
 * What no course walks, worked out from the machine: from every place that was come to, every event that means
 * something there, delivered from outside. Places that are new are gone on from.
 */
export async function branches(place: Place, walked: readonly Leg[]): Promise<readonly Leg[]> {
  const known = new Set(walked.map(({ transition }) => transition))
  const found: Leg[] = []
  const queue = [...walked]
  for (let leg = queue.shift(); leg !== undefined; leg = queue.shift()) {
    const from = leg
    for (const { name, window } of waysFrom(from)) {
      if (known.has(name)) continue
      known.add(name)
      const next = await go(place, from, window)
      known.add(next.transition)
      found.push(next)
      queue.push(next)
    }
  }
  return found
}

interface Way {
  readonly name: string
  readonly window: Window
}

function waysFrom({ row }: Leg): readonly Way[] {
  const events = SAMPLES.flatMap((event): readonly Way[] => {
    const name = kindOf(row, event)
    return name === undefined ? [] : [{ name, window: { kind: 'event', event } }]
  })
  const waits = row.turn === 'time' || (row.turn === 'human' && row.stage !== 'blocked')
  const time: Way = { name: `${row.stage}.${row.substage} in time`, window: { kind: 'time' } }
  return waits ? [...events, time] : events
}

/** Longer than anybody is waited for. */
const MONTH_MS = 31 * 86_400_000

async function go(place: Place, from: Leg, window: Window): Promise<Leg> {
  await put(from.after, place.root)
  const aheadMs = from.passage.aheadMs + (window.kind === 'time' ? MONTH_MS : 0)
  const passage = { window, version: from.row.version, aheadMs }
  return legOf(place, { course: from.course, before: from.after, from: from.row, passage })
}

const FROM_EACH_STAGE = ['experiment.paused', 'experiment.cancelled']
const FROM_ANYWHERE = ['agent.gaveUp', 'effect.failed']
const TO_ANYWHERE = ['experiment.resumed', 'experiment.retried']

/**
 * The transition an event makes, named as the machine has it; undefined when it means nothing. One that leads from
 * everywhere is one, but for what people do: that is walked from each stage.
 */
function kindOf(row: Experiment, event: ExperimentEvent): string | undefined {
  const { changed, state } = step(thaw(row.snapshot), event)
  if (!changed) return undefined
  const to = positionOf(state)
  if (FROM_EACH_STAGE.includes(event.type)) return `${row.stage} ${event.type}`
  // what may be skipped is skipped where it halted, too
  if (event.type === 'agent.gaveUp' && isSkippable(row.stage)) return `${row.stage} ${event.type}`
  if (FROM_ANYWHERE.includes(event.type)) return event.type
  if (event.type === 'gate.skipped') return `${haltOf(row)} gate.skipped`
  if ('from' in event && event.from === null) return `${row.stage} ${event.type}`
  if (TO_ANYWHERE.includes(event.type)) return `${haltOf(row)} ${event.type} → ${to.stage}`
  const name = (stage: string, substage: string): string => (substage === '' ? stage : `${stage}.${substage}`)
  return `${name(row.stage, row.substage)} ${event.type} → ${name(to.stage, to.substage)}`
}

const HALTS = ['blocked', 'paused', 'cancelled', 'failed']
const haltOf = ({ stage }: Experiment): string => (HALTS.includes(stage) ? stage : 'active')

/** A person cancels there; then what is left is carried out. */
export async function cancelled(place: Place, from: Leg): Promise<readonly Leg[]> {
  const leg = await go(place, from, { kind: 'event', event: { type: 'experiment.cancelled', by, reason } })
  return [leg, await go(place, leg, { kind: 'drain' })]
}
