import { createBandit, ranksOf } from './bandit.js'
import { createPolicy } from './policies/index.js'
import { createRandom } from './rng.js'

/**
 * Plays the first `config.problems` problems of the testbed, each for `config.steps` steps with a fresh policy.
 * The seed decides the reward noise and what the policy draws, in separate streams.
 *
 * Per step it returns the mean reward and the rate of optimal actions, over the problems; and how often the arms were
 * pulled by their rank (best first).
 */
export function simulate({ testbed, config, seed, onProblem = () => {} }) {
  if (config.problems > testbed.length) {
    throw new Error(`the config asks for ${config.problems} problems; the testbed has ${testbed.length}`)
  }
  const tally = {
    rewards: new Float64Array(config.steps),
    optimal: new Float64Array(config.steps),
    pullsByRank: new Array(testbed[0].length).fill(0),
    firstActions: [],
  }
  const noise = createRandom(seed, 'reward noise')
  const choices = createRandom(seed, 'policy')

  for (let problem = 0; problem < config.problems; problem += 1) {
    play({ means: testbed[problem], config, noise, choices, tally, first: problem === 0 })
    onProblem(problem + 1)
  }

  return {
    rewards: tally.rewards.map((sum) => sum / config.problems),
    optimal: tally.optimal.map((sum) => sum / config.problems),
    pullsByRank: tally.pullsByRank,
    firstActions: tally.firstActions,
  }
}

function play({ means, config, noise, choices, tally, first }) {
  const bandit = createBandit(means, noise)
  const ranks = ranksOf(means)
  const policy = createPolicy(config.policy, { arms: bandit.arms, random: choices })

  for (let step = 0; step < config.steps; step += 1) {
    const arm = policy.choose()
    const reward = bandit.pull(arm)
    policy.learn(arm, reward)

    tally.rewards[step] += reward
    tally.optimal[step] += arm === bandit.bestArm ? 1 : 0
    tally.pullsByRank[ranks[arm]] += 1
    if (first) tally.firstActions.push(arm)
  }
}
