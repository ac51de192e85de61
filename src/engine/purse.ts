import type { Purse, SessionLimits, Turn, Usage } from '../agents/agent.ts'
import type { SessionId } from '../domain/ids.ts'
import { BUDGET_LEVELS } from '../hooks/budget.gate.ts'
import { judge } from '../hooks/index.ts'
import type { Session } from '../store/sessions.ts'
import type { EngineDeps } from './deps.ts'
import { type Cap, capsOfTurn } from './facts/money-left.ts'

/** What a session has paid so far; corrected with each turn. */
const paidKey = (session: SessionId): string => `session/${session}`
/** The call under way. It counts as spent, so that no two calls share the last of a cap. */
const reservedKey = (session: SessionId): string => `reserved/${session}`

/**
 * The money of one session. A call is reserved at its worst price and judged by the gate `budget` before it is
 * made: the first one of a session as new work, the others as running work.
 */
export function purseOf(deps: EngineDeps, session: Session, limits: SessionLimits): Purse {
  const { store } = deps
  return {
    reserve: (usd) => (usd === 0 ? null : store.transaction(() => reserve(deps, session, { usd, limits }))),
    release: () => store.costs.drop(reservedKey(session.id)),
  }
}

function reserve(
  deps: EngineDeps,
  session: Session,
  { usd, limits }: { usd: number; limits: SessionLimits },
): string | null {
  const turns = deps.store.turns.list(session.id).map(({ body }) => body as Turn)
  const isNew = !turns.some(({ kind }) => kind === 'said')
  const own = { scope: 'session', capUsd: limits.usd, spentUsd: usdIn(turns) }
  const caps = [own, ...capsOfTurn(deps, deps.store.experiments.get(session.experiment))]
  const refusal = isNew ? refusalOf(deps, session, { phase: 'turn', caps, nextUsd: usd }) : null
  const running = caps.map((cap) => ({ ...cap, spentUsd: cap.spentUsd + usd }))
  const stop = refusal ?? refusalOf(deps, session, { phase: 'running', caps: running, nextUsd: 0 })
  if (stop !== null) return stop
  deps.store.costs.put({
    key: reservedKey(session.id),
    experiment: session.experiment,
    kind: 'model',
    usd,
    detail: `${session.role}, ${session.backend}: at most, for the call under way`,
    at: deps.clock.now(),
  })
  return null
}

interface Asked {
  readonly phase: 'turn' | 'running'
  readonly caps: readonly Cap[]
  readonly nextUsd: number
}

function refusalOf(
  deps: EngineDeps,
  { id, experiment }: Session,
  { phase, caps, nextUsd }: Asked,
): string | null {
  const levels = deps.study(deps.store.experiments.get(experiment).study).budget.levels ?? BUDGET_LEVELS
  const facts = { phase, caps: caps.map(rounded), nextUsd: cents(nextUsd), acceptedBy: null, levels }
  const verdict = judge(deps.gates, 'budget', facts)
  if (verdict.kind === 'refuse') return `budget: ${verdict.reasons.join('; ')}`
  const warnings = verdict.evidence.filter(({ found }) => found.includes('warning'))
  if (phase === 'turn' && warnings.length > 0) {
    const words = warnings.map(({ what, found }) => `${what}: ${found}`).join('; ')
    deps.log.warn({ event: 'budget.warning', experiment, session: id }, words)
  }
  return null
}

/** For words: nobody reads a tenth of a cent. */
function rounded(cap: Cap): Cap {
  return { ...cap, capUsd: cap.capUsd, spentUsd: cents(cap.spentUsd) }
}

function cents(usd: number): number {
  return Math.ceil(usd * 100) / 100
}

/** In the commit of a turn that was paid: what it cost is known now, and nothing is under way any more. */
export function settleTurn({ store, clock }: EngineDeps, session: Session, turn: Turn): void {
  if (!('usage' in turn)) return
  store.costs.drop(reservedKey(session.id))
  if (turn.usage.usd === 0) return
  store.costs.put({
    key: paidKey(session.id),
    experiment: session.experiment,
    kind: 'model',
    usd: usdIn(store.turns.list(session.id).map(({ body }) => body as Turn)),
    detail: paidDetail(session),
    at: clock.now(),
  })
}

/** At the end of a session, also of one that cost nothing. */
export function settleSession({ store, clock }: EngineDeps, session: Session, { usd }: Usage): void {
  const { id, experiment } = session
  const cost = { key: paidKey(id), experiment, kind: 'model' as const, usd, at: clock.now() }
  store.costs.put({ ...cost, detail: paidDetail(session) })
}

/**
 * A reservation that is there when a session goes on is of a call whose reply was lost with the daemon, or when it was
 * stopped. Nobody can say what it cost: it stays spent, under a key of its own.
 */
export function keepLost({ store, clock }: EngineDeps, { id, experiment, role, backend }: Session): void {
  const reserved = store.costs.find(reservedKey(id))
  if (reserved === undefined) return
  store.transaction(() => {
    store.costs.drop(reserved.key)
    store.costs.put({
      key: `lost/${id}/${clock.now()}`,
      experiment,
      kind: 'model',
      usd: reserved.usd,
      detail: `${role}, ${backend}: at most, for a reply that was lost`,
      at: reserved.at,
    })
  })
}

function paidDetail({ role, backend }: Session): string {
  return `${role}, ${backend}`
}

function usdIn(turns: readonly Turn[]): number {
  return turns.reduce((sum, turn) => sum + ('usage' in turn ? turn.usage.usd : 0), 0)
}
