import { z } from 'zod'
import { HookeError } from '../../../domain/errors.ts'
import type { ExperimentId } from '../../../domain/ids.ts'
import { stageName } from '../../../domain/stage-names.ts'
import type { Actor, Commands } from '../../commands.ts'
import { requireRight } from '../../decide/rights.ts'
import { publicationKey } from '../../handlers/publish/publication.ts'
import type { EngineDeps } from '../../deps.ts'
import { queuePost } from '../posts.ts'
import type { TrackerCommand } from './parse.ts'

export interface Order {
  readonly id: ExperimentId
  readonly actor: Actor
}

type Deps = EngineDeps & { readonly commands: Commands }

/** Does what a comment orders, through the same door as everybody (W-2); gives what was done, in words, or throws why not. */
export function carryOut(deps: Deps, { id, actor }: Order, command: TrackerCommand): string {
  const { commands } = deps
  switch (command.kind) {
    case 'plan':
      return `${id} is planned already`
    case 'status':
      return status(deps, id)
    case 'approve':
      return approve(deps, { id, actor }, command)
    case 'create':
      return choose(deps, { id, actor }, command.numbers)
    case 'answer':
      return commands.answer(id, { [command.n]: command.text }, { waveThrough: false }, actor).words
    case 'revise':
      return commands.revise(id, command.note, actor).words
    case 'reject':
      return commands.reject(id, command.note, actor).words
    default:
      return steer(commands, { id, actor }, command)
  }
}

type Steering = Extract<
  TrackerCommand,
  { kind: 'resume' } | { kind: 'pause' | 'cancel' } | { kind: 'skip' } | { kind: 'runNow' }
>

function steer(commands: Commands, { id, actor }: Order, command: Steering): string {
  switch (command.kind) {
    case 'pause':
      return commands.pause(id, command.reason, actor).words
    case 'cancel':
      return commands.cancel(id, command.reason, actor).words
    case 'resume':
      return commands.resume(id, actor).words
    case 'skip':
      return commands.skip(id, command.what, command.because, actor).words
    case 'runNow':
      return commands.runNow(id, command.because, actor).words
  }
}

function status({ store }: Deps, id: ExperimentId): string {
  const { stage, waitingFor, reason } = store.experiments.get(id)
  const waits = waitingFor === null ? '' : `; it waits for ${waitingFor}`
  return `${id} stands at ${stageName(stage)}${waits}${reason === null ? '' : `. Why: ${reason}`}`
}

const CHOSEN = 'tracker.chosen'
const Chosen = z.object({ hash: z.string(), numbers: z.array(z.number()) })

function approve(
  deps: Deps,
  { id, actor }: Order,
  { hash, merge }: Extract<TrackerCommand, { kind: 'approve' }>,
): string {
  const { store, commands } = deps
  const chosen = Chosen.safeParse(store.observations.find(id, CHOSEN)).data
  const isOfThis = chosen !== undefined && chosen.hash === store.drafts.latest(id)?.hash
  const followUps = isOfThis ? chosen.numbers : []
  return commands.approve(id, { hash, merge, followUps, acceptUnverified: false }, actor).words
}

/** Before the approval a choice that goes with it; afterwards the issues are made at once (T-6). */
function choose(deps: Deps, { id, actor }: Order, numbers: readonly number[]): string {
  const { store, clock } = deps
  requireRight(store, actor, 'approve')
  requireProposed(deps, id, numbers)
  const { stage } = store.experiments.get(id)
  const hash = store.drafts.latest(id)?.hash ?? null
  if (stage === 'done') return createNow(deps, id, numbers)
  if (stage === 'awaitingResultApproval' && hash !== null) {
    store.observations.put(id, { name: CHOSEN, body: { hash, numbers }, at: clock.now() })
    return `follow-up ${numbers.join(', ')} will be created with the approval`
  }
  throw new HookeError(
    'request.conflict',
    'follow-ups are created with the approval of the result, or after it',
    {
      found: `${id} stands at ${stageName(stage)}`,
    },
  )
}

function requireProposed({ store }: Deps, id: ExperimentId, numbers: readonly number[]): void {
  const known = store.followUps.list(id).map(({ n }) => n)
  const unknown = numbers.filter((n) => !known.includes(n))
  if (unknown.length === 0) return
  throw new HookeError('usage.wrong', `there is no follow-up ${unknown.join(', ')}`, {
    found: known.length > 0 ? `follow-ups ${known.join(', ')}` : 'none was proposed',
    advice: 'name some of those that are listed',
  })
}

function createNow(deps: Deps, id: ExperimentId, numbers: readonly number[]): string {
  const { store } = deps
  const planHash = store.plans.sealed(id)?.hash ?? ''
  const known = store.followUps.list(id)
  const before = known.flatMap(({ n, chosen }) => (chosen ? [n] : []))
  store.followUps.choose(id, [...new Set([...before, ...numbers])])
  const made = known.filter(({ n, issue }) => numbers.includes(n) && issue !== null)
  const rest = numbers.filter((n) => !made.some((one) => one.n === n))
  for (const n of rest) {
    const key = `${publicationKey(id, `v${store.drafts.latest(id)?.version ?? 1}`)}/follow-up/${n}`
    queuePost(deps, id, { key, post: { kind: 'followUp', n, planHash } })
  }
  const words = made.map(({ n, issue }) => `follow-up ${n} is ${issue ?? ''} already`)
  return [...words, ...(rest.length > 0 ? [`follow-up ${rest.join(', ')} is created as an issue`] : [])].join(
    '; ',
  )
}
