import type { Clock } from './clock.ts'

/** The same creation was tried before, and nobody knows whether it arrived. */
export interface EarlierTry {
  /** Before this time of day nothing of it was sent: where a look into the past begins. Milliseconds since 1970. */
  readonly since: number
  /** After this moment of the steady clock nothing of it was sent any more: its sender is dead, or has given up. */
  readonly endedBy: number
}

export interface CreateOnceOptions {
  readonly clock: Clock
  /** Each request is given up after this long; what was sent has arrived by then or never will. */
  readonly requestTimeoutMs: number
  /** For how long the service's own list may leave out what is there. */
  readonly listingLagMs: number
}

/** Something to be made at a service that takes no key from its client, told by a name or a mark that it carries. */
export interface Creation<Item> {
  /** What the name or mark is made of: stable over retries, new for a deliberate redo. */
  readonly key: string
  /** Absent only where it is certain that nobody tried before. */
  readonly earlier: EarlierTry | undefined
  /**
   * Everything that carries the mark, by the service's own ids in an order that never changes. A service that does not
   * answer makes it throw: no answer is never "none".
   */
  find(since: number, signal: AbortSignal): Promise<readonly Item[]>
  /** One request. Whatever it throws, the request may have arrived. */
  create(signal: AbortSignal): Promise<Item>
  /** Lets go of one too many; without it the sweep does (see `sweepExtras`). */
  remove?(extra: Item, signal: AbortSignal): Promise<void>
}

/** Gives what was made, by this call, an earlier one or a process that died; rejects with the signal's reason. */
export type CreateOnce = <Item>(creation: Creation<Item>, signal: AbortSignal) => Promise<Item>

interface Desk extends CreateOnceOptions {
  /** What this process sent without hearing the end of it. */
  readonly unheard: Map<string, EarlierTry>
  /** One creation of a key at a time. */
  readonly going: Map<string, Promise<void>>
}

/**
 * Effectively once, where the service knows no key of ours (E-3; RELIABILITY 2.4 and 3): a creation that was tried before
 * is looked for; when it is not there, the look is repeated after the settle time, `max(request timeout, listing lag)`
 * since the earlier try ended, because its request may still land, and once more a listing lag later. Only then is it
 * made. Of several that are found the first stays. What lands even later is the sweep's; so hold on to the name or mark,
 * and ask by it, not by the service's id.
 */
export function createOnceAt(options: CreateOnceOptions): CreateOnce {
  const desk: Desk = { ...options, unheard: new Map(), going: new Map() }
  return async (creation, signal) => {
    const { key } = creation
    for (let other = desk.going.get(key); other !== undefined; other = desk.going.get(key)) await other
    const { promise, resolve } = Promise.withResolvers<undefined>()
    desk.going.set(key, promise)
    try {
      return await once(desk, creation, signal)
    } finally {
      desk.going.delete(key)
      resolve(undefined)
    }
  }
}

async function once<Item>(desk: Desk, creation: Creation<Item>, signal: AbortSignal): Promise<Item> {
  signal.throwIfAborted()
  const earlier = latest(creation.earlier, desk.unheard.get(creation.key))
  if (earlier !== undefined) {
    const found = await lookFor(desk, creation, { earlier, signal })
    desk.unheard.delete(creation.key)
    if (found !== undefined) return found
  }
  return send(desk, creation, { since: earlier?.since ?? desk.clock.now(), signal })
}

/** At once, because what is seen is there; then twice when nothing can be under way any more. */
async function lookFor<Item>(
  { clock, requestTimeoutMs, listingLagMs }: Desk,
  creation: Creation<Item>,
  { earlier, signal }: { earlier: EarlierTry; signal: AbortSignal },
): Promise<Item | undefined> {
  const settledAt = earlier.endedBy + Math.max(requestTimeoutMs, listingLagMs)
  for (const at of [-Infinity, settledAt, settledAt + listingLagMs]) {
    await waitUntil(clock, at, signal)
    const [first, ...extras] = await creation.find(earlier.since, signal)
    if (first === undefined) continue
    for (const extra of extras) await creation.remove?.(extra, signal)
    return first
  }
  return undefined
}

async function send<Item>(
  { clock, unheard }: Desk,
  creation: Creation<Item>,
  { since, signal }: { since: number; signal: AbortSignal },
): Promise<Item> {
  try {
    return await creation.create(signal)
  } catch (error) {
    unheard.set(creation.key, { since, endedBy: clock.steady() })
    throw error
  }
}

function latest(a: EarlierTry | undefined, b: EarlierTry | undefined): EarlierTry | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return { since: Math.min(a.since, b.since), endedBy: Math.max(a.endedBy, b.endedBy) }
}

async function waitUntil(clock: Clock, at: number, signal: AbortSignal): Promise<void> {
  for (let wait = at - clock.steady(); wait > 0; wait = at - clock.steady()) await pause(clock, wait, signal)
  signal.throwIfAborted()
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve) => {
    const done = (): void => {
      stop()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stop = clock.after(ms, done)
    signal.addEventListener('abort', done)
  })
}
