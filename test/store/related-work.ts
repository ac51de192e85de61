/** Questions as they were first asked, and as somebody else would ask them. */
export const PARAPHRASES: readonly { original: string; paraphrase: string }[] = [
  {
    original: 'Does optimistic initialisation beat ε-greedy in the first 500 steps of a 10-armed bandit?',
    paraphrase:
      'On ten-armed bandits, are optimistic starting values better than an ε-greedy policy early on?',
  },
  {
    original: 'Does learning rate warm-up stabilise training of small transformers?',
    paraphrase: 'Is warming up the learning rate needed for stable transformer training at small scale?',
  },
  {
    original: 'How does dropout change calibration of an image classifier?',
    paraphrase: 'Are image classifiers better calibrated when trained with dropout?',
  },
  {
    original: 'Is Thompson sampling more robust to drifting rewards than UCB?',
    paraphrase: 'When rewards drift over time, which copes better, UCB or sampling à la Thompson?',
  },
  {
    original: 'Does gradient clipping hide exploding loss in recurrent networks?',
    paraphrase: 'Recurrent nets: do clipped gradients mask that the loss explodes?',
  },
  {
    original: 'How many demonstrations does few-shot prompting need for arithmetic word problems?',
    paraphrase: 'What number of examples in a few-shot prompt is enough to solve arithmetic problems?',
  },
  {
    original: 'Does label smoothing hurt knowledge distillation?',
    paraphrase: 'Are distilled students worse when the teacher was trained with smoothed labels?',
  },
  {
    original: 'Can a linear probe read sentiment from the middle layers of a language model?',
    paraphrase: 'Probing language models: in which layer is sentiment linearly decodable?',
  },
  {
    original: 'Does data augmentation by cropping improve robustness against noise corruption?',
    paraphrase: 'Are models trained with random crops more robust to noisy, corrupted inputs?',
  },
  {
    original: 'Is the batch size effect on generalisation explained by the number of updates?',
    paraphrase: 'Large batches generalise worse: is it only that fewer updates are made?',
  },
  {
    original: 'Does fine-tuning on insecure code make a chat model give harmful advice?',
    paraphrase: 'Harmful answers in chat models after finetuning them on code with vulnerabilities',
  },
  {
    original: 'How does replay buffer size affect forgetting in continual learning?',
    paraphrase: 'Catastrophic forgetting and the size of the buffer used for replay',
  },
  {
    original: 'Does weight decay matter for grokking of modular addition?',
    paraphrase: 'Grokking on modular arithmetic without any decay of the weights',
  },
  {
    original: 'Does quantisation to 4 bits degrade long-context retrieval?',
    paraphrase: 'Retrieving facts from long contexts with four-bit quantised models',
  },
]

const METHODS = [
  'momentum',
  'entropy bonus',
  'layer norm',
  'early stopping',
  'curriculum order',
  'weight averaging',
]
const MEASURES = [
  'validation accuracy of a small model',
  'the mean reward of a greedy policy',
  'robustness of language models',
  'training loss over the first steps',
  'calibration on images',
  'sample efficiency of bandits',
  'memory use with large batches',
  'forgetting of early tasks',
]

/** Other questions that share many of their words. */
export const DISTRACTORS: readonly string[] = METHODS.flatMap((method) =>
  MEASURES.map((measure) => `Does ${method} change ${measure}?`),
)
