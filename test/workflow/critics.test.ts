import { describe, expect, it } from 'vitest'
import type { Agents } from '../../src/agents/agent.ts'
import { CRITICS } from '../../src/domain/workflow.ts'
import { createScriptedAgents } from '../fakes/scripted-agent.ts'
import { aFinding, approval, uneventfulScripts } from '../fakes/world/scripts.ts'
import { soundLabs } from './sound-labs.ts'

const labWith = soundLabs()

const READERS: readonly string[] = ['fact-checker', ...CRITICS]

describe('the readers of a plan', { timeout: 60_000 }, () => {
  it('read at the same time: none of the four ends before all have begun', async () => {
    const begun: string[] = []
    const gate = Promise.withResolvers<true>()
    const together = (agents: Agents): Agents => ({
      ...agents,
      backend: (role) => {
        const inner = agents.backend(role)
        if (!READERS.includes(role)) return inner
        return {
          ...inner,
          async run(request, signal) {
            begun.push(request.role)
            if (begun.length === READERS.length) gate.resolve(true)
            await gate.promise
            return inner.run(request, signal)
          },
        }
      },
    })
    const lab = labWith({ wrap: ({ agents }) => ({ agents: together(agents) }) })
    const { stage } = await lab.begin()

    expect(stage).toBe('awaitingPlanApproval')
    expect(begun.toSorted()).toEqual(READERS.toSorted())
  })

  it.each([
    ['approve', 'approve', 'approve', ['planning', 'critiquing', 'awaitingPlanApproval']],
    ['ask', 'approve', 'approve', ['planning', 'critiquing', 'awaitingPlanApproval']],
    [
      'ask',
      'revise',
      'approve',
      ['planning', 'critiquing', 'planning', 'critiquing', 'awaitingPlanApproval'],
    ],
  ] as const)('the worst verdict wins: %s, %s, %s', async (first, second, third, stages) => {
    const says =
      (verdict: typeof first | typeof second | typeof third) =>
      (_: unknown, { round }: { round: number }) =>
        round === 1 ? { ...approval, verdict } : approval
    const lab = labWith({
      scripts: {
        'critic-methodology': says(first),
        'critic-statistics': says(second),
        'critic-alternatives': says(third),
      },
    })
    await lab.begin()

    expect(lab.stages()).toEqual(stages)
  })

  it('a must-fix finding beside the verdict "approve" is no approval', async () => {
    const lab = labWith({
      study: {
        limits: {
          planRounds: 0,
          reviewRounds: 0,
          testRounds: 0,
          auditRounds: 0,
          refusals: 0,
          infraRetries: 0,
        },
      },
      scripts: { 'critic-statistics': () => ({ ...approval, findings: [aFinding()] }) },
    })
    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toContain('the critics still ask for a revision')
  })

  it('A-3: a critic may be of another backend and model than the author, and the session says which', async () => {
    const lab = labWith({
      wrap: ({ clock }) => {
        const [own, other] = [1, 2].map(() => createScriptedAgents(uneventfulScripts, { clock }))
        const of = (role: string): Agents => (role === 'critic-statistics' ? other! : own!)
        const agents: Agents = {
          ...own!,
          backend: (role) => ({
            ...of(role).backend(role),
            name: of(role) === other ? 'another' : 'scripted',
          }),
          model: (role) => (of(role) === other ? 'another-family' : 'scripted'),
        }
        return { agents }
      },
    })
    const { id } = await lab.begin()
    const used = lab.store.sessions.list(id).map(({ role, backend, model }) => [role, backend, model])

    expect(used).toContainEqual(['critic-statistics', 'another', 'another-family'])
    expect(used).toContainEqual(['planner', 'scripted', 'scripted'])
  })
})
