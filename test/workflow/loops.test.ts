import { describe, expect, it } from 'vitest'
import type { RunSpec } from '../../src/compute/driver.ts'
import type { FakeOutcome } from '../fakes/fake-driver.ts'
import { acting, type Situation, write } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { scaleOutcome } from '../fakes/world/scale-driver.ts'
import { aFinding, approval, implementation, RESCALE } from '../fakes/world/scripts.ts'
import { soundLabs } from './sound-labs.ts'

const aLab = soundLabs()

const answerTo = (finding: string) => ({ finding, answer: 'addressed' as const, how: 'it was mended' })
const inRound =
  <T>(...outputs: readonly [T, ...T[]]) =>
  (_: unknown, { round }: Situation) =>
    outputs[Math.min(round, outputs.length) - 1]

describe('loops before the runs', { timeout: 180_000 }, () => {
  it('critics ask for a revision: the planner sees each finding in its next round and answers it', async () => {
    const finding = aFinding({ id: 'no-trim', text: 'say how outliers are kept out' })
    const lab = aLab({
      scripts: {
        'critic-statistics': inRound({ ...approval, verdict: 'revise', findings: [finding] }, approval),
        planner: inRound(
          { plan: scalePlan(), answers: [] },
          { plan: scalePlan({ why: 'Outliers are kept out.' }), answers: [answerTo('no-trim')] },
        ),
      },
    })
    const { stage, id } = await lab.begin()

    expect(stage).toBe('awaitingPlanApproval')
    expect(lab.input('planner', 2)).toContain('say how outliers are kept out')
    expect(lab.input('planner', 1)).not.toContain('say how outliers are kept out')
    expect(lab.store.findings.list(id)).toMatchObject([{ id: 'no-trim', answer: 'addressed' }])
    expect(lab.store.plans.list(id)).toHaveLength(2)
  })

  it('critics that never agree: a person is asked after the last allowed round', async () => {
    const lab = aLab({
      study: limited({ planRounds: 1 }),
      scripts: {
        'critic-methodology': () => ({ ...approval, verdict: 'revise', findings: [aFinding()] }),
        planner: inRound(
          { plan: scalePlan(), answers: [] },
          { plan: scalePlan(), answers: [answerTo('too-few-seeds')] },
        ),
      },
    })
    const { stage, turn, waitingFor, reason } = await lab.begin()

    expect([stage, turn, waitingFor]).toEqual(['blocked', 'human', 'ada'])
    expect(reason).toContain('the critics still ask for a revision')
  })

  it('A-4: a refusal goes back to the same session with its reasons', async () => {
    const lab = aLab({
      scripts: {
        planner: (_, { feedback }) => ({
          plan: scalePlan(feedback.length === 0 ? { seeds: [1] } : {}),
          answers: [],
        }),
      },
    })
    const { stage, id } = await lab.begin()
    const [planner, ...others] = lab.store.sessions.list(id).filter(({ role }) => role === 'planner')
    const told = lab.store.turns.list(planner!.id).map(({ body }) => JSON.stringify(body))

    expect(stage).toBe('awaitingPlanApproval')
    expect(others).toEqual([])
    expect(told.filter((turn) => turn.includes('"feedback"'))).toEqual([
      expect.stringContaining('plan-complete: 1 seeds per condition are planned'),
    ])
    expect(lab.gate('plan-complete').map(({ verdict }) => verdict)).toEqual(['refuse', 'pass'])
  })

  it('A-4: after three refusals that were sent back a person is asked', async () => {
    const lab = aLab({ scripts: { planner: () => ({ plan: scalePlan({ seeds: [1] }), answers: [] }) } })
    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toContain('seeds per condition are planned, at least 3 are needed')
    expect(lab.gate('plan-complete')).toHaveLength(4)
  })

  it('a role that hands in nonsense gives up, and the experiment is blocked with its reason', async () => {
    const lab = aLab({ scripts: { planner: () => ({ plan: 'a plan' }) } })
    const { stage, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toMatch(/^the planner stopped: .*plan/s)
  })

  it('a fact that is wrong goes back to the planner as a finding that must be mended', async () => {
    const check = { assumption: 'points-are-numbers', source: 'data/points.csv:1', note: 'one is a word' }
    const lab = aLab({
      scripts: {
        'fact-checker': inRound(
          { checks: [{ ...check, verdict: 'wrong' }] },
          { checks: [{ ...check, verdict: 'confirmed' }] },
        ),
        planner: inRound(
          { plan: scalePlan(), answers: [] },
          { plan: scalePlan(), answers: [answerTo('wrong-points-are-numbers')] },
        ),
      },
    })
    await lab.begin()

    expect(lab.stages()).toEqual(['planning', 'critiquing', 'planning', 'critiquing', 'awaitingPlanApproval'])
    expect(lab.input('planner', 2)).toContain('one is a word')
  })

  it('reviewer findings go to the implementer, who answers them in a new session', async () => {
    const finding = aFinding({ id: 'no-doc', text: 'say what the factor is' })
    const lab = aLab({
      scripts: {
        'code-reviewer': inRound(
          { verdict: 'revise', findings: [finding] },
          { verdict: 'approve', findings: [] },
        ),
        implementer: (_, { round }) =>
          acting(
            [write('src/rescale.js', `${RESCALE}// round ${round}\n`)],
            implementation({ answers: round === 1 ? [] : [answerTo('no-doc')] }),
          ),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.input('implementer', 2)).toContain('say what the factor is')
    expect(lab.store.findings.unanswered(id)).toEqual([])
  })

  it('failing tests go to the implementer with what failed; the tests stay as they are', async () => {
    const lab = aLab({
      scripts: {
        implementer: (_, { round }) =>
          acting(
            [write('src/rescale.js', round === 1 ? RESCALE.replace('value * factor', 'value') : RESCALE)],
            implementation(),
          ),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.gate('tests-pass').map(({ verdict }) => verdict)).toEqual(['refuse', 'pass'])
    expect(lab.input('implementer', 2)).toContain('a doubled scale doubles')
    expect(lab.store.sessions.list(id).filter(({ role }) => role === 'tester')).toHaveLength(1)
    expect(new Set(lab.store.runs.list(id, 'matrix').map(({ attempt }) => attempt))).toEqual(new Set([1]))
  })
})

describe('loops of the runs', { timeout: 180_000 }, () => {
  it('C-12: a failure of the code goes to the implementer with its evidence, and the new code runs again', async () => {
    const trace =
      'Traceback (most recent call last):\n  File "bin/run.js", line 9\nTypeError: mean is not a number'
    const failsAtFirst = (spec: RunSpec): FakeOutcome =>
      spec.run.endsWith('doubled.s2.1') ? { code: 1, stderr: trace } : scaleOutcome(spec)
    const lab = aLab({
      driver: { outcomeOf: failsAtFirst },
      scripts: {
        implementer: (_, { round }) =>
          acting([write('src/rescale.js', `${RESCALE}// round ${round}\n`)], implementation()),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.input('implementer', 2)).toContain('TypeError: mean is not a number')
    const counted = lab.store.runs.list(id, 'matrix').filter(({ attempt }) => attempt === 2)
    expect(counted.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
    expect(lab.store.statistics.find(id)?.statistics.values['score.doubled.n']).toBe(3)
  })

  it('C-12: trouble of the host is tried again on hardware made ready anew', async () => {
    const lab = aLab({
      driver: {
        outcomeOf: (spec) =>
          /plain\.s1\.[12]$/.test(spec.run) ? { lost: 'the host went away' } : scaleOutcome(spec),
      },
    })
    await lab.begin()
    lab.approve()
    await lab.until(() => {
      lab.clock.advance(1_000)
      return lab.isQuiet()
    })

    expect(lab.experiment().stage).toBe('awaitingResultApproval')
    expect(lab.stages().filter((stage) => stage === 'provisioning')).toHaveLength(2)
    expect(lab.stages()).not.toContain('blocked')
  })

  it.each([
    ['smoke', /^the smoke run did not work: .*the host no longer knows the run/s],
    ['plain', /the host no longer knows the run/],
  ])('trouble of the host that stays is told to a person: %s runs', async (condition, words) => {
    const lab = aLab({
      study: limited({ infraRetries: 1 }),
      driver: {
        outcomeOf: (spec) =>
          spec.run.includes(`.${condition}.`) ? { lost: 'the host went away' } : scaleOutcome(spec),
      },
    })
    await lab.begin()
    lab.approve()
    await lab.until(() => {
      lab.clock.advance(1_000)
      return lab.isQuiet()
    })

    expect(lab.experiment().stage).toBe('blocked')
    expect(lab.experiment().reason).toMatch(words)
    expect(lab.input('implementer', 2)).toBe('')
  })
})

describe('loops after the runs', { timeout: 180_000 }, () => {
  it('auditor findings and overclaims go to the analyzer, who answers them', async () => {
    const lab = aLab({
      scripts: {
        auditor: inRound(
          {
            verdict: 'revise',
            findings: [],
            overclaims: [{ sentence: 'It always doubles.', because: 'two scales were run' }],
            unreportedDeviations: [],
          },
          { verdict: 'approve', findings: [], overclaims: [], unreportedDeviations: [] },
        ),
        analyzer: (_, { round }) => ({
          draft: scaleDraft(),
          answers: round === 1 ? [] : [answerTo('overclaim-1')],
        }),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.input('analyzer', 2)).toContain('two scales were run')
    expect(lab.store.findings.unanswered(id)).toEqual([])
    expect(lab.store.drafts.list(id)).toHaveLength(2)
  })

  it('an auditor who never agrees: the open findings are shown to the person instead', async () => {
    const lab = aLab({
      study: limited({ auditRounds: 1 }),
      scripts: {
        auditor: () => ({
          verdict: 'revise',
          findings: [aFinding({ id: 'thin' })],
          overclaims: [],
          unreportedDeviations: [],
        }),
        analyzer: (_, { round }) => ({
          draft: scaleDraft(),
          answers: round === 1 ? [] : [answerTo('thin')],
        }),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.store.findings.list(id).map(({ answer }) => answer)).toEqual(['addressed', null])
    expect(lab.store.findings.unanswered(id)).toMatchObject([{ id: 'thin', round: 2 }])
  })

  it('A-4: a draft that a gate refuses goes back to the analyzer with its reasons', async () => {
    const lab = aLab({
      scripts: {
        analyzer: (_, { feedback }) => ({
          draft: scaleDraft(
            feedback.length === 0 ? { confidence: 'HIGH', openConfounds: ['the points are few'] } : {},
          ),
          answers: [],
        }),
      },
    })
    await lab.begin()
    const { stage, id } = await lab.approveAndSettle()

    expect(stage).toBe('awaitingResultApproval')
    expect(lab.gate('clean-result')[0]?.reasons.join()).toContain('the confidence HIGH is above the evidence')
    expect(lab.store.sessions.list(id).filter(({ role }) => role === 'analyzer')).toHaveLength(1)
  })
})

function limited(limits: Partial<Record<'planRounds' | 'auditRounds' | 'infraRetries', number>>) {
  const standard = {
    planRounds: 3,
    reviewRounds: 3,
    testRounds: 0,
    auditRounds: 3,
    refusals: 3,
    infraRetries: 3,
  }
  return { limits: { ...standard, ...limits } }
}
