/** One problem: arms with fixed true means; pulling an arm pays its mean plus normal noise of variance 1. */
export function createBandit(means, random) {
  const bestMean = Math.max(...means)

  return {
    arms: means.length,
    bestArm: means.indexOf(bestMean),
    pull: (arm) => means[arm] + random.normal(),
  }
}

/** Place of each arm when the arms are ordered by true mean, best first: `ranks[arm]` is 0 for the best arm. */
export function ranksOf(means) {
  const ranks = new Array(means.length)
  const order = means.map((_, arm) => arm).sort((a, b) => means[b] - means[a])
  order.forEach((arm, rank) => (ranks[arm] = rank))
  return ranks
}
