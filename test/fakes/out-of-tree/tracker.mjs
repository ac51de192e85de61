// A tracker from outside, as somebody would write it: plain JavaScript, loaded by its path. Its service is in memory.
import { createFakeTracker } from '../fake-tracker.ts'

/** The services by the name of the tracker, for a test that plays people there. */
export const services = new Map()

export function createTracker({ name, clock, token, options, shared, HookeError }) {
  if (options.broken === true) throw new HookeError('config.invalid', 'it was asked to break')
  if (token() !== 'a token' || shared.readMark(shared.withMark('', { kind: 'x', key: 'k' })) === null)
    throw new Error('it was not given what it needs')
  const service = services.get(name) ?? createFakeTracker({ clock, name })
  services.set(name, service)
  const tracker = { ...service.tracker, kind: 'module' }
  return options.verbless === true ? { ...tracker, show: undefined } : tracker
}
