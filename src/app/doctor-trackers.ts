import type { DoctorCheck } from '../cli/deps.ts'
import { asError } from '../domain/errors.ts'
import type { Tracker } from '../trackers/tracker.ts'

/** Asks each configured tracker who we are there, and what a person should mend: scopes, columns (H-13, T-12). */
export function trackerChecks(
  trackers: ReadonlyMap<string, Tracker>,
  signal: AbortSignal,
): Promise<readonly DoctorCheck[]> {
  return Promise.all([...trackers].map(([name, tracker]) => check(name, tracker, signal)))
}

async function check(name: string, tracker: Tracker, signal: AbortSignal): Promise<DoctorCheck> {
  const named = `tracker ${name}`
  try {
    const { ok, detail, problems } = await tracker.probe(signal)
    const advice = problems.length === 0 ? {} : { advice: problems.join('\n') }
    return {
      name: named,
      state: ok ? (problems.length === 0 ? 'ok' : 'warning') : 'failed',
      found: detail,
      ...advice,
    }
  } catch (thrown) {
    const { message, found } = asError(thrown) as Error & { found?: string }
    return {
      name: named,
      state: 'failed',
      found: found === undefined ? message : `${message}; found: ${found}`,
    }
  }
}
