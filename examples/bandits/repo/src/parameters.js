/**
 * The numbers of a policy's configuration. `limits` maps each parameter to its lowest and highest allowed value.
 * A missing, unknown or impossible parameter is an error: a flag that is not wired must not look like a result.
 */
export function numbersOf(configuration, limits) {
  const { name, ...given } = configuration
  for (const key of Object.keys(given)) {
    if (!(key in limits)) throw new Error(`policy "${name}" has no parameter "${key}"`)
  }
  for (const [key, [low, high]] of Object.entries(limits)) {
    const value = given[key]
    if (typeof value !== 'number' || !(value >= low && value <= high)) {
      throw new Error(`policy "${name}": "${key}" must be a number from ${low} to ${high}, found ${value}`)
    }
  }
  return given
}
