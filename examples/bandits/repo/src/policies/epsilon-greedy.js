import { greedyArm } from '../greedy.js'
import { numbersOf } from '../parameters.js'

/**
 * ε-greedy with sample averages (Sutton and Barto, section 2.2): with probability ε any arm, else the one whose
 * rewards were highest on average so far. Estimates start at 0.
 */
export function createEpsilonGreedy(configuration, { arms, random }) {
  const { epsilon } = numbersOf(configuration, { epsilon: [0, 1] })
  const averages = new Float64Array(arms)
  const pulls = new Uint32Array(arms)

  return {
    choose: () => (random.uniform() < epsilon ? random.below(arms) : greedyArm(averages, random)),

    learn(arm, reward) {
      pulls[arm] += 1
      averages[arm] += (reward - averages[arm]) / pulls[arm]
    },
  }
}
