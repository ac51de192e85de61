/**
 * What a run reports: means over all steps, and over the first and the last `config.windowSteps` steps.
 * Numbers are rounded to six decimals, so that files compare byte for byte.
 */
export function measure({ rewards, optimal }, config) {
  return {
    mean_reward: round(mean(rewards)),
    optimal_action_rate: round(mean(optimal)),
    early_mean_reward: round(mean(rewards.subarray(0, config.windowSteps))),
    late_mean_reward: round(mean(rewards.subarray(-config.windowSteps))),
  }
}

/** The means so far after every `config.metricsEvery` steps. The last line equals the result. */
export function curve({ rewards, optimal }, config) {
  const lines = []
  for (let step = config.metricsEvery; step <= config.steps; step += config.metricsEvery) {
    lines.push({
      step,
      mean_reward: round(mean(rewards.subarray(0, step))),
      optimal_action_rate: round(mean(optimal.subarray(0, step))),
    })
  }
  return lines
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value) {
  return Math.round(value * 1e6) / 1e6
}
