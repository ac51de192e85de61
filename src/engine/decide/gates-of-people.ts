import { HookeError } from '../../domain/errors.ts'
import type { ExperimentId } from '../../domain/ids.ts'
import type { Experiment } from '../../store/experiments.ts'
import type { Actor, ApproveRequest, Decided } from '../commands.ts'
import type { EngineDeps } from '../deps.ts'
import { decide, notNow } from './decision.ts'
import { requireRight } from './rights.ts'

const GATES = ['awaitingPlanApproval', 'awaitingResultApproval'] as const

/** Approves exactly the shown hash of the plan or of the result. */
export function approve(deps: EngineDeps, id: ExperimentId, request: ApproveRequest, actor: Actor): Decided {
  const row = deps.store.experiments.get(id)
  if (row.stage === 'awaitingPlanApproval') return approvePlan(deps, row, request, actor)
  if (row.stage === 'awaitingResultApproval') return approveResult(deps, row, request, actor)
  throw notNow(row, GATES)
}

/** Starting a spend needs `spend` besides `approve`, when the plan costs anything. */
function approvePlan(deps: EngineDeps, { id }: Experiment, request: ApproveRequest, actor: Actor): Decided {
  const { store, clock } = deps
  const plan = store.plans.latest(id)
  if (plan === undefined) throw new HookeError('record.incomplete', `${id} has no plan`)
  if (plan.plan.forecast.usd > 0) requireRight(store, actor, 'spend')
  const hash = requireShown(plan.hash, request.hash)
  return decide(deps, {
    id,
    actor,
    right: 'approve',
    at: ['awaitingPlanApproval'],
    rows: () => {
      if (request.acceptUnverified) acceptUnverified(deps, { id, version: plan.version, by: actor.name })
      const body = { acceptUnverified: request.acceptUnverified, channel: actor.channel }
      store.approvals.add({
        experiment: id,
        what: 'plan',
        hash,
        decision: 'approve',
        by: actor.name,
        note: '',
        body,
        at: clock.now(),
      })
    },
    event: () => ({ type: 'plan.approved', by: actor.name, hash }),
    words: `the plan ${hash.slice(0, 12)} is approved; it is sealed once the gates passed, and the work starts`,
  })
}

function acceptUnverified(
  { store }: EngineDeps,
  { id, version, by }: { id: ExperimentId; version: number; by: string },
): void {
  const open = store.factChecks
    .list(id, version)
    .filter(({ verdict, acceptedBy }) => verdict === 'unverified' && acceptedBy === null)
  for (const { assumption } of open) store.factChecks.accept(id, { planVersion: version, assumption, by })
}

function approveResult(deps: EngineDeps, { id }: Experiment, request: ApproveRequest, actor: Actor): Decided {
  const { store, clock } = deps
  const hash = requireShown(store.drafts.latest(id)?.hash ?? '', request.hash)
  const { merge, followUps } = request
  const known = store.followUps.list(id).map(({ n }) => n)
  const unknown = followUps.filter((n) => !known.includes(n))
  if (unknown.length > 0) {
    throw new HookeError('usage.wrong', `there is no follow-up ${unknown.join(', ')}`, {
      found: known.length > 0 ? `follow-ups ${known.join(', ')}` : 'no follow-ups were proposed',
      advice: `hooke show ${id}`,
    })
  }
  return decide(deps, {
    id,
    actor,
    right: 'approve',
    at: ['awaitingResultApproval'],
    rows: () => {
      const body = { merge, followUps: [...followUps], channel: actor.channel }
      store.approvals.add({
        experiment: id,
        what: 'result',
        hash,
        decision: 'approve',
        by: actor.name,
        note: '',
        body,
        at: clock.now(),
      })
    },
    event: () => ({ type: 'result.approved', by: actor.name, hash, followUps: [...followUps], merge }),
    words: `the result ${hash.slice(0, 12)} is approved; it is published next`,
  })
}

/** An approval names what it approves: another text than the shown one is refused (T-3). */
function requireShown(shown: string, asked: string | null): string {
  if (asked === null || (asked.length >= 8 && shown.startsWith(asked))) return shown
  throw new HookeError('request.conflict', 'what is shown now is not what was approved', {
    found: `shown ${shown.slice(0, 12)}, approved ${asked.slice(0, 12)}`,
    advice: 'read it again, then approve the hash that is shown',
  })
}

export function revise(deps: EngineDeps, id: ExperimentId, note: string, actor: Actor): Decided {
  return judge(deps, id, { decision: 'revise', note, actor, words: 'sent back with the note' })
}

export function reject(deps: EngineDeps, id: ExperimentId, note: string, actor: Actor): Decided {
  return judge(deps, id, { decision: 'reject', note, actor, words: 'rejected; the work is kept' })
}

interface Judgement {
  readonly decision: 'revise' | 'reject'
  readonly note: string
  readonly actor: Actor
  readonly words: string
}

function judge(deps: EngineDeps, id: ExperimentId, { decision, note, actor, words }: Judgement): Decided {
  if (note.trim() === '') {
    throw new HookeError('usage.wrong', 'the note is empty', {
      advice: 'say in a sentence what is to change, or why not',
    })
  }
  const { store, clock } = deps
  const what = store.experiments.get(id).stage === 'awaitingPlanApproval' ? 'plan' : 'result'
  const hash = (what === 'plan' ? store.plans.latest(id)?.hash : store.drafts.latest(id)?.hash) ?? ''
  const done = decision === 'revise' ? 'revised' : 'rejected'
  return decide(deps, {
    id,
    actor,
    right: 'approve',
    at: GATES,
    rows: () =>
      store.approvals.add({
        experiment: id,
        what,
        hash,
        decision,
        by: actor.name,
        note,
        body: { channel: actor.channel },
        at: clock.now(),
      }),
    event: () => ({ type: `${what}.${done}`, by: actor.name, note }),
    words,
  })
}
