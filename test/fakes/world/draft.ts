import { Draft } from '../../../src/domain/draft.ts'

/** A draft for the default plan and the default numbers that every gate accepts. */
export function scaleDraft(given: Partial<Draft> = {}): Draft {
  return Draft.parse({
    claim: 'A doubled scale gives a higher score than a plain scale',
    confidence: 'MODERATE',
    confidenceBecause:
      'There are {{ metric score.doubled.n as integer }} runs per condition on one set of points.',
    background:
      'A score is the mean of a few points times a scale. Nobody had looked whether the scale carries through to the score of a run, or whether it is lost on the way between the points and the result. The study compares every later result with the plain scale, so it has to know first what the scale alone does to the score. The question is whether a doubled scale gives a higher score.',
    methodology:
      'Both conditions read the same points with the same seeds. Only the scale differs between them. The score of each run is compared by the planned test.',
    results:
      'The doubled scale scored {{ metric score.doubled.mean as 2 }}, the plain scale {{ metric score.plain.mean as 2 }} (p = {{ metric score.doubled.vs-baseline.p as p }}).',
    takeaways: [
      'The scale carries through: the difference is {{ metric score.doubled.vs-baseline.estimate as signed }}.',
      'All {{ metric runs.total as integer }} runs ended well.',
    ],
    nextSteps: ['Repeat the comparison with a scale below one.'],
    figure: {
      kind: 'bars',
      metric: 'score',
      title: 'A doubled scale gives a higher score',
      caption:
        'Mean score per condition, n = {{ metric score.doubled.n as integer }} runs; the error bars are confidence intervals.',
      xLabel: 'condition',
      yLabel: 'score',
    },
    expectedVsObserved: [
      { outcome: 0, observed: 'The score was higher with the doubled scale.', happened: 'yes' },
      { outcome: 1, observed: 'The scores differed.', happened: 'no' },
    ],
    didNotWork: ['Nothing failed in this experiment.'],
    limitations: ['One small set of points.'],
    openConfounds: [],
    samplesRule: 'the best, the median and the worst run of each condition',
    bears: {
      claim: 'scale-carries-through',
      statement: 'The scale carries through to the score',
      how: 'supports',
    },
    cardNotes: {
      model: 'No model is used.',
      training: 'Nothing is trained.',
      'data.preprocessing': 'No preprocessing: the file is read as it is.',
      'data.generation': 'Written by hand.',
      'evaluation.judge': 'No judge: the score is a number.',
      'decisions.values': 'Plain and doubled are the two simplest scales.',
      'decisions.alternatives': 'More scales; two are enough to see whether it carries through.',
    },
    ...given,
  })
}
