import type { Octokit } from '@octokit/rest'
import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import { limitUntil } from './errors.ts'
import { type Cost, type Headers, LONGEST_WAIT_MS, type Pace } from './pace.ts'

interface Pacing {
  readonly pace: Pace
  readonly clock: Clock
}

/** Holds every request of this client until the pace lets it go; one that is refused for a short while is sent once more. */
export function keepPace(octokit: Octokit, { pace, clock }: Pacing): void {
  octokit.hook.wrap('request', async (request, given) => {
    const { method, url, request: settings } = given
    // an app asks for its token in the middle of a request that waits for it, and has a limit of its own for that
    if (url.startsWith('/app')) return request(given)
    const cost = costOf(method, url, given['query'])
    const send = () =>
      inPace({ pace, clock }, { cost, signal: settings.signal, request: async () => request(given) })
    return cost.isWrite ? pace.inTurn(send) : send()
  })
}

/** `url` as Octokit has it at this point: with its parameters not yet filled in; `document` of GraphQL. */
function costOf(method: string, url: string, document: unknown): Cost {
  const isWrite = method !== 'GET' && method !== 'HEAD'
  const isGraphql = url.endsWith('/graphql')
  const isContent = isGraphql
    ? typeof document === 'string' && /addComment\(|createIssue\(/.test(document)
    : method === 'POST' && /\/(issues|comments|pulls|reviews|releases)$/.test(url)
  return { isWrite, isContent, isGraphql }
}

interface Sent<Answer> {
  readonly cost: Cost
  readonly signal: AbortSignal | undefined
  readonly request: () => Promise<Answer>
}

async function inPace<Answer extends { readonly headers: Headers }>(
  { pace, clock }: Pacing,
  { cost, signal, request }: Sent<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    await pace.before(cost, signal)
    try {
      const answer = await request()
      pace.after(answer.headers)
      return answer
    } catch (thrown) {
      pace.after(headersOf(thrown))
      const now = clock.now()
      const until = limitUntil(thrown, now)
      if (until === null) throw thrown
      pace.hold(until)
      if (tries > 1 || until - now > LONGEST_WAIT_MS) throw thrown
    }
  }
}

const WithHeaders = z.object({
  response: z.object({
    headers: z.record(z.string(), z.union([z.string(), z.number(), z.undefined()])),
  }),
})

function headersOf(thrown: unknown): Headers | undefined {
  return WithHeaders.safeParse(thrown).data?.response.headers
}
