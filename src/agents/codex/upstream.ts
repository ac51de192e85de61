import { type Clock } from '../../lib/clock.ts'
import { BrokenOff } from '../anthropic/failure.ts'
import { type Failure } from '../anthropic/trouble.ts'
import { jsonOf } from '../cli/json-of.ts'
import { type Answer, ErrorBody, failureFrom, heard, NO_ANSWER } from './responses.ts'

const API = 'https://api.openai.com/v1'

export interface Upstream {
  readonly apiKey: string
  readonly baseUrl?: string | undefined
}

export interface Listening {
  readonly signal: AbortSignal
  readonly alive: () => void
  readonly onAnswer: (answer: Answer) => void
}

/** The provider said no before it said anything else. */
export class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

/** Asks the provider and tells of the answer as it comes; the whole answer at the end. */
export async function askUpstream(
  { apiKey, baseUrl = API }: Upstream,
  body: object,
  { signal, alive, onAnswer, clock }: Listening & { readonly clock: Clock },
): Promise<Answer> {
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/responses`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify(body),
    signal,
    redirect: 'error',
  })
  if (!response.ok) throw new Refused(await refusalOf(response, clock))
  let answer = NO_ANSWER
  onAnswer(answer)
  for await (const line of linesOf(response.body)) {
    alive()
    answer = heard(answer, line)
    onAnswer(answer)
  }
  if (!answer.draft.isWhole) throw new BrokenOff({ type: null, message: 'the reply broke off' })
  return answer
}

async function refusalOf(response: Response, clock: Clock): Promise<Failure> {
  const told = ErrorBody.safeParse(jsonOf((await response.text()).slice(0, 100_000))).data?.error
  return failureFrom(response.status, told ?? {}, waitOf(response.headers, clock))
}

function waitOf(headers: Headers, clock: Clock): number | null {
  const told = headers.get('retry-after')?.trim() ?? ''
  const ms = [
    Number(headers.get('retry-after-ms') ?? Number.NaN),
    told === '' ? Number.NaN : Number(told) * 1_000,
    Date.parse(told) - clock.now(),
  ]
  const found = ms.find((each) => Number.isFinite(each))
  return found === undefined ? null : Math.min(Math.max(0, found), 24 * 60 * 60_000)
}

async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body ?? []) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/)
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}
