import { afterEach, describe, expect, it } from 'vitest'
import { createFakeTracker, type FakeTracker } from '../fakes/fake-tracker.ts'
import { aLab, type Lab, type LabOptions } from './harness.ts'

/** A laboratory whose study lives in a tracker outside. */
function aLabOutside(options: LabOptions = {}): { readonly lab: Lab; readonly team: FakeTracker } {
  const held: { team?: FakeTracker } = {}
  const lab = aLab({
    ...options,
    study: { tracker: 'team', ...options.study },
    wrap: (parts) => {
      held.team = createFakeTracker({ clock: parts.clock })
      return { trackers: new Map([['team', held.team.tracker]]), ...options.wrap?.(parts) }
    },
  })
  lab.store.people.put({ ...lab.store.people.find('ada')!, ids: { linear: 'u-ada' } })
  if (held.team === undefined) throw new Error('no tracker was made')
  return { lab, team: held.team }
}

/** Nothing is due; what waits for a later moment may wait. */
async function untilDone(lab: Lab, stage: string): Promise<void> {
  await lab.until(
    () =>
      lab.experiment().stage === stage &&
      lab.engine.busy === 0 &&
      lab.store.outbox.due(lab.clock.now()).length === 0,
  )
}

describe('a study in a tracker outside', () => {
  const held: { lab?: Lab } = {}
  afterEach(() => held.lab?.gone())

  it('T-1, T-5, T-6, F-8: shows stage, plan, result, follow-up and file, with few requests', async () => {
    const { lab, team } = aLabOutside()
    held.lab = lab
    await lab.newExperiment()
    const [issue] = [...team.issues.values()]
    await untilDone(lab, 'awaitingPlanApproval')

    expect(issue).toMatchObject({ status: 'Waiting', state: 'open' })
    expect(lab.experiment().issue).toBe(issue?.ref)
    expect(team.ours(issue!.ref).join('\n')).toContain(
      `/hooke approve ${lab.store.plans.latest(lab.experiment().id)?.hash.slice(0, 12)}`,
    )

    lab.approve()
    await untilDone(lab, 'awaitingResultApproval')
    lab.approve({ followUps: [1] })
    await untilDone(lab, 'done')

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
    expect(lab.events().filter(({ event }) => event.type === 'effect.failed')).toEqual([])
  })
})
