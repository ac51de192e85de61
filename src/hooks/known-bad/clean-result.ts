import type { CleanResultFacts } from '../clean-result/facts.ts'
import { CARD_SECTIONS } from '../reproducibility-card.ts'
import { A_COMMIT, A_HASH, type Fixtures, OTHER_HASH } from './fixture.ts'
import { aPlan } from './plan.ts'

type Draft = CleanResultFacts['draft']

const draft: Draft = {
  claim: 'An optimistic start earns more reward than a neutral start.',
  confidence: 'HIGH',
  confidenceBecause: 'All seeds agree; only one simulator was tried.',
  background:
    'A bandit is a game with several levers of unknown value. A player who starts with high hopes tries each lever early. An earlier result compared exploration rates; here we ask whether the start value alone helps.',
  methodology:
    'We ran both starts on the same levers with the same seeds. The reward was averaged over all steps.',
  results:
    'The optimistic start earned {{ metric mean_reward.optimistic.mean as 2 }} (n = {{ metric mean_reward.optimistic.n as integer }}).',
  takeaways: [
    'High hopes pay early: explore by the start value.',
    'The rate of exploration matters less than we thought.',
  ],
  nextSteps: ['Repeat with levers whose values drift over time.'],
  figure: {
    kind: 'bars',
    metric: 'mean_reward',
    title: 'Mean reward by start',
    caption: 'Mean over seeds (n per bar as labelled), error bars are confidence intervals.',
    xLabel: 'start',
    yLabel: 'mean reward',
  },
  expectedVsObserved: [
    { outcome: 0, observed: 'The reward is higher.', happened: 'yes' },
    { outcome: 1, observed: 'A difference was seen.', happened: 'no' },
  ],
  didNotWork: ['Nothing failed in this experiment.'],
  limitations: ['One simulator with fixed levers.'],
  openConfounds: [],
  samplesRule: 'the first seeds of each condition',
  bears: { claim: 'optimism-helps', statement: 'Optimism helps exploration.', how: 'supports' },
  cardNotes: {},
}
const sections = [
  'Background',
  'Methodology',
  'Results',
  'Next steps',
  'Expected vs. observed',
  'What did not work',
  'Limitations',
  'Deviations',
  'Artifacts',
  'How to reproduce',
]
const markdown = (confidence: string): string =>
  `**Confidence: ${confidence}**\n${sections.map((each) => `## ${each}\n`).join('\n')}`
const good: CleanResultFacts = {
  draft,
  plan: aPlan,
  title: 'An optimistic start earns more reward than a neutral start (HIGH)',
  markdown: markdown('HIGH'),
  statistics: {
    values: { 'mean_reward.optimistic.mean': 0.8412, 'mean_reward.optimistic.n': 4 },
    comparisons: [
      {
        metric: 'mean_reward',
        condition: 'optimistic',
        baseline: 'neutral',
        test: 'welch-t',
        estimate: 0.2,
        low: 0.1,
        high: 0.3,
        t: 5,
        df: 6,
        p: 0.001,
        effect: 2,
        passed: true,
        favours: 'condition',
      },
    ],
  },
  evidence: [
    { condition: 'neutral', runs: 4 },
    { condition: 'optimistic', runs: 4 },
  ],
  samples: [
    { condition: 'neutral', count: 3 },
    { condition: 'optimistic', count: 3 },
  ],
  figure: { metric: 'mean_reward', commit: A_COMMIT, sha256: A_HASH, seen: A_HASH, errorBars: true },
  card: CARD_SECTIONS.map((section) => ({ section, row: 'what', value: 'written out', fact: null })),
  proofs: [{ what: 'statistics', stored: A_HASH, seen: A_HASH }],
  glossary: ['bandit'],
  policy: {
    forbiddenWords: ['obviously', 'confirms the null'],
    minimumBackgroundWords: 30,
    samplesPerCondition: 3,
    highNeedsSeeds: 3,
    highNeedsSecondEvaluation: false,
  },
  heldOnSecondEvaluation: false,
}
const withDraft = (changes: Partial<Draft>): CleanResultFacts => ({
  ...good,
  draft: { ...draft, ...changes },
})
const withRuns = (runs: number): CleanResultFacts => ({
  ...good,
  evidence: good.evidence.map((each) => ({ ...each, runs })),
})
const labelled = (facts: CleanResultFacts, confidence: Draft['confidence']): CleanResultFacts => ({
  ...facts,
  title: good.title.replace('HIGH', confidence),
  markdown: markdown(confidence),
  draft: { ...facts.draft, confidence },
})
const comparisons = good.statistics.comparisons.map((each) => ({ ...each, p: 0.04 }))
const weak = { ...good, statistics: { ...good.statistics, comparisons } }

export const cleanResult: Fixtures<CleanResultFacts> = {
  good: [
    { rule: 'a clean result', facts: good },
    { rule: 'two seeds are MODERATE', facts: labelled(withRuns(2), 'MODERATE') },
    { rule: 'a label below the evidence', facts: labelled(weak, 'LOW') },
    {
      rule: 'an acronym explained',
      facts: withDraft({ results: 'The upper bound rule (UBR) earned more.' }),
    },
    {
      rule: 'a constant and a planned number',
      facts: withDraft({ results: 'After 500 steps, rate 0.1 (10 %), with {{ constant 7 }} levers.' }),
    },
  ],
  bad: [
    {
      rule: 'something stored was altered',
      facts: { ...good, proofs: [{ what: 'statistics', stored: OTHER_HASH, seen: A_HASH }] },
      reason: /stored statistics is not what the stored facts give/,
    },
    {
      rule: 'something is not stored',
      facts: { ...good, proofs: [{ what: 'text of the result', stored: null, seen: A_HASH }] },
      reason: /text of the result is not stored/,
    },
    {
      rule: 'empty card row',
      facts: { ...good, card: [...good.card, { section: 'Data', row: 'judge', value: '', fact: null }] },
      reason: /Data: judge" is empty/,
    },
    {
      rule: 'title is not the claim',
      facts: { ...good, title: 'Results (HIGH)' },
      reason: /title is not the claim/,
    },
    {
      rule: 'title and confidence differ',
      facts: { ...good, title: good.title.replace('HIGH', 'LOW') },
      reason: /brackets of the title say LOW/,
    },
    {
      rule: 'confidence line differs',
      facts: { ...good, markdown: markdown('LOW') },
      reason: /confidence line say LOW/,
    },
    {
      rule: 'section missing',
      facts: { ...good, markdown: good.markdown.replace('## Next steps', '') },
      reason: /no section "Next steps"/,
    },
    {
      rule: 'mark not rendered',
      facts: { ...good, markdown: `${good.markdown}{{ metric x }}` },
      reason: /still holds a mark/,
    },
    {
      rule: 'background too short',
      facts: withDraft({ background: 'We tried two starts.' }),
      reason: /background has 4 words/,
    },
    {
      rule: 'methodology too short',
      facts: withDraft({ methodology: 'We ran it.' }),
      reason: /methodology has 1 sentences/,
    },
    {
      rule: 'next step not specific',
      facts: withDraft({ nextSteps: ['More seeds'] }),
      reason: /next step 1 \("More seeds"\) is not specific/,
    },
    {
      rule: 'placeholder text',
      facts: withDraft({ limitations: ['TBD'] }),
      reason: /limitation 1 is a placeholder/,
    },
    {
      rule: 'caption without n or error bars',
      facts: withDraft({ figure: { ...draft.figure, caption: 'Reward.' } }),
      reason: /caption does not say what the error bars are/,
    },
    {
      rule: 'sealed outcome not answered',
      facts: withDraft({ expectedVsObserved: draft.expectedVsObserved.slice(1) }),
      reason: /"reward is higher" is not answered/,
    },
    {
      rule: 'too few samples',
      facts: { ...good, samples: [] },
      reason: /0 samples of the condition neutral/,
    },
    {
      rule: 'orphan number',
      facts: withDraft({ results: 'The optimistic start earned 0.84.' }),
      reason: /number "0\.84" in the results comes from nowhere/,
    },
    {
      rule: 'orphan number in words',
      facts: withDraft({ takeaways: ['The reward doubled.', 'We now explore by start value.'] }),
      reason: /number "doubled" in the takeaway 1/,
    },
    {
      rule: 'reference to nothing',
      facts: withDraft({ results: 'It earned {{ metric reward.mean }}.' }),
      reason: /`reward\.mean` names no stored value/,
    },
    {
      rule: 'measurement called a constant',
      facts: withDraft({ results: 'It earned {{ constant 0.84 }}.' }),
      reason: /constant 0\.84 equals the stored/,
    },
    {
      rule: 'figure without a commit',
      facts: { ...good, figure: { ...good.figure, commit: null } },
      reason: /figure is not pinned/,
    },
    {
      rule: 'figure not from its data',
      facts: { ...good, figure: { ...good.figure, seen: OTHER_HASH } },
      reason: /not the one its data gives/,
    },
    {
      rule: 'figure without error bars',
      facts: { ...good, figure: { ...good.figure, errorBars: false } },
      reason: /no error bars/,
    },
    { rule: 'HIGH with 2 seeds', facts: withRuns(2), reason: /HIGH is above the evidence.*n is 2/ },
    {
      rule: 'HIGH with an open confound',
      facts: withDraft({ openConfounds: ['one arm trained longer'] }),
      reason: /a confound is open/,
    },
    {
      rule: 'HIGH without the planned test',
      facts: weak,
      reason: /planned test of optimistic did not pass: p = 0\.04/,
    },
    {
      rule: 'HIGH without the second evaluation',
      facts: { ...good, policy: { ...good.policy, highNeedsSecondEvaluation: true } },
      reason: /second evaluation/,
    },
    {
      rule: 'n = 1 above LOW',
      facts: labelled(withRuns(1), 'MODERATE'),
      reason: /MODERATE is above the evidence.*LOW at most: n is 1/,
    },
    {
      rule: 'forbidden word',
      facts: withDraft({ results: 'This obviously helps.' }),
      reason: /results uses "obviously"/,
    },
    {
      rule: 'acronym not explained',
      facts: withDraft({ results: 'It beats UCB on all levers.' }),
      reason: /acronym UCB is not explained/,
    },
    {
      rule: 'code identifier not explained',
      facts: withDraft({ results: 'We set initial_value high.' }),
      reason: /code identifier `initial_value` is not explained/,
    },
    {
      rule: 'condition name not explained',
      facts: withDraft({ results: 'The reward of optimistic was higher.' }),
      reason: /condition name optimistic is not explained/,
    },
  ],
}
