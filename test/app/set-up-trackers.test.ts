import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config/load.ts'
import { setUpTrackers } from '../../src/app/set-up-trackers.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { FORM_MARK, FORM_PATH } from '../../src/trackers/github/issue-form.ts'
import { type FakeGithub, startFakeGithub } from '../fakes/github/github-fake.ts'

describe('hooke init --labels --templates', () => {
  let fake: FakeGithub
  beforeEach(async () => {
    fake = await startFakeGithub()
  })
  afterEach(() => fake.close())

  const run = (what: { labels: boolean; templates: boolean }) => {
    const text = `
[tracker.code]
kind = "github"
repository = "lab/bandits"
token = "GITHUB_TOKEN"
url = "${fake.url}"
statuses = { running = "In progress" }

[secrets]
GITHUB_TOKEN = "env:GITHUB_TOKEN"
`
    const config = readConfig({ path: '/lab/hooke.toml', text, env: {} })
    const env = { GITHUB_TOKEN: fake.tokens.bot }
    // the client keeps three seconds between writes; the labels here are few
    return setUpTrackers({ config, env, clock: systemClock, what, signal: AbortSignal.timeout(60_000) })
  }
  const form = () => fake.repository().files.get(FORM_PATH)
  const label = (name: string) =>
    void fake.repository().labels.set(name.toLowerCase(), { id: 1, name, color: '000000', description: '' })

  it('T-8: makes what is missing, and nothing a second time', async () => {
    for (const name of [
      ...['status:planning', 'status:needs-you', 'status:in-progress', 'status:in-review', 'status:blocked'],
      ...['status:paused', 'status:cancelled', 'status:failed', 'status:done', 'Hooke', 'follow-up'],
      ...['priority:urgent', 'priority:high', 'priority:medium', 'priority:low', 'reproducible'],
    ])
      label(name)
    const what = { labels: true, templates: true }

    expect(await run(what)).toEqual([
      {
        tracker: 'code',
        made: ['label In progress', 'label non-reproducible', `form ${FORM_PATH}`],
      },
    ])
    expect(form()).toContain('label: "Seeds per condition"')
    expect(await run(what)).toEqual([{ tracker: 'code', made: [] }])
    expect(fake.repository().labels.get('hooke')?.color).toBe('000000')
  })

  it('T-8: renews a form of its own, and leaves one that a person changed', async () => {
    fake.repository().files.set(FORM_PATH, `${FORM_MARK}\nname: older\n`)
    const what = { labels: false, templates: true }

    expect(await run(what)).toEqual([{ tracker: 'code', made: [`form ${FORM_PATH}`] }])
    fake.repository().files.set(FORM_PATH, 'name: ours\n')
    expect(await run(what)).toEqual([{ tracker: 'code', made: [] }])
    expect(form()).toBe('name: ours\n')
  })
})
