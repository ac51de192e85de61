import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Audit, AnalysisOutput, FollowUps } from '../../src/domain/outputs.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { ResultStatistics } from '../../src/domain/statistics.ts'
import type { RoleName } from '../../src/domain/workflow.ts'
import { CARD_SECTIONS } from '../../src/hooks/reproducibility-card.ts'
import { cleanResultGate } from '../../src/hooks/clean-result.gate.ts'
import { computeStatistics, type MeasuredRun } from '../../src/record/statistics.ts'
import { renderReferences } from '../../src/record/references.ts'
import { aCopy, Earlier, refusalsOf, studyTable, play, playMatrix, plannedIn, readJson } from './study.ts'

const plan = plannedIn(2)
let copy: ReturnType<typeof aCopy>
let runs: readonly MeasuredRun[]

beforeAll(async () => {
  copy = aCopy()
  await play('implementer', copy.path)
  runs = await playMatrix(plan, copy.path)
})
afterAll(() => copy.remove())

type Renumber = (run: MeasuredRun) => MeasuredRun
const asTheyAre: Renumber = (run) => run
const reversed: Renumber = (run) => ({
  ...run,
  condition: run.condition === 'optimistic' ? 'epsilon-greedy' : 'optimistic',
})
/** Both conditions get the numbers of the baseline, in another order of seeds. */
const leveled: Renumber = (run) => {
  const other = runs.find(
    ({ condition, seed }) =>
      condition === 'epsilon-greedy' &&
      seed === (run.condition === 'optimistic' ? (run.seed + 1) % 20 : run.seed),
  )
  return { ...run, metrics: other?.metrics ?? [] }
}
const scaled: Renumber = (run) =>
  run.condition === 'epsilon-greedy'
    ? run
    : { ...run, metrics: run.metrics.map((point) => ({ ...point, value: point.value * 0.5 })) }

async function submitted(role: RoleName, statistics: ResultStatistics): Promise<unknown> {
  const outcome = await play(role, copy.path, { facts: statistics.values })
  return outcome.kind === 'submitted' ? outcome.output : outcome
}

async function analysed(renumber: Renumber): Promise<{ draft: Draft; statistics: ResultStatistics }> {
  const statistics = computeStatistics(plan, runs.map(renumber))
  return { statistics, draft: AnalysisOutput.parse(await submitted('analyzer', statistics)).draft }
}

describe('the matrix of BANDIT-002', () => {
  it('repeats the baseline of BANDIT-001 to the last digit', () => {
    const { values } = computeStatistics(plan, runs)
    const earlier = Earlier.parse(readJson('earlier/BANDIT-001.json'))

    expect(values['runs.ok']).toBe(40)
    expect(values['mean_reward.epsilon-greedy.mean']).toBe(earlier.baseline.numbers['mean_reward']?.['mean'])
  })
})

describe('the rehearsed analyzer', () => {
  it('says what the data say: less reward, lost early, ahead late', async () => {
    const { draft, statistics } = await analysed(asTheyAre)
    const estimate = (metric: string) => statistics.values[`${metric}.optimistic.vs-baseline.estimate`] ?? NaN

    expect(estimate('mean_reward')).toBeLessThan(0)
    expect(estimate('early_mean_reward')).toBeLessThan(0)
    expect(estimate('late_mean_reward')).toBeGreaterThan(0)
    expect(draft).toMatchObject({ confidence: 'MODERATE', bears: { how: 'contradicts' } })
    expect(draft.claim).toContain('earns less')
    expect(draft.takeaways.join(' ')).toContain('the order is reversed')
  })

  it('reverses claim and confidence when the data are reversed', async () => {
    const { draft } = await analysed(reversed)

    expect(draft).toMatchObject({ confidence: 'HIGH', bears: { how: 'supports' }, openConfounds: [] })
    expect(draft.claim).toContain('earns more')
  })

  it('claims nothing when the data do not separate the policies', async () => {
    const { draft } = await analysed(leveled)

    expect(draft).toMatchObject({ confidence: 'LOW', bears: { how: 'neither' } })
    expect(draft.claim).toContain('indistinguishable')
  })

  it('does not speak of a late advantage that is not there', async () => {
    const { draft } = await analysed(scaled)

    expect(draft.claim).toContain('earns less')
    expect(draft.takeaways.join(' ')).not.toContain('the order is reversed')
  })

  it.each([
    ['as they are', asTheyAre],
    ['reversed', reversed],
    ['leveled', leveled],
    ['scaled', scaled],
  ])('P-6, P-8: passes clean-result on the data %s', async (_, renumber) => {
    const { draft, statistics } = await analysed(renumber)

    expect(refusalsOf(cleanResultGate.check(factsFor(draft, plan, statistics)))).toEqual([])
  })

  it('P-6: the stored draft of BANDIT-001 passes clean-result too', () => {
    const { draft, plan: own, statistics } = Earlier.parse(readJson('earlier/BANDIT-001.json'))

    expect(refusalsOf(cleanResultGate.check(factsFor(draft, own, statistics)))).toEqual([])
  })
})

describe('those who come after the analyzer', () => {
  it('follow the data as well', async () => {
    const proposed = async (renumber: Renumber) => {
      const statistics = computeStatistics(plan, runs.map(renumber))
      Audit.parse(await submitted('auditor', statistics))
      return FollowUps.parse(await submitted('follow-up-designer', statistics)).proposals.map(
        ({ title }) => title,
      )
    }

    expect((await proposed(asTheyAre))[0]).toContain('start value of 2')
    expect((await proposed(reversed))[0]).toContain('fresh seeds')
    expect((await proposed(leveled))[0]).toContain('100 seeds')
  })
})

/** What the engine gathers, with a page that holds the required sections. */
function factsFor(draft: Draft, of: Plan, statistics: ResultStatistics) {
  const rendered = (text: string) => renderReferences(text, statistics.values).text
  const sections = [
    ['Background', draft.background],
    ['Methodology', draft.methodology],
    ['Results', draft.results],
    ['Next steps', draft.nextSteps.join('\n')],
    ['Expected vs observed', draft.expectedVsObserved.map(({ observed }) => observed).join('\n')],
    ['What did not work', draft.didNotWork.join('\n')],
    ['Limitations', draft.limitations.join('\n')],
    ['Deviations', 'None.'],
    ['Artifacts', 'Forty result files.'],
    ['How to reproduce', 'hooke verify'],
  ]
  const body = sections.map(([title = '', text = '']) => `## ${title}\n\n${rendered(text)}`).join('\n\n')
  return cleanResultGate.facts.parse({
    draft,
    plan: of,
    title: `${rendered(draft.claim)} (${draft.confidence})`,
    markdown: `Confidence: ${draft.confidence}\n\n${body}`,
    statistics: { values: statistics.values, comparisons: statistics.comparisons },
    evidence: of.conditions.map(({ name }) => ({ condition: name, runs: of.seeds.length })),
    samples: of.conditions.map(({ name }) => ({ condition: name, count: 3 })),
    figure: {
      metric: draft.figure.metric,
      commit: 'a'.repeat(40),
      sha256: 'b'.repeat(64),
      seen: 'b'.repeat(64),
      errorBars: true,
    },
    card: CARD_SECTIONS.map((section) => ({ section, row: 'what', value: 'written out', fact: null })),
    proofs: [{ what: 'statistics', stored: 'b'.repeat(64), seen: 'b'.repeat(64) }],
    glossary: Object.keys(studyTable().glossary),
    policy: {
      forbiddenWords: ['prove', 'proves', 'obviously', 'clearly', 'novel', 'confirms the null'],
      minimumBackgroundWords: 30,
      samplesPerCondition: 3,
      highNeedsSeeds: 3,
      highNeedsSecondEvaluation: false,
    },
    heldOnSecondEvaluation: false,
  })
}
