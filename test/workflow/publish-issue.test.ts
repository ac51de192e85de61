import { afterEach, describe, expect, it } from 'vitest'
import type { NewExperimentRequest } from '../../src/engine/commands.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createTimeline } from '../../src/store/views/timeline.ts'
import { HOOKE } from '../fakes/fake-tracker.ts'
import { aLab, ADA, BOB, EVE, expectSound, type Lab, type LabOptions } from './harness.ts'
import { aLabOutside, OFTEN, type OutsideLab, SELDOM, untilAt, untilTrue } from './outside-lab.ts'

const QUESTION = 'Does a doubled scale give a higher score than a plain one?'
const ASKED: NewExperimentRequest = {
  ...{ study: 'scales', question: QUESTION, title: null, priority: 2, parent: null },
  ...{ kind: 'experiment', track: 'full', isPrivate: true },
}

const textOf = ({ store }: Lab, ref: string): string =>
  store.comments
    .list(ref)
    .map(({ body }) => body)
    .join('\n')

const only = ({ team }: OutsideLab) => {
  const [issue, ...others] = [...team.issues.values()]
  expect(others).toEqual([])
  return issue!
}

describe('publishing a private experiment', () => {
  const held: { lab?: Lab } = {}
  afterEach(() => held.lab?.gone())

  async function aPrivateOne(watched = SELDOM, options: LabOptions = {}) {
    const outside = aLabOutside(watched, options)
    held.lab = outside.lab
    const { id, issue: old } = await outside.lab.commands.newExperiment(ASKED, ADA)
    return { ...outside, id, old }
  }

  it('T-11, T-3: while its plan waits: it is asked about, answered and shown to its end there', async () => {
    const all = await aPrivateOne(OFTEN)
    const { lab, team, id, old } = all
    await lab.settle()
    const decided = await lab.commands.publish(id, BOB)
    await untilAt(all, 'awaitingPlanApproval')

    const issue = only(all)
    expect(decided).toMatchObject({ id, stage: 'awaitingPlanApproval' })
    expect(decided.words).toContain(issue.ref)
    expect(issue).toMatchObject({ title: QUESTION, status: 'Waiting', state: 'open', priority: 2 })
    expect(issue.body.startsWith(QUESTION)).toBe(true)
    expect(issue.body).toContain('<!-- hooke:section v1 key=tl-dr -->')
    const { hash = '' } = lab.store.plans.latest(id) ?? {}
    expect(
      team.ours(issue.ref).filter((body) => body.includes(`/hooke approve ${hash.slice(0, 12)}`)),
    ).toHaveLength(1)
    expect(createTimeline(lab.store)(id).at(-1)).toMatchObject({
      actor: 'bob',
      sentence: `bob published it: its issue is ${issue.ref} from now on.`,
    })

    // the old issue says where it went, leads there, and is left alone
    expect(lab.store.issues.find(old)).toMatchObject({ status: 'moved' })
    expect(textOf(lab, old)).toContain(`its issue is ${issue.ref} (${issue.url}) from now on`)
    const left = { issue: lab.store.issues.find(old), comments: lab.store.comments.list(old) }
    expect(await lab.commands.fromIssue(old, ADA)).toEqual({ id, issue: issue.ref })

    team.say(issue.ref, `/hooke approve ${hash}`)
    await untilAt(all, 'awaitingResultApproval')
    team.say(issue.ref, `/hooke create 1\n/hooke approve ${lab.store.drafts.latest(id)?.hash ?? ''}`)
    await untilAt(all, 'done')
    await lab.settle()
    expect(lab.gate('published').at(-1)).toMatchObject({ verdict: 'pass' })
    expect(issue).toMatchObject({ status: 'Done', state: 'completed' })
    const said = team.ours(issue.ref)
    expect(said.filter((body) => body.includes('record sha256'))).toHaveLength(1)
    expect(new Set(said).size).toBe(said.length)
    expect([...team.issues.values()].filter(({ parent }) => parent === issue.ref)).toHaveLength(1)
    expect({ issue: lab.store.issues.find(old), comments: lab.store.comments.list(old) }).toEqual(left)
    expectSound(lab)
  })

  it('T-11, T-6, A-5: when it is done: result, figure and transcripts show there, its follow-up stays where it is', async () => {
    const all = await aPrivateOne(OFTEN)
    const { lab, team, id } = all
    await lab.settle()
    await lab.approveAndSettle()
    await lab.approveAndSettle({ followUps: [1] })
    const [followUp] = lab.store.followUps.list(id)
    const result = lab.store.results.find(id)
    await lab.commands.publish(id, ADA)
    await lab.settle()

    const issue = only(all)
    expect(issue).toMatchObject({ status: 'Done', state: 'completed' })
    expect(issue.body).toContain(`${followUp?.issue ?? '?'} (created)`)
    const said = team.ours(issue.ref).filter((body) => body.includes('record sha256'))
    expect(said).toEqual([expect.stringContaining(result?.recordHash?.slice(0, 12) ?? '?') as string])
    expect(said[0]).toContain(String(result?.tag))
    const files = [...team.files.values()].map((url) => url.split('/').at(-1))
    expect(files.toSorted()).toEqual(
      [`${id}-transcripts.md`, expect.stringMatching(/figure\.png$/) as string].toSorted(),
    )
    expect(lab.store.results.find(id)).toEqual(result)
    expect(lab.store.followUps.list(id)[0]).toEqual(followUp)
    expectSound(lab)
    await expectFollowUpStays(all, { ref: issue.ref, at: String(followUp?.issue) })
  })

  /** It is made once, and comes below its parent when it is published itself. */
  async function expectFollowUpStays({ lab, team }: OutsideLab, { ref, at }: { ref: string; at: string }) {
    team.say(ref, '/hooke create 1')
    const replies = () => team.ours(ref).filter((body) => body.startsWith('**Done.**'))
    await lab.until(() => replies().length > 0)
    expect(replies()[0]).toContain(`follow-up 1 is ${at} already`)
    await lab.settle()
    expect(team.issues.size).toBe(1)

    const next = await lab.commands.fromIssue(at, ADA)
    await lab.commands.publish(next.id, ADA)
    const below = [...team.issues.values()].filter(({ parent }) => parent === ref)
    expect(below).toMatchObject([{ title: lab.store.issues.find(at)?.title, labels: ['follow-up'] }])
  }

  it('T-11, P-11: while its result waits: what was shown is approved as it stands; written anew it names the new issue', async () => {
    const all = await aPrivateOne()
    const { lab, id, old } = all
    await lab.settle()
    await lab.approveAndSettle()
    await lab.commands.publish(id, ADA)
    const text = () => lab.store.drafts.latest(id)?.markdown ?? ''
    expect(text()).toContain(old)
    lab.commands.revise(id, 'say less', ADA)
    await lab.settle()

    expect(text()).toContain(`[${only(all).ref}](${only(all).url})`)
    expect(text()).not.toContain(old)
    await lab.approveAndSettle()
    expect([lab.experiment(id).reason, lab.experiment(id).stage]).toEqual([null, 'done'])
  })

  it('P-12, T-11: a result that was retracted says so where it is published', async () => {
    const all = await aPrivateOne()
    const { lab, team, id } = all
    await lab.settle()
    await lab.approveAndSettle()
    await lab.approveAndSettle()
    lab.commands.retract(id, 'the data were wrong', ADA)
    await lab.commands.publish(id, ADA)
    await lab.settle()

    expect(only(all).body).toContain('**Retracted** because the data were wrong')
    lab.commands.retract(id, 'the code, too', BOB)
    await lab.settle()
    expect(only(all).body).toContain('**Retracted** because the code, too')
    const told = team.ours(only(all).ref).filter((body) => body.includes('was retracted'))
    expect(told).toEqual([expect.stringContaining('bob retracted the result: the code, too.') as string])
  })

  it('T-11: in the moment in which its result is published it shows outside, and nothing twice', async () => {
    const moment: { publish?: () => Promise<unknown> } = {}
    const all = await aPrivateOne(SELDOM, {
      wrap: ({ tracker }) => ({
        tracker: {
          ...tracker,
          async create(issue, signal) {
            if (issue.key.includes('/follow-up/')) await moment.publish?.()
            return tracker.create(issue, signal)
          },
        },
      }),
    })
    const { lab, team, id, old } = all
    moment.publish = () => lab.commands.publish(id, ADA)
    await lab.settle()
    await lab.approveAndSettle()
    await lab.approveAndSettle({ followUps: [1] })

    expect([lab.experiment(id).reason, lab.experiment(id).stage]).toEqual([null, 'done'])
    expect(lab.gate('published').at(-1)).toMatchObject({ verdict: 'pass' })
    const issue = only(all)
    expect(issue).toMatchObject({ status: 'Done' })
    expect(team.ours(issue.ref).filter((body) => body.includes('record sha256'))).toHaveLength(1)
    expect(issue.body).toContain(`${String(lab.store.followUps.list(id)[0]?.issue)} (created)`)
    expect(lab.store.issues.find(old)).toMatchObject({ status: 'moved' })
  })

  it('E-4, row 61: whose answer was lost asks again, however late; two who ask at once: one issue', async () => {
    const all = await aPrivateOne({ ...SELDOM, status: 'Todo' })
    const { lab, team, id, old } = all
    await lab.settle()
    team.weather.losesReplies = 1
    await expect(lab.commands.publish(id, ADA)).rejects.toMatchObject({ code: 'tracker.unreachable' })
    expect(lab.experiment(id).issue).toBe(old)

    // meanwhile it is seen at the tracker, in the column whose issues begin by themselves
    const polls = () => team.requests.filter((call) => call === 'changes').length
    const before = polls()
    lab.clock.advance(48 * 3_600_000)
    await untilTrue(() => polls() > before)
    expect(only(all)).toMatchObject({ status: 'Todo', author: HOOKE })
    const both = await Promise.all([lab.commands.publish(id, ADA), lab.commands.publish(id, BOB)])
    await lab.settle()

    expect(both[1]).toEqual(both[0])
    expect(lab.experiment()).toMatchObject({ id, issue: only(all).ref })
    await expect(lab.commands.publish(id, ADA)).rejects.toMatchObject({
      code: 'request.conflict',
      found: `${only(all).ref} in the tracker team`,
    })

    // what people wrote before is read with what they write now
    const said = {
      issue: old,
      author: 'ada',
      body: 'Mind the outliers, I said at home.',
      at: lab.clock.now(),
    }
    lab.store.comments.add({ ...said, key: 'chat/1' })
    lab.commands.revise(id, 'say less', ADA)
    await lab.settle()
    expect(lab.input('planner', 2)).toContain('Mind the outliers, I said at home.')
  })

  it('T-11, S-5: below the issue of its parent, without secrets; begun anew from the old issue it is the new one', async () => {
    const secret = { name: 'TOKEN', value: 's3cr3t-canary-0123456789' }
    const all = await aPrivateOne(SELDOM, { secrets: [secret] })
    const { lab, team, id: parent } = all
    await lab.commands.publish(parent, ADA)
    const asked = { ...ASKED, question: `Is it ${secret.value}?`, parent }
    const { id, issue: old } = await lab.commands.newExperiment(asked, ADA)
    await lab.commands.publish(id, ADA)
    const child = [...team.issues.values()].find(({ ref }) => ref === lab.experiment(id).issue)
    expect(child).toMatchObject({ parent: lab.experiment(parent).issue, title: 'Is it ‹secret:TOKEN›?' })
    expect(JSON.stringify([...team.issues.values()])).not.toContain(secret.value)

    lab.commands.cancel(id, 'enough', ADA)
    const again = await lab.commands.fromIssue(old, ADA)
    expect(again.issue).toBe(child?.ref)
    expect(again.id).not.toBe(id)
    expect(lab.store.trackerLinks.find(again.id)).toMatchObject({ tracker: 'team', issueId: child?.id })
  })

  it.each<[string, string, (lab: Lab, id: ExperimentId) => void]>([
    [
      'was put aside',
      'machine.unreadable',
      ({ store }, id) => store.experiments.quarantine(id, 'a damaged state', 1),
    ],
    [
      'came without an issue',
      'request.refused',
      ({ store }, id) => store.db.prepare('update experiments set issue = null where id = ?').run(id),
    ],
    [
      'is of another kind',
      'request.refused',
      ({ store }, id) => store.db.prepare("update experiments set kind = 'infra' where id = ?").run(id),
    ],
  ])('T-11: one that %s is refused, and nothing is made', async (_, code, make) => {
    const { lab, team, id, old } = await aPrivateOne()
    await lab.settle()
    make(lab, id)
    await expect(lab.commands.publish(id, ADA)).rejects.toMatchObject({ code })
    expect([...team.issues.values()]).toEqual([])
    expect(lab.store.issues.find(old)?.status).not.toBe('moved')
  })

  it('T-11: of an issue that was planned anew the newest experiment is published, and no earlier one', async () => {
    const all = await aPrivateOne()
    const { lab, id, old } = all
    lab.commands.cancel(id, 'too early', ADA)
    const { id: newest } = await lab.commands.fromIssue(old, ADA)
    const refused = { code: 'request.conflict', found: `${old} is the issue of ${newest} now` }
    await expect(lab.commands.publish(id, ADA)).rejects.toMatchObject(refused)
    await lab.commands.publish(newest, ADA)
    await expect(lab.commands.publish(id, ADA)).rejects.toMatchObject(refused)
    expect(lab.experiment(newest).issue).toBe(only(all).ref)
    expect(lab.experiment(id).issue).toBe(old)
  })

  it('T-11: refused for somebody without the right, and where the study has no tracker outside', async () => {
    const { lab, team, id } = await aPrivateOne()
    await expect(lab.commands.publish(id, EVE)).rejects.toMatchObject({ code: 'rights.missing' })
    expect([...team.issues.values()]).toEqual([])
    await lab.gone()

    const here = (held.lab = aLab())
    const begun = await here.newExperiment()
    await expect(here.commands.publish(begun.id, ADA)).rejects.toMatchObject({
      code: 'request.refused',
      message: `${begun.id} cannot be published: its study has no tracker outside`,
    })
  })
})
