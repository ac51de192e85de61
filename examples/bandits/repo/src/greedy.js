/**
 * The arm with the highest estimate. Ties are broken uniformly at random with the given generator: taking the first
 * would favour arm 0 at the start, when all estimates are equal.
 */
export function greedyArm(estimates, random) {
  let best = 0
  let ties = 1
  for (let arm = 1; arm < estimates.length; arm += 1) {
    if (estimates[arm] > estimates[best]) {
      best = arm
      ties = 1
    } else if (estimates[arm] === estimates[best]) {
      ties += 1
      if (random.below(ties) === 0) best = arm
    }
  }
  return best
}
