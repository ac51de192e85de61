import { afterEach, describe, expect, it } from 'vitest'
import { uneventfulScripts } from '../fakes/world/scripts.ts'
import { ADA, type Lab } from './harness.ts'
import { aLabOutside, OFTEN, untilAt } from './outside-lab.ts'

const filledIn = (said: readonly string[]): readonly string[] =>
  said.filter((body) => body.includes('Filled in without asking; `/hooke revise`'))

describe('a study in a tracker outside', () => {
  const held: { lab?: Lab } = {}
  afterEach(() => held.lab?.gone())

  it('T-1, T-5, T-6, F-8: shows stage, plan, result, follow-up and file, with few requests', async () => {
    const outside = aLabOutside()
    const { lab, team } = outside
    held.lab = lab
    await lab.newExperiment()
    const [issue] = [...team.issues.values()]
    await untilAt(outside, 'awaitingPlanApproval')

    expect(issue).toMatchObject({ status: 'Waiting', state: 'open' })
    expect(lab.experiment().issue).toBe(issue?.ref)
    expect(team.ours(issue!.ref).join('\n')).toContain(
      `/hooke approve ${lab.store.plans.latest(lab.experiment().id)?.hash.slice(0, 12)}`,
    )

    // what nobody was asked is told with the plan, and how to change it
    expect(filledIn(team.ours(issue!.ref))).toEqual([
      expect.stringContaining('- at least 3 seeds per condition') as string,
    ])
    lab.commands.revise(lab.experiment().id, 'say less', ADA)
    await untilAt(outside, 'awaitingPlanApproval')
    expect(team.ours(issue!.ref).filter((body) => body.includes('Plan hash'))).toHaveLength(2)
    expect(filledIn(team.ours(issue!.ref))).toHaveLength(1)

    lab.approve()
    await untilAt(outside, 'awaitingResultApproval')
    lab.approve({ followUps: [1] })
    await untilAt(outside, 'done')

    expect(issue).toMatchObject({ status: 'Done', state: 'completed' })
    expect(issue?.body).toContain('TL;DR')
    const child = [...team.issues.values()].find(({ parent }) => parent === issue?.ref)
    expect(child?.title).toBe(lab.store.followUps.list(lab.experiment().id)[0]?.proposal.title)
    expect(issue?.body).toContain(`${child?.ref} (created)`)
    const said = team.ours(issue!.ref)
    expect(
      said.filter((body) => body.includes('**Result delta.**') && body.includes('record sha256')),
    ).toHaveLength(1)
    expect(new Set(said).size).toBe(said.length)
    expect(team.requests.length).toBeLessThanOrEqual(20)
  })

  it('T-10: what was filled in stands beside the questions, where there are some, and not again with the plan', async () => {
    const outside = aLabOutside(undefined, {
      scripts: {
        clarifier: (...asked) => ({
          ...(uneventfulScripts.clarifier!(...asked) as object),
          questions: [{ text: 'Which points?', whyItBlocks: 'there may be more', defaultAnswer: 'all' }],
        }),
      },
    })
    const { lab, team } = outside
    held.lab = lab
    await lab.newExperiment()
    const [issue] = [...team.issues.values()]
    await untilAt(outside, 'clarifying')
    lab.commands.answer(lab.experiment().id, {}, { waveThrough: true }, ADA)
    await untilAt(outside, 'awaitingPlanApproval')

    const told = team.ours(issue!.ref).filter((body) => body.includes('- at least 3 seeds per condition'))
    expect(told).toEqual([expect.stringContaining('/hooke answer 1: …')])
  })

  it('T-11: a private experiment shows in the built-in tracker alone, from question to published result', async () => {
    const outside = aLabOutside()
    const { lab, team } = outside
    held.lab = lab
    const asked = { study: 'scales', title: null, priority: 0, parent: null, track: 'full' } as const
    const question = 'Does a doubled scale give a higher score than a plain one?'
    const { issue } = await lab.commands.newExperiment(
      { ...asked, question, kind: 'experiment', isPrivate: true },
      ADA,
    )
    await lab.settle()
    await lab.approveAndSettle()
    expect(lab.store.issues.find(issue)).toMatchObject({ status: 'needs you' })
    await lab.approveAndSettle({ followUps: [1] })

    expect(lab.experiment()).toMatchObject({ stage: 'done', issue })
    expect(lab.store.issues.find(issue)).toMatchObject({ status: 'done' })
    expect(
      lab.store.comments
        .list(issue)
        .map(({ body }) => body)
        .join('\n'),
    ).toContain('record sha256')
    expect([...team.issues.values()]).toEqual([])
    expect(team.comments).toEqual([])
    expect(team.files.size).toBe(0)
  })

  it('P-11, row 62: an issue that is renamed while its result waits changes nothing of what is approved', async () => {
    const outside = aLabOutside(OFTEN)
    const { lab, team } = outside
    held.lab = lab
    await lab.newExperiment()
    const [issue] = [...team.issues.values()]
    await untilAt(outside, 'awaitingPlanApproval')
    lab.approve()
    await untilAt(outside, 'awaitingResultApproval')
    Object.assign(issue!, { title: 'Another name', updatedAt: lab.clock.now() })
    const known = () => lab.store.trackerIssues.find('team', issue!.id)?.title
    await lab.until(() => known() === 'Another name')
    await lab.approveAndSettle()

    expect([lab.experiment().reason, lab.experiment().stage]).toEqual([null, 'done'])
  })

  it('E-4, row 61: who asks again because the answer was lost, or asks twice at once, gets one issue', async () => {
    const { lab, team } = aLabOutside()
    held.lab = lab
    team.weather.losesReplies = 1
    await expect(lab.newExperiment()).rejects.toMatchObject({ code: 'tracker.unreachable' })
    lab.clock.advance(120_000)
    await lab.newExperiment()
    expect(team.issues.size).toBe(1)

    const ask = () =>
      lab.commands.newExperiment(
        {
          ...{
            study: null,
            question: 'Is it so?',
            title: null,
            kind: 'experiment',
            track: 'full',
            parent: null,
            priority: 0,
          },
        },
        { name: 'ada', channel: 'cli' },
      )
    const [one, two] = await Promise.all([ask(), ask()])
    expect(two).toEqual(one)
    const three = await ask()
    expect(three.id).not.toBe(one.id)
    expect(team.issues.size).toBe(3)
  })

  it('row 59: a tracker that is down delays nothing but its own queue, and loses nothing', async () => {
    const { lab, team } = aLabOutside()
    held.lab = lab
    await lab.newExperiment()
    const [issue] = [...team.issues.values()]
    team.weather.down = true
    await lab.until(() => lab.experiment().stage === 'awaitingPlanApproval')
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval')
    lab.approve({ followUps: [1] })
    await lab.until(() => lab.experiment().stage === 'done')
    expect(issue?.status).not.toBe('Done')

    expect(lab.commands.drift()).toMatchObject([{ tracker: 'team', stage: 'done', means: 'done' }])
    expect(lab.commands.drift()[0]?.why).toMatch(/^\d+ messages wait since 0 min/)

    team.weather.down = false
    team.weather.losesReplies = 3
    await lab.until(() => {
      lab.clock.advance(60_000)
      return lab.store.outbox.open(lab.experiment().id).length === 0
    })
    expect(issue?.status).toBe('Done')
    const said = team.ours(issue!.ref)
    expect(said.filter((body) => body.includes('record sha256'))).toHaveLength(1)
    expect([...team.issues.values()].filter(({ parent }) => parent === issue?.ref)).toHaveLength(1)
    expect(lab.commands.drift()).toEqual([])
    expect(lab.events().filter(({ event }) => event.type === 'effect.failed')).toEqual([])
  })
})
