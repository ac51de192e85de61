import { describe, expect, it } from 'vitest'
import type { FindingAnswer } from '../../src/domain/findings.ts'
import { acting, type Scripts, type Situation, write } from '../fakes/scripted-agent.ts'
import { scaleDraft } from '../fakes/world/draft.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { aFinding, approval, implementation, RESCALE } from '../fakes/world/scripts.ts'
import type { Lab } from './harness.ts'
import { soundLabs } from './sound-labs.ts'

const aLab = soundLabs()
const labWith = (scripts: Scripts): Lab => aLab({ scripts })

const answerTo = (finding: string, how = 'in the protocol, step 2'): FindingAnswer => ({
  finding,
  answer: 'addressed',
  how,
})
const firstRound =
  <T>(then: T, later: T) =>
  (_: unknown, { round }: Situation) =>
    round === 1 ? then : later

/** Nothing in the first round; then what the tries of one session hand in, one after the other. */
const inTries =
  (...tries: readonly FindingAnswer[][]) =>
  ({ round, feedback }: Situation): FindingAnswer[] =>
    round === 1 ? [] : (tries[Math.min(feedback.length, tries.length - 1)] ?? [])

const OBJECTION = { ...approval, verdict: 'revise' as const }
const told = (lab: Lab): string => JSON.stringify(lab.gate('findings-answered').map(({ reasons }) => reasons))

describe('findings, one by one to their answer', { timeout: 180_000 }, () => {
  it('A-4: a plan that leaves a finding out goes back to its session with the list, and passes when each is answered', async () => {
    const answers = inTries(
      [],
      [answerTo('ties')],
      [answerTo('ties', 'by the lowest index, in step 3'), answerTo('wording')],
    )
    const lab = labWith({
      'critic-methodology': firstRound(
        {
          ...OBJECTION,
          findings: [
            aFinding({ id: 'ties', text: 'say how ties are broken' }),
            aFinding({ id: 'wording', severity: 'minor', text: '"proves" is strong' }),
            aFinding({ id: 'seeds', severity: 'good', text: 'enough seeds' }),
          ],
        },
        approval,
      ),
      planner: (_, situation) => ({ plan: scalePlan(), answers: answers(situation) }),
    })
    const { stage, id } = await lab.begin()
    const verdicts = lab.gate('findings-answered')

    expect(stage).toBe('awaitingPlanApproval')
    expect(verdicts.map(({ verdict, reasons }) => [verdict, reasons.length])).toEqual([
      ['pass', 0],
      ['refuse', 2],
      ['refuse', 1],
      ['pass', 0],
    ])
    expect(verdicts[1]?.reasons.join()).toMatch(/`ties` .* has no answer: say how ties are broken/)
    expect(verdicts[2]?.reasons.join()).toContain('`wording` [minor, critic-methodology] has no answer')
    expect(verdicts[3]?.evidence).toEqual([
      { what: 'findings given to the planner', found: '2' },
      { what: 'ties [must-fix, critic-methodology]', found: 'addressed: by the lowest index, in step 3' },
      { what: 'wording [minor, critic-methodology]', found: 'addressed: in the protocol, step 2' },
    ])
    expect(lab.store.sessions.list(id).filter(({ role }) => role === 'planner')).toHaveLength(2)
    expect(lab.store.findings.unanswered(id)).toEqual([])
  })

  it('two critics who choose the same id are answered apart', async () => {
    const own = (text: string) => ({ ...OBJECTION, findings: [aFinding({ id: 'seeds', text })] })
    const names = ['critic-methodology-1/seeds', 'critic-statistics-1/seeds'] as const
    const answers = inTries(
      [answerTo('seeds')],
      names.map((name) => answerTo(name, `what ${name} asks`)),
    )
    const lab = labWith({
      'critic-methodology': firstRound(own('seeds for noise'), approval),
      'critic-statistics': firstRound(own('seeds for power'), approval),
      planner: (_, situation) => ({ plan: scalePlan(), answers: answers(situation) }),
    })
    const { id } = await lab.begin()

    for (const name of names) {
      expect(lab.input('planner', 2)).toContain(`${name} [must-fix`)
      expect(told(lab)).toContain(`\`${name}\``)
    }
    expect(lab.store.findings.list(id).map(({ answeredHow }) => answeredHow)).toEqual(
      names.map((name) => `what ${name} asks`),
    )
  })

  it('A-4: what a submission no longer answers counts as unanswered, and after three refusals a person is asked', async () => {
    const answers = inTries([answerTo('ties'), answerTo('noted', 'x')], [])
    const lab = labWith({
      'critic-alternatives': firstRound({ ...OBJECTION, findings: [aFinding({ id: 'ties' })] }, approval),
      planner: (_, situation) => ({
        plan: scalePlan(situation.round === 2 && situation.feedback.length === 0 ? { seeds: [1] } : {}),
        answers: answers(situation),
      }),
    })
    const { stage, id, reason } = await lab.begin()

    expect(stage).toBe('blocked')
    expect(reason).toContain('finding `ties` [must-fix, critic-alternatives] has no answer')
    expect(lab.store.findings.unanswered(id)).toMatchObject([{ id: 'ties' }])
  })

  it('implementer and analyzer answer reviewer and auditor in the same way', async () => {
    const code = inTries([answerTo('factor', 'Noted.')], [answerTo('factor', 'src/rescale.js:1')])
    const text = inTries([], [answerTo('overclaim-1', 'the sentence is gone')])
    const lab = labWith({
      'code-reviewer': firstRound(
        { verdict: 'revise', findings: [aFinding({ id: 'factor' })] },
        { verdict: 'approve', findings: [] },
      ),
      implementer: (_, situation) =>
        acting(
          [write('src/rescale.js', `${RESCALE}// round ${situation.round}\n`)],
          implementation({ answers: code(situation) }),
        ),
      auditor: firstRound(
        {
          verdict: 'revise',
          findings: [],
          overclaims: [{ sentence: 'It always doubles.', because: 'two scales were run' }],
          unreportedDeviations: [],
        },
        { verdict: 'approve', findings: [], overclaims: [], unreportedDeviations: [] },
      ),
      analyzer: (_, situation) => ({ draft: scaleDraft(), answers: text(situation) }),
    })
    await lab.begin()
    const { stage } = await lab.approveAndSettle()
    const refused = lab.gate('findings-answered').filter(({ verdict }) => verdict === 'refuse')

    expect(stage).toBe('awaitingResultApproval')
    expect(refused.map(({ atStage }) => atStage)).toEqual(['implementing', 'analyzing'])
    expect(refused[0]?.reasons.join()).toContain('which says nothing')
    expect(refused[1]?.reasons.join()).toContain('`overclaim-1` [must-fix, auditor] has no answer')
  })
})
