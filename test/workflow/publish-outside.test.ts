import { afterEach, describe, expect, it } from 'vitest'
import type { NewExperimentRequest } from '../../src/engine/commands.ts'
import { aLabAtGithub, type AtGithub, PLACE } from './github-lab.ts'
import { ADA, expectSound } from './harness.ts'
import { aLinearLab, type LinearLab } from './linear-lab.ts'
import { SELDOM, untilAt } from './outside-lab.ts'

const ASKED: NewExperimentRequest = {
  ...{ study: 'scales', question: 'Does a doubled scale give a higher score?', title: null },
  ...{ priority: 0, parent: null, kind: 'experiment', track: 'full', isPrivate: true },
}

describe('publishing a private experiment in Linear', { timeout: 60_000 }, () => {
  const held: { under?: LinearLab } = {}
  afterEach(() => held.under?.gone())

  it('T-11, T-3: while its result waits: asked about once, approved there by a comment, shown to the end', async () => {
    const under = (held.under = await aLinearLab())
    const { lab, linear } = under
    const { id } = await lab.commands.newExperiment(ASKED, ADA)
    await lab.settle()
    await lab.approveAndSettle()
    await lab.commands.publish(id, ADA)
    await under.untilAt('awaitingResultApproval')
    const ref = String(lab.experiment().issue)
    expect(under.ours(ref).filter((body) => body.includes('/hooke approve'))).toHaveLength(1)
    linear.people.comment(ref, `/hooke approve ${lab.store.drafts.latest(id)?.hash ?? ''}`)
    await under.untilAt('done')
    await linear.state.webhooks.arrived()

    expect(lab.gate('published').at(-1)).toMatchObject({ verdict: 'pass' })
    expect(linear.people.state(ref)).toBe('Done')
    expect(linear.people.issue(ref).description).toContain(ASKED.question)
    const said = under.ours(ref)
    expect(said.filter((body) => body.includes('record sha256'))).toHaveLength(1)
    expect(new Set(said).size).toBe(said.length)
    expect(linear.state.rows.issues.size).toBe(1)
    expectSound(lab)
  })
})

describe('publishing a private experiment at GitHub', { timeout: 60_000 }, () => {
  const held: { at?: AtGithub } = {}
  afterEach(async () => {
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  const shown = ({ fake }: AtGithub) => {
    const comments = [...fake.repository().comments.values()].filter(({ issue }) => issue === 1)
    const files = [...fake.repository().releases.values()].flatMap(({ assets }) =>
      assets.map(({ name }) => name.split('-').at(-1)),
    )
    return { issues: [...fake.repository().issues.values()], comments, files: files.toSorted() }
  }

  it('T-11: done before: one closed issue with result and files, and no pull request for what was merged', async () => {
    const at = (held.at = await aLabAtGithub(SELDOM))
    const { lab, fake } = at
    const { id } = await lab.commands.newExperiment(ASKED, ADA)
    await lab.settle()
    await lab.approveAndSettle()
    await lab.approveAndSettle({ followUps: [1] })
    await lab.commands.publish(id, ADA)
    await lab.settle()

    const { issues, comments, files } = shown(at)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ state: 'closed', stateReason: 'completed', labels: ['status:done'] })
    expect(issues[0]?.body).toContain(ASKED.question)
    expect(issues[0]?.body).toContain('<!-- hooke:section v1 key=tl-dr -->')
    expect(comments.filter(({ body }) => body.includes('record sha256'))).toHaveLength(1)
    expect(files).toEqual(['figure.png', 'transcripts.md'])
    expect(fake.truth.doubled().size).toBe(0)
    expectSound(lab)
  })

  it('T-11, T-3, T-7: published at its plan: a comment approves it, and the code comes as a pull request', async () => {
    const at = (held.at = await aLabAtGithub({ ...SELDOM, pollEveryMs: 400 }))
    const { lab, fake, ada } = at
    const { id } = await lab.commands.newExperiment(ASKED, ADA)
    await lab.settle()
    await lab.commands.publish(id, ADA)
    await untilAt({ lab } as never, 'awaitingPlanApproval')
    expect(shown(at).issues[0]).toMatchObject({ state: 'open', labels: ['status:needs-you'] })
    const hash = lab.store.plans.latest(id)?.hash ?? ''
    await ada.rest.issues.createComment({ ...PLACE, issue_number: 1, body: `/hooke approve ${hash}` })
    await untilAt({ lab } as never, 'awaitingResultApproval')

    const { issues, comments } = shown(at)
    expect(issues.flatMap(({ pull }) => pull ?? [])).toMatchObject([{ draft: true, head: `hooke/${id}` }])
    expect(comments.filter(({ body }) => body.includes('/hooke approve'))).not.toEqual([])
    expect(fake.truth.doubled().size).toBe(0)
    expectSound(lab)
  })
})
