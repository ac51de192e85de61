import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderInput } from '../../src/agents/input.ts'
import { playing, submit, write } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { approval, implementation, RESCALE } from '../fakes/world/scripts.ts'
import { aLab, type Lab } from './harness.ts'

const SECRET = 'tk-90b1c77d2e4f5a6b'
const THOUGHTS = ['planner', 'implementer', 'tester', 'analyzer'] as const
const thoughtOf = (role: (typeof THOUGHTS)[number]): string => `between-us-${role}-believes`

describe('A-3: who judges sees the work and nothing of its author', () => {
  let lab: Lab

  beforeAll(async () => {
    lab = aLab({
      secrets: [{ name: 'SCALE_TOKEN', value: SECRET }],
      study: { context: `A small code base; the key ${SECRET} opens it.` },
      scripts: {
        planner: () =>
          playing([{ say: thoughtOf('planner'), calls: [submit({ plan: scalePlan(), answers: [] })] }]),
        'critic-statistics': () => ({ ...approval, simplestAlternative: 'critic-said-this' }),
        implementer: () =>
          playing([
            { say: thoughtOf('implementer'), calls: [write('src/rescale.js', RESCALE)] },
            {
              say: thoughtOf('implementer'),
              calls: [
                submit(
                  implementation({
                    summary: thoughtOf('implementer'),
                    assumptions: [thoughtOf('implementer')],
                    lookAt: [thoughtOf('implementer')],
                  }),
                ),
              ],
            },
          ]),
        tester: () =>
          playing([
            {
              say: thoughtOf('tester'),
              calls: [
                submit({
                  summary: thoughtOf('tester'),
                  tests: [{ path: 'test/summarise.test.js', proves: thoughtOf('tester') }],
                  notTested: [],
                }),
              ],
            },
          ]),
        analyzer: () =>
          playing([{ say: thoughtOf('analyzer'), calls: [submit({ draft: scaleDraft(), answers: [] })] }]),
      },
    })
    await lab.begin()
    await lab.approveAndSettle()
  }, 180_000)
  afterAll(() => lab.gone())

  it('keeps what each author said in the journal', () => {
    const turns = lab.store.sessions
      .list(lab.experiment().id)
      .flatMap(({ id }) => lab.store.turns.list(id).map(({ body }) => JSON.stringify(body)))
      .join()

    for (const role of THOUGHTS) expect(turns).toContain(thoughtOf(role))
  })

  it.each([
    'fact-checker',
    'critic-methodology',
    'critic-statistics',
    'critic-alternatives',
    'code-reviewer',
    'tester',
    'verifier',
    'auditor',
  ])('shows the %s none of it, neither in the stored input nor in what was sent', (role) => {
    const sent = lab.agents.requests
      .filter((request) => request.role === role)
      .map(({ input, system }) => JSON.stringify(input) + system)
      .join()

    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.input(role)).not.toBe('')
    for (const author of THOUGHTS) {
      expect(lab.input(role)).not.toContain(thoughtOf(author))
      expect(sent).not.toContain(thoughtOf(author))
    }
    expect(sent).not.toContain('critic-said-this')
  })

  it('K-3, A-12: tells byte for byte what each role was given, with secrets masked', () => {
    for (const { session, role, system, input } of lab.agents.requests) {
      const told = lab.commands.readPrompt(lab.experiment().id, session)

      expect(told).toMatchObject({ session, role, backend: 'scripted', system, task: renderInput(input) })
      expect(told.task).toContain('the key ‹secret:SCALE_TOKEN› opens it')
      expect(told.task).not.toContain(SECRET)
    }
    const { round } = lab.commands.readPrompt(lab.experiment().id, 'planner')
    expect(round).toBe(1)
  })

  it('says which roles there are when one is asked for that has not worked', () => {
    const asked = (): unknown => lab.commands.readPrompt(lab.experiment().id, 'digest-writer')

    expect(asked).toThrow(expect.objectContaining({ found: expect.stringContaining('planner') as string }))
  })

  it('shows the tester no code of the implementer, only the names it offers', () => {
    expect(lab.input('tester')).toContain('rescale')
    expect(lab.input('tester')).not.toContain('value * factor')
    expect(lab.input('code-reviewer')).toContain('value * factor')
  })
})
