import { readFileSync } from 'node:fs'

const wholeNumbers = ['steps', 'problems', 'windowSteps', 'metricsEvery']
const known = new Set(['testbed', 'policy', ...wholeNumbers])

/** Reads the resolved config of a run. An unknown or missing key is an error. */
export function readConfig(path) {
  const config = JSON.parse(readFileSync(path, 'utf8'))
  const unknown = Object.keys(config).filter((key) => !known.has(key))
  if (unknown.length > 0)
    throw new Error(`${path}: unknown key "${unknown[0]}"; known: ${[...known].join(', ')}`)

  for (const key of wholeNumbers) {
    if (!Number.isInteger(config[key]) || config[key] < 1) {
      throw new Error(`${path}: "${key}" must be a whole number from 1, found ${config[key]}`)
    }
  }
  if (config.windowSteps > config.steps) throw new Error(`${path}: "windowSteps" is more than "steps"`)
  if (config.steps % config.metricsEvery !== 0) throw new Error(`${path}: "metricsEvery" must divide "steps"`)
  if (typeof config.testbed !== 'string') throw new Error(`${path}: "testbed" must be a path`)
  if (typeof config.policy?.name !== 'string') throw new Error(`${path}: "policy" must have a name`)
  return config
}
