import { afterEach, describe, expect, it } from 'vitest'
import { type AgentBackend, type AgentRequest, type Agents } from '../../src/agents/agent.ts'
import { NO_USAGE } from '../../src/agents/conversation.ts'
import { runSession, type Model, type ModelReply } from '../../src/agents/session-loop.ts'
import type { BudgetLevels } from '../../src/hooks/budget.gate.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createViews } from '../../src/store/views/views.ts'
import { uneventfulScripts } from '../fakes/world/scripts.ts'
import { aLab as openLab, type Lab, type LabOptions } from './harness.ts'

const opened: Lab[] = []
afterEach(async () => {
  for (const lab of opened.splice(0)) await lab.gone()
})

/** What a model does for a session: the uneventful answer unless a test says otherwise. */
type Ask = (
  request: AgentRequest,
  signal: AbortSignal,
  turn: number,
) => ModelReply | Promise<ModelReply> | undefined

interface Priced {
  readonly reserve: number
  readonly paid: number
  readonly ask?: Ask
}

/** A laboratory whose models cost something; good as far as the gate of the plan. */
function aLab({ reserve, paid, ask }: Priced, options: LabOptions = {}): Lab {
  const modelFor = (request: AgentRequest): Model => ({
    worstPrice: () => reserve,
    next: async ({ messages }, signal) => {
      const turn = messages.filter(({ kind }) => kind === 'answer').length + 1
      return (await ask?.(request, signal, turn)) ?? submits(request, paid)
    },
  })
  const backend: AgentBackend = {
    name: 'priced',
    disclosure: null,
    run: (request, signal) => runSession({ model: modelFor(request), clock: systemClock }, request, signal),
  }
  const priced = (agents: Agents): Agents => ({ ...agents, backend: () => backend })
  const lab = openLab({ ...options, wrap: ({ agents }) => ({ agents: priced(agents) }) })
  opened.push(lab)
  return lab
}

function submits(request: AgentRequest, usd: number): ModelReply {
  const output = uneventfulScripts[request.role]?.(request, { round: 1, feedback: [] })
  return said([{ id: `${request.role}-1`, tool: 'submit', input: output }], usd)
}

function said(calls: readonly { id: string; tool: string; input: unknown }[], usd: number): ModelReply {
  return { kind: 'said', text: '', calls, usage: { ...NO_USAGE, usd } }
}

const costs = (lab: Lab) => lab.store.costs.list(lab.experiment().id)
const budget = (
  over: Partial<{
    experimentUsd: number
    studyUsd: number
    stageUsd: number
    dayUsd: number
    levels: BudgetLevels
  }>,
) => ({
  study: { budget: { experimentUsd: 100, studyUsd: 100, ...over } },
})

describe('money', () => {
  it('A-8: is in the ledger turn by turn, and nothing reserved is left', async () => {
    const lab = aLab({ reserve: 0.5, paid: 0.25 }, budget({}))

    expect((await lab.begin()).stage).toBe('awaitingPlanApproval')

    expect(costs(lab).map(({ key, usd }) => [key.split('.')[1], usd])).toEqual(
      expect.arrayContaining([
        ['clarifier', 0.25],
        ['planner', 0.25],
        ['critic-statistics', 0.25],
      ]),
    )
    expect(costs(lab)).toHaveLength(6)
    expect(costs(lab).every(({ key }) => key.startsWith('session/'))).toBe(true)
    const [spent] = createViews(lab.store).budget().experiments
    expect(spent).toMatchObject({ total: 1.5, forecastUsd: expect.any(Number) as number })
  })

  it.each([
    ['experiment', budget({ experimentUsd: 1 })],
    ['study', budget({ studyUsd: 1 })],
    ['day', budget({ dayUsd: 1 })],
  ])('A-8: stops new work at the cap of the %s, and says so to a person', async (scope, options) => {
    const lab = aLab({ reserve: 0.4, paid: 0.4 }, options)

    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toContain(`is spent for the ${scope}`)
    expect(costs(lab).reduce((sum, { usd }) => sum + usd, 0)).toBeLessThanOrEqual(1)
    expect(costs(lab).filter(({ key }) => key.startsWith('reserved/'))).toEqual([])
  })

  it('K-1: stops new and running work, and warns, at the shares that are configured', async () => {
    const levels = { warn: 0.1, stopNew: 0.5, stopRunning: 1 }
    const lab = aLab({ reserve: 0.2, paid: 0.2 }, budget({ experimentUsd: 1, levels }))

    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toMatch(/is spent for the experiment|would go over the cap/)
    expect(costs(lab).reduce((sum, { usd }) => sum + usd, 0)).toBeLessThanOrEqual(0.5)
    const warnings = lab.log.filter(({ fields }) => fields['event'] === 'budget.warning')
    expect(warnings[0]?.message).toContain('warning: 10 % reached')
  })

  it('A-8: stops new work at the cap of a stage, and not the next stage', async () => {
    const lab = aLab({ reserve: 0.4, paid: 0.4 }, budget({ stageUsd: 1 }))

    const { stage, reason } = await lab.begin()

    // one session each in intake and planning; the readers of the plan are four in one stage
    expect(stage).toBe('blocked')
    expect(reason).toContain('is spent for the stage')
    expect(costs(lab).filter(({ usd }) => usd > 0)).toHaveLength(4)
  })

  it('A-8: lets running work go on over the cap, and stops it at 120 %', async () => {
    const looks: Ask = ({ role }, _signal, turn) =>
      role === 'planner'
        ? said(
            [{ id: `look-${turn}`, tool: 'list', input: { path: '.', glob: `*${turn}` } }],
            turn === 1 ? 1.05 : 0.1,
          )
        : undefined
    const lab = aLab({ reserve: 0.05, paid: 0, ask: looks }, budget({ experimentUsd: 1 }))

    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toContain('over 120 %')
    const planner = lab.store.sessions.list(lab.experiment().id).find(({ role }) => role === 'planner')
    const turns = lab.store.turns
      .list(planner!.id)
      .filter(({ body }) => (body as { kind: string }).kind === 'said')
    expect(turns).toHaveLength(2)
  })

  it('A-8: warns at four fifths of a cap', async () => {
    const lab = aLab({ reserve: 0.1, paid: 0.1 }, budget({ experimentUsd: 0.7 }))

    await lab.begin()

    expect(lab.log.filter(({ fields }) => fields['event'] === 'budget.warning')[0]?.message).toContain(
      '80 % reached',
    )
  })

  it('A-8: counts a call that was cut off by a stop as spent, once, and asks again', async () => {
    const hangs = { on: true }
    const ask: Ask = ({ role }, signal) =>
      role === 'clarifier' && hangs.on
        ? new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))))
        : undefined
    const lab = aLab({ reserve: 0.3, paid: 0.1, ask }, budget({}))
    await lab.newExperiment()
    await lab.until(() => costs(lab).length === 1)
    expect(costs(lab)[0]).toMatchObject({ key: expect.stringMatching(/^reserved\//) as string, usd: 0.3 })

    await lab.engine.stop()
    hangs.on = false
    const next = createEngine(lab.parts, { epoch: 2 })
    next.start()
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    await next.stop()

    expect(
      costs(lab)
        .filter(({ key }) => key.startsWith('lost/'))
        .map(({ usd }) => usd),
    ).toEqual([0.3])
    expect(costs(lab).filter(({ key }) => key.startsWith('reserved/'))).toEqual([])
    expect(costs(lab).filter(({ key }) => key.startsWith('session/'))).toHaveLength(6)
  })
})

describe('a provider that is not to be had', () => {
  it('A-9: makes its experiment wait until a time, shown with the reason, as often as it takes; others go on', async () => {
    const hour = 3_600_000
    const left = { waits: 8 }
    const ask: Ask = ({ session, role }) => {
      if (role !== 'planner' || !session.startsWith('SCALE-001') || left.waits === 0) return undefined
      left.waits -= 1
      const retryAt = lab.clock.now() + hour
      const error = new HookeError('agent.unavailable', 'the provider limits how often it is asked (429)', {
        retryable: true,
        retryAt,
      })
      return { kind: 'trouble', error, usage: null }
    }
    const lab: Lab = aLab({ reserve: 0.1, paid: 0.1, ask }, budget({}))
    const first = await lab.newExperiment()
    const waiting = () => createViews(lab.store).waits(lab.clock.now()).get(first.id)
    await lab.until(() => waiting() !== undefined)

    await lab.newExperiment('Does a scale of ten give a higher score than a plain one?')
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')

    expect(waiting()).toMatchObject({ reason: expect.stringContaining('(429)') as string })
    expect(createViews(lab.store).experiment(first.id, lab.clock.now()).waits?.until).toBeGreaterThan(
      lab.clock.now(),
    )
    expect(createViews(lab.store).stuck()).toEqual([])
    await lab.until(() => lab.engine.busy === 0)
    while (left.waits > 0) {
      const before = left.waits
      lab.clock.advance(hour)
      await lab.until(() => left.waits < before)
    }
    await lab.until(() => waiting() !== undefined)
    lab.clock.advance(hour)
    await lab.until(() => lab.experiment(first.id).stage === 'awaitingPlanApproval')
  })
})
