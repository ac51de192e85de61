// A driver from outside, as somebody would write it: plain JavaScript, loaded by its path. Its runs are this computer's.
import { createLocalDriver } from '../../../src/compute/local/local-driver.ts'

export function createDriver({ name, folder, environment, secret, clock, options, HookeError }) {
  if (options.broken === true) throw new HookeError('config.invalid', 'it was asked to break')
  const driver = createLocalDriver({ name, runsDir: folder, environment, secret, clock, graceSeconds: 1 })
  return options.verbless === true ? { ...driver, submit: undefined } : driver
}
