import type { AgentOutcome, AgentRequest, InputBlock, Journal, Turn } from '../agents/agent.ts'
import { HookeError } from '../domain/errors.ts'
import { type ExperimentId, type SessionId, sessionIdOf } from '../domain/ids.ts'
import type { RoleName } from '../domain/workflow.ts'
import type { Session } from '../store/sessions.ts'
import type { EngineDeps } from './deps.ts'
import { inputFor } from './inputs/index.ts'
import { lookupBook } from './lookups.ts'
import { keepLost, purseOf, settleSession, settleTurn } from './purse.ts'

export interface SessionRequest {
  readonly experiment: ExperimentId
  readonly role: RoleName
  readonly round: number
}

/**
 * Runs or resumes one role's session: the row and its input are stored before the first turn, so that a restart
 * shows the role exactly what it was shown. A session whose submit a gate refused goes on with the reasons.
 */
export async function converse(
  deps: EngineDeps,
  wanted: SessionRequest,
  signal: AbortSignal,
): Promise<Conversed> {
  const session = await openSession(deps, wanted, signal)
  if (session.state === 'gaveUp') return { session: session.id, outcome: gaveUpAgain(session) }
  if (session.state === 'submitted') sendBack(deps, session)

  const request = await requestOf(deps, wanted, session, signal)
  const outcome = await deps.agents.backend(wanted.role).run(request, signal)
  if (signal.aborted) throw new HookeError('effect.aborted', 'the session was stopped')
  return { session: session.id, outcome }
}

export interface Conversed {
  readonly session: SessionId
  readonly outcome: AgentOutcome
}

/** The rows every end of a session brings; call inside the commit of its event. */
export function recordEnd(deps: EngineDeps, { session, outcome }: Conversed): void {
  const { store, clock } = deps
  const { usd, inputTokens, cachedTokens, outputTokens } = outcome.usage
  const before = store.sessions.get(session)
  store.sessions.addUsage(session, {
    usd: usd - before.usd,
    inputTokens: inputTokens + cachedTokens - before.inputTokens,
    outputTokens: outputTokens - before.outputTokens,
  })
  settleSession(deps, before, outcome.usage)
  if (outcome.kind === 'submitted')
    store.sessions.submit(session, { call: outcome.call, output: outcome.output })
  else store.sessions.giveUp(session, outcome.reason, clock.now())
}

async function openSession(deps: EngineDeps, wanted: SessionRequest, signal: AbortSignal): Promise<Session> {
  const id = sessionIdOf(wanted.experiment, wanted.role, wanted.round)
  const known = deps.store.sessions.find(id)
  if (known) {
    keepLost(deps, known)
    return known
  }

  const input = await inputFor(
    deps,
    { id: wanted.experiment, role: wanted.role, round: wanted.round },
    signal,
  )
  const session = {
    id,
    experiment: wanted.experiment,
    role: wanted.role,
    round: wanted.round,
    backend: deps.agents.backend(wanted.role).name,
    model: deps.agents.model(wanted.role),
    system: deps.mask(systemOf(deps, wanted)),
    input,
    startedAt: deps.clock.now(),
  }
  return deps.store.grouped(() => {
    deps.store.sessions.open(session)
    return deps.store.sessions.get(id)
  })
}

function systemOf(deps: EngineDeps, { experiment, role }: SessionRequest): string {
  const study = deps.study(deps.store.experiments.get(experiment).study)
  const glossary = Object.entries(study.glossary).map(([term, meaning]) => `- ${term}: ${meaning}`)
  const variables = {
    study: study.name,
    policy: [
      study.policy.style,
      `Words never used in a result: ${study.policy.forbiddenWords.join(', ') || 'none'}.`,
    ]
      .filter(Boolean)
      .join('\n'),
    glossary: glossary.join('\n') || '- none yet',
  }
  return deps.agents.system(role, variables, study.id)
}

async function requestOf(
  deps: EngineDeps,
  { experiment, role }: SessionRequest,
  session: Session,
  signal: AbortSignal,
): Promise<AgentRequest> {
  const row = deps.store.experiments.get(experiment)
  const place = await workplaceOf(deps, session, signal)
  const limits = deps.agents.limits(role, row.study)
  const effort = deps.agents.effort?.(role)
  return {
    session: session.id,
    role,
    study: row.study,
    model: session.model,
    system: session.system,
    input: session.input as unknown as readonly InputBlock[],
    output: deps.agents.role(role).output,
    journal: journalOf(deps, session),
    tools: place.tools,
    limits,
    purse: purseOf(deps, session, limits),
    ...(effort === undefined ? {} : { effort }),
    afterStep: place.afterStep,
    facts: deps.store.statistics.find(experiment)?.statistics.values ?? {},
  }
}

interface Workplace {
  readonly tools: AgentRequest['tools']
  readonly afterStep: AgentRequest['afterStep']
}

const BEFORE_CODE: readonly RoleName[] = ['clarifier', 'digest-writer', 'lesson-writer']

/** The worktree and tools of a session; each step that changed files is committed under a key of its own (W-6). */
async function workplaceOf(deps: EngineDeps, session: Session, signal: AbortSignal): Promise<Workplace> {
  const { experiment, role } = session
  signal.throwIfAborted()
  const study = deps.study(deps.store.experiments.get(experiment).study)
  const worktree = BEFORE_CODE.includes(role)
    ? null
    : await deps.worktrees.create(study.repository, experiment)
  const tools = deps.agents.tools({
    role,
    worktree: worktree?.path ?? null,
    protectedPaths: study.protectedPaths,
    hiddenPaths: role === 'tester' ? await writtenByImplementer(deps, experiment) : [],
    env: study.environment,
    mask: deps.mask,
    lookups: lookupBook(deps, session),
  })
  const afterStep = async (turn: number, summary: string) => {
    const commit = await deps.worktrees.commit(study.repository, {
      id: experiment,
      key: `${session.id}/${turn}`,
      message: `${role}: ${firstLine(summary)}`,
      at: timeOfLastAnswer(deps, session.id),
    })
    if (commit !== null) journalOf(deps, session).append({ kind: 'committed', commit, turn })
  }
  return { tools, afterStep }
}

/** The tester writes from the plan and the public interfaces: what the implementer changed is not shown to it. */
async function writtenByImplementer(deps: EngineDeps, experiment: ExperimentId): Promise<readonly string[]> {
  const { repository } = deps.study(deps.store.experiments.get(experiment).study)
  const written = deps.store.events.latest(experiment, 'code.written')?.event
  if (written?.type !== 'code.written') return []
  const { base } = await deps.worktrees.locate(repository, experiment)
  const diff = await deps.worktrees.compare(
    repository,
    base,
    String(written['commit' as keyof typeof written]),
  )
  return diff.files.map(({ path }) => path)
}

/** A redo of the commit carries the time of the answer that made it, so it is the same object. */
function timeOfLastAnswer(deps: EngineDeps, session: SessionId): number {
  const said = deps.store.turns.list(session).findLast(({ body }) => (body as Turn).kind === 'said')
  return said?.at ?? deps.clock.now()
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length > 72 ? `${line.slice(0, 71)}…` : line || 'a step'
}

function journalOf(deps: EngineDeps, session: Session): Journal {
  const { store, clock, hit } = deps
  const { id, experiment, role } = session
  return {
    read: () => store.turns.list(id).map(({ body }) => body as Turn),
    append: (turn) => {
      hit('turn.beforeCommit', role)
      store.relaxed(() => {
        store.turns.append(id, maskDeep(turn, deps.mask), clock.now())
        settleTurn(deps, session, turn)
        const body = { session: id, role, turn: turn.kind }
        store.feed.append({ experiment, kind: 'turn', body, at: clock.now() })
      })
      hit('turn.afterCommit', role)
    },
    durable: () => store.durable(),
  }
}

/** Masks every string of a value: the journal is stored and shown, so no secret may enter it (S-5). */
export function maskDeep(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item: unknown) => maskDeep(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskDeep(inner, mask)]))
}

/** The reasons of the gates that refused, as the answer to the submit they refused. */
function sendBack(deps: EngineDeps, session: Session): void {
  const refused = deps.store.gateRuns.list(session.experiment).filter(({ verdict }) => verdict === 'refuse')
  const last = refused.at(-1)
  const reasons = refused
    .filter(({ ranAt, atStage }) => ranAt === last?.ranAt && atStage === last.atStage)
    .flatMap(({ gate, reasons: own }) => own.map((reason) => `${gate}: ${reason}`))
  deps.store.transaction(() => {
    deps.store.turns.append(
      session.id,
      { kind: 'feedback', call: session.submitCall ?? '', reasons },
      deps.clock.now(),
    )
    deps.store.sessions.refuse(session.id)
  })
}

function gaveUpAgain(session: Session): AgentOutcome {
  return {
    kind: 'gaveUp',
    class: 'unavailable',
    reason: session.reason ?? 'this session had given up',
    usage: {
      inputTokens: session.inputTokens,
      cachedTokens: 0,
      outputTokens: session.outputTokens,
      usd: session.usd,
    },
  }
}
