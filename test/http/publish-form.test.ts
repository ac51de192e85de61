import { afterEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { anExperiment } from '../builders/store.ts'
import { aWeb, type TestWeb } from './web.ts'

describe('the form that publishes the issue of a private experiment', () => {
  const held: { web?: TestWeb } = {}
  afterEach(() => held.web?.remove())

  function aPage(tracker: string) {
    const web = (held.web = aWeb({ study: () => ({ tracker }) }))
    const id = anExperiment(web.store, { issue: 'BANDIT-I1' })
    return { web, id, page: async () => (await web.get(`/experiments/${id}`)).text() }
  }

  it('T-11, H-3: is there where the study has a tracker outside and the experiment no issue in it', async () => {
    const { web, id, page } = aPage('team')
    expect(await page()).toContain(`action="/experiments/${id}/publish"`)
    web.store.trackerLinks.add({ experiment: id, tracker: 'team', issueId: 'i-1' })
    expect(await page()).not.toContain('/publish"')
  })

  it('T-11: is not there where the study has the built-in tracker alone', async () => {
    expect(await aPage('embedded').page()).not.toContain('/publish"')
  })

  it('T-11: what the tracker does not answer is said to who asked, with what to do', async () => {
    const { web, id } = aPage('team')
    const advice = 'ask again: it will be one issue'
    web.fake.fail(new HookeError('tracker.unreachable', 'no answer', { retryable: true, advice }))
    const reply = await web.post(`/api/v1/experiments/${id}/publish`)
    expect(reply.status).toBeGreaterThanOrEqual(500)
    expect(await reply.json()).toMatchObject({ detail: 'no answer', advice })
  })
})
