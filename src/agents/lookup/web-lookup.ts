import { lookup as lookUpName } from 'node:dns/promises'
import { Agent } from 'node:https'
import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { asError } from '../../domain/errors.ts'
import { isAllowed, isPublic } from '../../lib/sandbox/proxy/allow-list.ts'
import type { LookUp, LookupBook, Looked, LookupEnd } from './lookup.ts'
import { htmlText, plain } from './page-text.ts'

export interface WebLookupOptions {
  /** For one look-up, redirects included. */
  readonly timeoutMs: number
  /** Of one body, unpacked. */
  readonly maximumBytes: number
  /** All addresses of a name; none when it has none. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Whether an address may be connected to: those of the open internet. */
  readonly isReachable?: (address: string) => boolean
  /** Certificates that are trusted beside the usual ones. */
  readonly ca?: string
}

const MOST_REDIRECTS = 3
const LONGEST_URL = 600
const TEXT = /^(?:text\/|application\/(?:json|xml|xhtml|[a-z0-9.-]+\+(?:json|xml)))/i
const HTML = /^(?:text\/html|application\/xhtml)/i

/**
 * The only way of an agent to the web: GET over https to the hosts of a list, at an address that is looked up once and
 * is public, never with credentials, cookies or a body; text only, in limits. Each request is in the book, those that are
 * refused too, and each redirect is judged as a request of its own.
 */
export function createWebLookup(options: WebLookupOptions): LookUp {
  return async (given, book, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)])
    let url = given
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const step = await request(options, { url, book, signal: limit })
      signal.throwIfAborted()
      if (step.kind !== 'redirected') return step
      url = step.url
    }
    return refused(`${given} was redirected more than ${MOST_REDIRECTS} times`)
  }
}

interface Asked {
  readonly url: string
  readonly book: LookupBook
  readonly signal: AbortSignal
}
type Step = Looked | { readonly kind: 'redirected'; readonly url: string }
type Settle = (outcome: LookupEnd['outcome'], status?: number | null, bytes?: number) => void

async function request(options: WebLookupOptions, { url, book, signal }: Asked): Promise<Step> {
  const entry = book.begin(url.slice(0, LONGEST_URL))
  if (typeof entry === 'string') return refused(entry)
  const settle: Settle = (outcome, status = null, bytes = 0) => entry.settle({ outcome, status, bytes })
  const target = targetOf(url, book.hosts)
  if (typeof target === 'string') {
    settle('not allowed')
    return refused(target)
  }
  const address = await addressOf(options, target.hostname, signal)
  if (address === null) {
    settle(signal.aborted ? 'no answer' : 'no public address')
    return refused(`${target.hostname} has no public address`)
  }
  return get(options, { target, address, settle, signal })
}

/** The URL as it may be asked for, or why not. */
function targetOf(given: string, hosts: readonly string[]): URL | string {
  const url = given.length > LONGEST_URL ? null : URL.parse(given)
  if (url === null) return `this is no web address, or longer than ${LONGEST_URL} characters`
  if (url.protocol !== 'https:') return `only https is looked up, not ${url.protocol}`
  if (url.username !== '' || url.password !== '') return 'an address with a name or password is not looked up'
  const target = { host: url.hostname, port: Number(url.port || '443') }
  if (isAllowed(target, hosts)) return url
  return `${url.host} is not on the list; there are ${hosts.join(', ')}`
}

/** Looked up once and then pinned, so that a second answer of the name server changes nothing. */
async function addressOf(
  options: WebLookupOptions,
  host: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { resolve = addressesOf, isReachable = isPublic } = options
  const found = await Promise.race([resolve(host), stopOf(signal)]).catch((): readonly string[] => [])
  return found.find((address) => isReachable(address)) ?? null
}

/** A name server may be silent for longer than anybody waits. */
function stopOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Error('stopped'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

async function addressesOf(host: string): Promise<readonly string[]> {
  return (await lookUpName(host, { all: true })).map(({ address }) => address)
}

interface Way {
  readonly target: URL
  readonly address: string
  readonly settle: Settle
  readonly signal: AbortSignal
}

async function get(options: WebLookupOptions, { target, address, settle, signal }: Way): Promise<Step> {
  const heard: { status: number | null; bytes: number } = { status: null, bytes: 0 }
  try {
    const { status, headers, data } = await send(options, { target, address, signal })
    heard.status = status
    const type = headerOf(headers['content-type'])
    const step = whatNext(target, { status, type, location: headerOf(headers['location']) })
    if (step !== null) {
      data.destroy()
      settle(outcomeOf(step, status), status)
      return step
    }
    const body = await bodyOf(data, options.maximumBytes, heard)
    settle(body === null ? 'too long' : 'answered', status, heard.bytes)
    if (body === null) return refused(`${target.href} is longer than ${options.maximumBytes} bytes`)
    return { kind: 'page', url: target.href, type, text: textOf(body, type) }
  } catch (thrown) {
    settle('no answer', heard.status, heard.bytes)
    return refused(`${target.href} could not be looked up: ${asError(thrown).message}`)
  }
}

/** Nothing of the surroundings goes along: no proxy of the environment, no cookie, no key. */
async function send(options: WebLookupOptions, { target, address, signal }: Omit<Way, 'settle'>) {
  const agent = new Agent({ keepAlive: false, ...(options.ca === undefined ? {} : { ca: options.ca }) })
  // most daemons look nothing up, and it takes a tenth of their start to load
  const { default: axios } = await import('axios')
  return axios.get<Readable>(target.href, {
    ...{ proxy: false, maxRedirects: 0, responseType: 'stream', signal, httpsAgent: agent },
    ...{ timeout: options.timeoutMs, validateStatus: () => true },
    lookup: (_host, _options, found) => found(null, address, isIP(address) === 6 ? 6 : 4),
    headers: {
      accept: 'text/*, application/xhtml+xml, application/xml, application/json',
      'user-agent': 'hooke',
    },
  })
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly location: string
}

/** Where it goes on, or why it ends here; null when the body is wanted. */
function whatNext(target: URL, { status, type, location }: Answer): Exclude<Step, { kind: 'page' }> | null {
  if (status >= 300 && status < 400) {
    const next = location === '' ? null : URL.parse(location, target.href)
    return next === null
      ? refused(`${target.href} answered ${status} without a place to go`)
      : { kind: 'redirected', url: next.href }
  }
  if (status < 200 || status >= 300) return refused(`${target.href} answered ${status}`)
  return TEXT.test(type)
    ? null
    : refused(`${target.href} is ${type || 'of no stated type'}: only text is looked up`)
}

function outcomeOf({ kind }: Step, status: number): LookupEnd['outcome'] {
  if (kind === 'redirected') return 'redirected'
  return status >= 200 && status < 300 ? 'no text' : 'answered'
}

/** Null as soon as there is more than may be: what is unpacked counts, not what was sent. */
async function bodyOf(stream: Readable, maximum: number, heard: { bytes: number }): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for await (const part of stream) {
    const piece = Buffer.from(part as Uint8Array)
    heard.bytes += piece.length
    if (heard.bytes > maximum) return null
    parts.push(piece)
  }
  return Buffer.concat(parts)
}

function textOf(body: Buffer, type: string): string {
  const text = decoderOf(type).decode(body)
  return HTML.test(type) ? htmlText(text) : plain(text)
}

function decoderOf(type: string): InstanceType<typeof TextDecoder> {
  const [, charset = 'utf-8'] = /charset="?([\w-]{1,40})/i.exec(type) ?? []
  try {
    return new TextDecoder(charset)
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder()
    throw error
  }
}

function headerOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function refused(reason: string): Looked & { readonly kind: 'refused' } {
  return { kind: 'refused', reason }
}
