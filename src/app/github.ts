import { HookeError } from '../domain/errors.ts'
import { createGithubTracker } from '../trackers/github/github-tracker.ts'
import type { GithubAuth } from '../trackers/github/options.ts'
import { createPace, type Pace } from '../trackers/github/pace.ts'
import type { Tracker } from '../trackers/tracker.ts'
import type { TrackerRequest } from './tracker-request.ts'

/** Builds the trackers of kind `github`; repositories that are worked on by one account share its limits. */
export function createGithubBuilder(): (request: TrackerRequest) => Tracker {
  const paces = new Map<string, Pace>()
  return (request) => {
    const { token, installationId } = request.settings
    const account = token ?? `installation ${String(installationId)}`
    const pace = paces.get(account) ?? createPace({ clock: request.clock })
    paces.set(account, pace)
    return githubOf(request, pace)
  }
}

/** From its table; what the file lacks was refused when it was read. */
function githubOf({ name, settings, secret, clock }: TrackerRequest, pace: Pace): Tracker {
  const [owner = '', repo = ''] = (settings.repository ?? '').split('/')
  const value = (called: string): string => secret(called) ?? absent(name, called)
  return createGithubTracker({
    name,
    owner,
    repo,
    auth: authOf(settings, value),
    clock,
    pace,
    labels: settings.statuses,
    webhookSecrets: () => settings.webhookSecrets.map(value),
    ...addressesOf(settings.url),
  })
}

function authOf(
  { token, appId, installationId, privateKey }: TrackerRequest['settings'],
  value: (called: string) => string,
): GithubAuth {
  if (token !== undefined) return { kind: 'token', token: () => value(token) }
  return {
    kind: 'app',
    appId: Number(appId),
    installationId: Number(installationId),
    privateKey: () => value(privateKey ?? ''),
  }
}

/** GitHub Enterprise has its API under `/api/v3` of the address that people see. */
function addressesOf(url: string | undefined): { baseUrl?: string; webUrl?: string } {
  if (url === undefined) return {}
  const { origin, pathname } = new URL(url)
  return { baseUrl: url.replace(/\/$/, ''), ...(pathname.startsWith('/api/v3') ? { webUrl: origin } : {}) }
}

function absent(tracker: string, called: string): never {
  throw new HookeError('config.invalid', `the tracker ${tracker} has no ${called}`, {
    found: 'nothing of that name under [secrets]',
    advice: `write ${called} = "env:${called}" or "file:PATH" there`,
  })
}
