import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import { createLinearTracker } from '../trackers/linear/linear-tracker.ts'
import { createPace, type Pace } from '../trackers/linear/pace.ts'
import type { Tracker } from '../trackers/tracker.ts'
import type { TrackerRequest } from './tracker-request.ts'

/** Builds the trackers of kind `linear`; those with one token share its hourly budget. */
export function createLinearBuilder(): (request: TrackerRequest) => Tracker {
  const paces = new Map<string, Pace>()
  const paceOf = (token: string, clock: Clock): Pace => {
    const pace = paces.get(token) ?? createPace({ clock })
    paces.set(token, pace)
    return pace
  }
  return ({ name, settings, secret, clock }) => {
    const { token, team, project, url, statuses, intake, webhookSecrets: names } = settings
    if (token === undefined || team === undefined)
      throw new HookeError('config.invalid', `[tracker.${name}] needs \`token\` and \`team\``)
    return createLinearTracker({
      name,
      team,
      project: project ?? null,
      token: () => secret(token),
      ...(names.length === 0
        ? {}
        : { webhookSecrets: () => names.map(secret).filter((one) => one !== undefined) }),
      agent: intake.delegation,
      states: statuses,
      ...(url === undefined ? {} : { apiUrl: url }),
      clock,
      pace: paceOf(token, clock),
    })
  }
}
