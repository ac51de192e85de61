import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
