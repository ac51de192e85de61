import { greedyArm } from '../greedy.js'
import { numbersOf } from '../parameters.js'

/**
 * Optimistic initialisation (Sutton and Barto, section 2.6): always the arm with the highest estimate, but the
 * estimates start above any plausible reward. Each pull disappoints, so that every arm is tried before one is
 * preferred.
 *
 * The step size is constant. With sample averages the first reward would replace the initial value at once.
 */
export function createOptimistic(configuration, { arms, random }) {
  const { initialValue, stepSize } = numbersOf(configuration, {
    initialValue: [-100, 100],
    stepSize: [0, 1],
  })
  const estimates = new Float64Array(arms).fill(initialValue)

  return {
    choose: () => greedyArm(estimates, random),

    learn(arm, reward) {
      estimates[arm] += stepSize * (reward - estimates[arm])
    },
  }
}
