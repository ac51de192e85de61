import { describe, expect, it } from 'vitest'
import type { HookeError } from '../../src/domain/errors.ts'
import type { Situation } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { uneventfulScripts } from '../fakes/world/scripts.ts'
import { ADA, BOB, EVE, type Lab, type LabOptions } from './harness.ts'
import { soundLabs } from './sound-labs.ts'

const aLab = soundLabs()

const DAY = 86_400_000

/** What a refused command says: code, message, what was found, what to do. */
function refusal(command: () => unknown): Pick<HookeError, 'code' | 'message' | 'found' | 'advice'> {
  try {
    command()
  } catch (error) {
    return error as HookeError
  }
  throw new Error('the command was taken')
}

async function atResult(options: LabOptions = {}): Promise<Lab> {
  const lab = aLab(options)
  await lab.begin()
  await lab.approveAndSettle()
  expect(lab.experiment().stage).toBe('awaitingResultApproval')
  return lab
}

describe('at the questions', { timeout: 180_000 }, () => {
  const asking: LabOptions = {
    scripts: {
      clarifier: (...asked) => ({
        ...(uneventfulScripts.clarifier!(...asked) as object),
        questions: [
          { text: 'Which points?', whyItBlocks: 'there may be more', defaultAnswer: 'those of the file' },
          { text: 'Which scale?', whyItBlocks: 'any would do', defaultAnswer: 'two' },
        ],
      }),
    },
  }

  it('W-2: waits for every answer, and the planner sees them', async () => {
    const lab = aLab(asking)
    const { stage, turn, waitingFor, id } = await lab.begin()
    expect([stage, turn, waitingFor]).toEqual(['clarifying', 'human', 'ada'])

    const first = lab.commands.answer(id, { 1: 'the five points' }, { waveThrough: false }, ADA)
    expect(first.words).toBe('stored; still open: 2')
    lab.commands.answer(id, { 2: 'a scale of two' }, { waveThrough: false }, ADA)
    await lab.settle()

    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
    expect(lab.input('planner')).toContain('the five points')
    expect(lab.input('planner')).toContain('a scale of two (ada)')
  })

  it('questions that are waved through go to the planner with their defaults', async () => {
    const lab = aLab(asking)
    const { id } = await lab.begin()
    lab.commands.answer(id, {}, { waveThrough: true }, ADA)
    await lab.settle()

    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
    expect(lab.input('planner')).toContain('waved through; default: those of the file')
  })

  it('an answer to nothing is refused with the open questions', async () => {
    const lab = aLab(asking)
    const { id } = await lab.begin()

    const said = refusal(() => lab.commands.answer(id, {}, { waveThrough: false }, ADA))
    expect(said).toMatchObject({
      code: 'usage.wrong',
      found: expect.stringContaining('Which scale?') as string,
    })
  })
})

describe('at the plan', { timeout: 180_000 }, () => {
  it('a note reaches the planner, who drafts again', async () => {
    const lab = aLab({
      scripts: {
        planner: (_: unknown, { round }: Situation) => ({
          plan: scalePlan(round === 1 ? {} : { why: 'Because bob asked.' }),
          answers: [],
        }),
      },
    })
    const { id } = await lab.begin()
    lab.commands.revise(id, 'say why this matters', BOB)
    await lab.settle()

    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
    expect(lab.input('planner', 2)).toContain('bob: say why this matters')
    expect(lab.store.plans.latest(id)).toMatchObject({ version: 2, plan: { why: 'Because bob asked.' } })
  })

  it('T-3: an approval of what is no longer shown is refused', async () => {
    const lab = aLab()
    await lab.begin()

    expect(refusal(() => lab.approve({ hash: 'f'.repeat(64) }))).toMatchObject({ code: 'request.conflict' })
    expect(lab.experiment()).toMatchObject({ stage: 'awaitingPlanApproval', substage: 'working' })
    expect(lab.store.approvals.list(lab.experiment().id)).toEqual([])
  })

  it('W-2: of two approvals the second is refused in words, and counts for nothing', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    lab.approve({}, ADA)

    expect(refusal(() => lab.approve({}, BOB))).toMatchObject({
      code: 'request.conflict',
      message: `${id} does not wait for this`,
      found: expect.stringContaining('it stands at') as string,
    })
    expect(lab.store.approvals.list(id).map(({ by }) => by)).toEqual(['ada'])
  })

  it('W-8: without the right nothing changes', async () => {
    const lab = aLab()
    const { id, version } = await lab.begin()
    const attempts = [
      () => lab.approve({}, EVE),
      () => lab.commands.revise(id, 'no', EVE),
      () => lab.commands.cancel(id, 'no', EVE),
      () => lab.approve({}, { name: 'nobody', channel: 'web' }),
    ]

    for (const attempt of attempts) expect(refusal(attempt)).toMatchObject({ code: 'rights.missing' })
    expect(lab.experiment().version).toBe(version)
  })

  it('a rejection ends it with its reason; a retry begins a new plan', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    lab.commands.reject(id, 'not worth it', ADA)
    await lab.settle()
    expect(lab.experiment()).toMatchObject({
      stage: 'cancelled',
      turn: 'nobody',
      reason: 'ada: not worth it',
    })

    lab.commands.retry(id, 'planning', ADA)
    await lab.settle()
    expect(lab.experiment().stage).toBe('awaitingPlanApproval')
  })

  it('W-10: a decision put off comes back on its day, and after 30 silent days it is parked', async () => {
    const lab = aLab()
    const { id } = await lab.begin()
    lab.commands.defer(id, lab.clock.now() + 10 * DAY, ADA)
    expect(lab.experiment()).toMatchObject({ substage: 'deferred', turn: 'time' })

    lab.clock.advance(9 * DAY)
    expect(lab.experiment().substage).toBe('deferred')
    lab.clock.advance(2 * DAY)
    expect(lab.experiment()).toMatchObject({ substage: 'working', turn: 'human' })

    lab.clock.advance(31 * DAY)
    await lab.settle()
    expect(lab.experiment()).toMatchObject({
      stage: 'paused',
      reason: 'nobody answered for 30 days, so the experiment was parked',
    })
    lab.commands.resume(id, ADA)
    expect(lab.experiment()).toMatchObject({ stage: 'awaitingPlanApproval', turn: 'human' })
    expect((await lab.approveAndSettle()).stage).toBe('awaitingResultApproval')
  })

  it('an unverified assumption is accepted by name, and by no other way', async () => {
    const lab = aLab({
      scripts: {
        'fact-checker': () => ({
          checks: [{ assumption: 'points-are-numbers', verdict: 'unverified', source: 'none', note: '' }],
        }),
      },
    })
    const { id } = await lab.begin()
    expect(await lab.approveAndSettle()).toMatchObject({
      stage: 'awaitingPlanApproval',
      turn: 'human',
      reason: expect.stringContaining('nobody accepted that') as string,
    })

    expect((await lab.approveAndSettle({ acceptUnverified: true })).stage).toBe('awaitingResultApproval')
    expect(lab.store.factChecks.list(id, 1)).toMatchObject([{ acceptedBy: 'ada' }])
  })
})

describe('at the result', { timeout: 180_000 }, () => {
  it('a note reaches the analyzer; the new draft has another hash', async () => {
    const lab = await atResult({
      scripts: {
        analyzer: (_: unknown, { round }: Situation) => ({
          draft: scaleDraft(round === 1 ? {} : { limitations: ['One set of points, and a small one.'] }),
          answers: [],
        }),
      },
    })
    const { id } = lab.experiment()
    const before = lab.store.drafts.latest(id)!.hash!
    lab.commands.revise(id, 'say that the set is small', ADA)
    await lab.settle()

    expect(lab.input('analyzer', 2)).toContain('ada: say that the set is small')
    expect(refusal(() => lab.approve({ hash: before }))).toMatchObject({ code: 'request.conflict' })
    expect((await lab.approveAndSettle()).stage).toBe('done')
  })

  it('more seeds run beside those that ran, and none runs again', async () => {
    const lab = await atResult()
    const { id } = lab.experiment()
    lab.commands.seeds(id, 2, ADA)
    await lab.settle()

    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    const runs = lab.store.runs.list(id, 'matrix')
    expect(runs.map(({ attempt, state }) => [attempt, state])).toEqual(runs.map(() => [1, 'ok']))
    expect(runs).toHaveLength(10)
    expect(lab.store.statistics.find(id)?.statistics.values['score.doubled.n']).toBe(5)
    expect((await lab.approveAndSettle()).stage).toBe('done')
  })

  it('a rejection ends it as failed, with the record kept', async () => {
    const lab = await atResult()
    const { id } = lab.experiment()
    lab.commands.reject(id, 'the question was wrong', ADA)
    await lab.settle()

    expect(lab.experiment()).toMatchObject({ stage: 'failed', reason: 'ada: the question was wrong' })
    expect((await lab.commands.exportRecord(id)).files).toContain('result.md')
  })

  it('a follow-up that was not proposed is refused', async () => {
    const lab = await atResult()

    expect(refusal(() => lab.approve({ followUps: [7] }))).toMatchObject({
      code: 'usage.wrong',
      found: 'follow-ups 1',
    })
  })

  it('without a merge the branch and its tag are kept and main stays', async () => {
    const lab = await atResult()
    const main = lab.git('rev-parse', 'main')
    const { stage, id } = await lab.approveAndSettle({ merge: false })

    expect(stage).toBe('done')
    expect(lab.git('rev-parse', 'main')).toBe(main)
    expect(lab.remoteGit('rev-parse', `refs/heads/hooke/${id}`)).toBe(lab.git('rev-parse', `hooke/${id}`))
  })

  it('P-11, P-12: a result is reopened, published again under its own tag, and retracted', async () => {
    const lab = await atResult()
    const { id } = await lab.approveAndSettle()
    lab.commands.reopen(id, 'a typing mistake', ADA)
    lab.commands.revise(id, 'mend it', ADA)
    await lab.settle()
    expect((await lab.approveAndSettle()).stage).toBe('done')
    expect(lab.git('tag', '--list', `result/${id}-*`).split('\n')).toEqual([
      `result/${id}-v1`,
      `result/${id}-v2`,
    ])

    lab.commands.retract(id, 'the points were wrong', ADA)
    expect(lab.store.claimEvidence.ofExperiment(id)[0]?.retractedAt).not.toBeNull()
  })
})
