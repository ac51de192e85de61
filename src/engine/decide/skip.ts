import { HookeError } from '../../domain/errors.ts'
import { GateLabel, GateName } from '../../domain/gate.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import { isSkippable, NEVER_SKIPPED, SKIPS, type SkippableStage } from '../../domain/skips.ts'
import { stageName, stageNamed } from '../../domain/stage-names.ts'
import type { Stage } from '../../domain/workflow.ts'
import { placeOf, thaw } from '../../state-machines/step.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Actor, Decided } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { decide } from './decision.ts'

interface Override {
  readonly id: ExperimentId
  /** A gate, one of the study's own, or a stage by either of its names. */
  readonly what: string
  readonly because: string
  readonly actor: Actor
}

/** An override of a person with the right `admin`, kept with author and reason (W-3): a gate or the work of a stage. */
export function skip(deps: EngineDeps, override: Override): Decided {
  const { what, because } = override
  if (because.trim() === '') throw badSkip(what, 'the reason is empty')
  const gate = GateLabel.safeParse(what)
  if (gate.success) return skipGate(deps, override, gate.data)
  const stage = stageNamed(what)
  if (stage === undefined) throw badSkip(what, 'it is no gate and no stage')
  return skipStage(deps, override, stage)
}

/** A gate may be skipped wherever the workflow is under way: one that sends back, before it is asked again. */
function skipGate(deps: EngineDeps, { id, because, actor }: Override, gate: GateLabel): Decided {
  return decide(deps, {
    id,
    actor,
    right: 'admin',
    at: [],
    rows: (row) => {
      requireUnderWay(row)
      keep(deps, { id, what: gate, because, actor })
    },
    event: () => ({ type: 'gate.skipped', by: actor.name, what: gate, because }),
    words: `${gate} is skipped from here on, with your reason in the record`,
  })
}

function skipStage(deps: EngineDeps, { id, because, actor }: Override, stage: Stage): Decided {
  if (!isSkippable(stage))
    throw new HookeError('request.conflict', `the stage ${stageName(stage)} cannot be skipped`, {
      found: NEVER_SKIPPED[stage],
      advice: `what can be: ${stagesNamed()}; a gate is skipped by its name`,
    })
  return decide(deps, {
    id,
    actor,
    right: 'admin',
    at: [],
    rows: (row) => {
      requireUnderWay(row)
      requireThere(row, stage)
      if (stage === 'critiquing') leaveUnverified(deps, { id, because, actor })
      keep(deps, { id, what: stage, because, actor })
    },
    event: () => ({ type: 'stage.skipped', by: actor.name, stage, because }),
    words: `${stageName(stage)} is skipped this time, with your reason in the record${STILL[stage] ?? ''}`,
  })
}

const STILL: Partial<Record<Stage, string>> = {
  critiquing: '; what the plan takes for granted is unverified until somebody accepts it',
  implementing: '; the gates still judge the branch as it is',
  reviewing: '; the gates still judge the code',
  testing: '; tests that are there and the smoke run still go',
  verifying: '; the gates still judge the record',
}

function keep({ store, clock }: EngineDeps, { id, what, because, actor }: Override): void {
  store.overrides.add({ experiment: id, what, because, by: actor.name, at: clock.now() })
}

function requireUnderWay(row: Experiment): void {
  if (!['paused', 'done', 'cancelled', 'failed'].includes(row.stage)) return
  throw new HookeError('request.conflict', `nothing of ${row.id} can be skipped now`, {
    found: `it is ${row.stage}`,
    advice: row.stage === 'paused' ? `hooke resume ${row.id}, then skip` : `hooke show ${row.id}`,
  })
}

/** Only the work that is going on, or that it halted in, can be skipped: not what is to come, and not what is over. */
function requireThere({ id, snapshot, stage: standing }: Experiment, stage: SkippableStage): void {
  const place = placeOf(thaw(snapshot)) ?? { stage: standing, substage: '' }
  const isSame = place.stage === stage
  if (isSame && place.substage === SKIPS[stage].from) return
  const stood = `${stageName(place.stage)}${isSame ? ` (${place.substage})` : ''}`
  throw new HookeError('request.conflict', `${id} does not stand where ${stageName(stage)} can be skipped`, {
    found: standing === 'blocked' ? `it is blocked; it stood at ${stood}` : `it stands at ${stood}`,
    advice: isSame
      ? 'what is left of this stage are its gates: skip the one that refuses by its name'
      : `a stage is skipped while it is under way, or where it is blocked; see hooke show ${id}`,
  })
}

/** Nobody checked what the plan takes for granted, so each of it is unverified until a person accepts it. */
function leaveUnverified({ store }: EngineDeps, { id, because, actor }: Omit<Override, 'what'>): void {
  const plan = store.plans.latest(id)
  if (plan === undefined) return
  const known = new Set(store.factChecks.list(id, plan.version).map(({ assumption }) => assumption))
  const open = plan.plan.assumptions.filter((assumption) => !known.has(assumption.id))
  const note = `${actor.name} skipped the critique: ${because}`
  store.factChecks.put(
    id,
    plan.version,
    open.map((assumption) => ({
      assumption: assumption.id,
      verdict: 'unverified' as const,
      source: 'nobody looked',
      note,
    })),
  )
}

function badSkip(what: string, why: string): HookeError {
  return new HookeError('usage.wrong', `"${what}" cannot be skipped like this: ${why}`, {
    found: `gates: ${GateName.options.join(', ')}; a study's own: hooks/EVENT/NAME; stages: ${stagesNamed()}`,
    advice: 'hooke skip ID GATE|STAGE "because …"',
  })
}

const stagesNamed = (): string => Object.keys(SKIPS).map(stageName).join(', ')
