import { afterEach, describe, expect, it } from 'vitest'
import { aTerminal } from '../cli/harness.ts'
import { ADA_THERE, HOOKE } from '../fakes/fake-tracker.ts'
import { expectSound } from './harness.ts'
import { aLabOutside, OFTEN, type OutsideLab, untilAt, untilTrue } from './outside-lab.ts'

const EVE_THERE = { id: 'u-eve', name: 'Eve', isBot: false }

/** What `hooke status --drift` prints, in one line. */
async function printedDrift({ lab }: OutsideLab): Promise<string> {
  const terminal = aTerminal({ api: { 'GET /drift': () => ({ body: { items: lab.commands.drift() } }) } })
  const { out, err } = await terminal.hooke(['status', '--drift'])
  terminal.remove()
  expect(err).toBe('')
  return out.trim().replaceAll(/\s+/g, ' ')
}

describe('a person answers from the tracker', () => {
  const held: { outside?: OutsideLab } = {}
  afterEach(() => held.outside?.lab.gone())
  const start = (...given: Parameters<typeof aLabOutside>): OutsideLab =>
    (held.outside = aLabOutside(...given))

  const planHash = ({ lab }: OutsideLab) => lab.store.plans.latest(lab.experiment().id)?.hash ?? ''
  const resultHash = ({ lab }: OutsideLab) => lab.store.drafts.latest(lab.experiment().id)?.hash ?? ''
  /** Everything said so far was read. */
  const untilRead = ({ lab, team }: OutsideLab) =>
    untilTrue(() =>
      team.comments
        .filter(({ author }) => !author.isBot)
        .every(({ id }) => lab.store.trackerIssues.comment('team', id) !== undefined),
    )

  it('T-2, T-3, T-12, row 55: with no webhook at all, from a label to done by comments alone', async () => {
    const outside = start(OFTEN)
    const { lab, team } = outside
    const { ref } = team.open({
      labels: ['hooke'],
      title: 'Does a doubled scale help?',
      body: 'A plain question.',
    })
    await untilAt(outside, 'awaitingPlanApproval')
    const { id } = lab.experiment()
    team.say(ref, `Good.\n\n/hooke approve ${planHash(outside).slice(0, 12)}`)
    await untilAt(outside, 'awaitingResultApproval')
    team.say(ref, `/hooke create 1\n/hooke approve ${resultHash(outside)}`)
    await untilAt(outside, 'done')
    await untilTrue(() => [...team.issues.values()].some(({ parent }) => parent === ref))

    expect(lab.store.approvals.list(id).map(({ what, by, body }) => [what, by, body])).toMatchObject([
      ['plan', 'ada', { channel: 'tracker' }],
      ['result', 'ada', { channel: 'tracker', followUps: [1] }],
    ])
    expect([...team.issues.values()].find((one) => one.ref === ref)).toMatchObject({ state: 'completed' })
    const said = team.ours(ref)
    expect(said.filter((body) => body.startsWith('**Done.**'))).toHaveLength(2)
    expect(new Set(said).size).toBe(said.length)
    expect(team.requests.filter((call) => call !== 'changes').length).toBeLessThanOrEqual(30)
    expectSound(lab)
  })

  it('T-3: nothing but a fresh comment of one who may, with the shown hash, approves', async () => {
    const outside = start(OFTEN)
    const { lab, team } = outside
    const { ref } = team.open({ labels: ['hooke'] })
    await untilAt(outside, 'awaitingPlanApproval')
    const approve = `/hooke approve ${planHash(outside)}`
    const other = team.open({ title: 'another issue' })

    team.say(ref, approve, { id: 'u-mallory', name: 'Mallory', isBot: false })
    team.say(ref, approve, { id: 'u-mallory', name: 'Ada L.', isBot: false })
    team.say(ref, approve, { id: 'ada', name: 'ada', isBot: false })
    team.say(ref, approve, { ...ADA_THERE, isBot: true })
    team.say(ref, approve, HOOKE)
    team.say(ref, approve, EVE_THERE)
    team.say(ref, `> ${approve}`)
    team.say(ref, `\`\`\`\n${approve}\n\`\`\``)
    team.say(ref, 'approved')
    team.say(ref, '👍')
    team.say(ref, `/hooke approve ${'0'.repeat(64)}`)
    team.say(ref, '/hooke approve')
    team.say(other.ref, approve)
    team.edit(team.say(ref, 'looks nice'), approve)
    const harmless = team.say(ref, 'I am thinking')
    await untilRead(outside)
    team.edit(harmless, approve)
    lab.clock.advance(50)
    team.say(ref, '/hooke status')
    await untilRead(outside)

    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
    expect(lab.store.approvals.list(lab.experiment().id)).toEqual([])
    await untilTrue(() => team.ours(ref).some((body) => body.includes('stands at')))
    const refusals = team.ours(ref).filter((body) => body.startsWith('**Not done.**'))
    // two accounts, one of which wrote twice
    expect(refusals.filter((body) => body.includes('belongs to nobody'))).toHaveLength(2)
    expect(refusals.filter((body) => body.includes('eve may not do this'))).toHaveLength(1)
    expect(refusals.filter((body) => body.includes('edited before it was read'))).toHaveLength(1)
    expect(refusals.filter((body) => body.includes('what is shown now is not'))).toHaveLength(1)
    expect(refusals.filter((body) => body.includes('names the hash'))).toHaveLength(1)

    team.say(ref, approve)
    team.say(ref, approve)
    team.say(ref, '/hooke revise more seeds')
    await untilAt(outside, 'awaitingResultApproval')
    expect(lab.store.approvals.list(lab.experiment().id)).toHaveLength(1)
    expect(
      team.ours(ref).filter((body) => body.startsWith('**Not done.**') && body.includes('does not wait')),
    ).toHaveLength(2)
  })

  it('T-3: what was said before anybody watched is history, but not within whole seconds and skewed clocks', async () => {
    const outside = start(OFTEN)
    const { lab, team } = outside
    const begun = lab.clock.now()
    const { ref } = team.open({ labels: ['hooke'] })
    await untilAt(outside, 'awaitingPlanApproval')
    const approve = `/hooke approve ${planHash(outside)}`

    const old = team.say(ref, approve)
    Object.assign(old, { createdAt: begun - 60_000 })
    await untilRead(outside)
    expect(lab.store.trackerIssues.comment('team', old.id)?.outcome).toBe('old')
    expect(lab.experiment().stage).toBe('awaitingPlanApproval')

    Object.assign(team.say(ref, approve), { createdAt: begun - 1_000 })
    await untilAt(outside, 'awaitingResultApproval')
    expect(lab.store.approvals.list(lab.experiment().id)).toHaveLength(1)
  })

  it('T-3, row 62: a person who closes, opens, moves or deletes the issue wins', async () => {
    const outside = start(OFTEN)
    const { lab, team } = outside
    const { ref } = team.open({ labels: ['hooke'] })
    await untilAt(outside, 'awaitingPlanApproval')
    team.move(ref, 'Canceled')
    await untilAt(outside, 'paused')
    expect(lab.experiment().reason).toContain('its issue was closed in team')
    expect(lab.eventTypes().filter((type) => type === 'experiment.paused')).toHaveLength(1)

    expect(await printedDrift(outside)).toBe(
      `${lab.experiment().id} is at paused ("paused"); ${ref} in team shows "Canceled": a person moved it to "Canceled"`,
    )
    expect([...team.issues.values()][0]).toMatchObject({ status: 'Canceled', state: 'cancelled' })

    team.move(ref, 'Backlog')
    await untilAt(outside, 'awaitingPlanApproval')
    await untilTrue(() => [...team.issues.values()][0]?.status === 'Waiting')
    await untilAt(outside, 'awaitingPlanApproval')
    expect(await printedDrift(outside)).toBe('every tracker shows what is true')

    team.remove(ref)
    const { id } = lab.experiment()
    lab.commands.pause(id, 'lunch', { name: 'ada', channel: 'cli' })
    await untilTrue(() => lab.store.observations.find(id, 'tracker.absent') != null)
    expect(lab.store.trackerLinks.find(id)?.gone).toBeNull()
    lab.clock.advance(11 * 60_000)
    await untilTrue(() => lab.store.trackerLinks.find(id)?.gone === 'deleted')
    expect(lab.commands.drift()).toMatchObject([{ shows: 'nothing', why: 'the issue was deleted' }])
    lab.commands.resume(id, { name: 'ada', channel: 'cli' })
    lab.approve()
    await lab.until(() => lab.experiment().stage === 'awaitingResultApproval')
    expect([...team.issues.values()]).toEqual([])
    expectSound(lab)
  })
})
