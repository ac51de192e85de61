import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sessionIdOf } from '../../src/domain/ids.ts'
import { anExperiment } from '../builders/store.ts'
import { aWeb, type TestWeb } from './web.ts'

describe('the form that skips the work of a stage', () => {
  let web: TestWeb
  beforeEach(() => (web = aWeb()))
  afterEach(() => web.remove())

  const pageAt = async (stage: string, turn: string): Promise<string> => {
    const id = anExperiment(web.store)
    web.store.db.prepare('update experiments set stage = ?, turn = ? where id = ?').run(stage, turn, id)
    return (await web.get(`/experiments/${id}`)).text()
  }

  it('W-3: is there while an agent does what may be skipped, and asks for the reason', async () => {
    const page = await pageAt('critiquing', 'agent')

    expect(page).toMatch(/action="\/experiments\/BANDIT-\d+\/skip"/)
    expect(page).toContain('Skip critique…')
    expect(page).toContain('<input type="hidden" name="what" value="critiquing" />')
    expect(page).toContain('name="because"')
  })

  it.each(['planning', 'running', 'done'])(
    'W-3: is not there at %s, which nobody may skip',
    async (stage) => {
      expect(await pageAt(stage, 'agent')).not.toContain('/skip"')
    },
  )
})

describe('the form that a role filled in', () => {
  let web: TestWeb
  beforeEach(() => (web = aWeb()))
  afterEach(() => web.remove())

  it('W-3: is there where the experiment is blocked, with gate and reason as text, and a button for the person', async () => {
    const { store } = web
    const because = 'a pilot</textarea><script>alert(1)</script>'
    const experiment = anExperiment(store, { stage: 'blocked', turn: 'human', reason: 'too few seeds' })
    const session = sessionIdOf(experiment, 'planner', 1)
    const output = { proposeSkip: { gate: 'plan-complete', because } }
    store.sessions.open({
      ...{ id: session, experiment, role: 'planner', round: 1, backend: 'rehearsal', model: 'recorded' },
      ...{ system: '', input: [], startedAt: 1000 },
    })
    store.gateRuns.add({
      ...{ experiment, gate: 'plan-complete', atStage: 'planning', visit: 2, verdict: 'refuse' },
      ...{ reasons: ['1 seed'], evidence: [], factsHash: '', ranAt: 2000 },
    })
    const said = { kind: 'said', text: '', calls: [{ id: 'c-1', tool: 'submit', input: output }] }
    store.turns.append(session, said, 3000)
    store.sessions.submit(session, { call: 'c-1', output })
    const page = await (await web.get(`/experiments/${experiment}`)).text()
    const inbox = await (await web.get('/')).text()

    expect(page).toContain('The planner proposes to skip plan-complete…')
    expect(page).toContain('These are the words of the planner')
    expect(page).toContain('<input type="hidden" name="what" value="plan-complete" />')
    expect(page).toMatch(/<textarea name="because"[^>]*>a pilot&lt;\/textarea&gt;&lt;script&gt;/)
    expect(page).toContain('Skip plan-complete</button>')
    expect(inbox).toContain('the planner proposes to skip plan-complete: a pilot&lt;/textarea&gt;')
  })
})
