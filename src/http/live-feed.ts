import { HookeError } from '../domain/errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { Feed, FeedItem } from '../store/feed.ts'
import { maskDeep } from './mask-deep.ts'

export interface LiveFeedDeps {
  readonly feed: Pick<Feed, 'after' | 'last'>
  readonly clock: Clock
  readonly mask: (text: string) => string
}

export interface LiveReader {
  /** The last notice the reader has; null for whatever comes from now on. */
  readonly after: number | null
  readonly experiment: string | null
  /** Cuts the connection of a reader that does not keep up. */
  readonly drop?: () => void
}

const LOOK_MS = 200
const HEARTBEAT_MS = 15_000
const MOST_READERS = 2000
/** Who missed more than this is told to read everything anew. */
const LONGEST_BACKLOG = 1000
/** What may lie unread for one reader before it is dropped. */
const MOST_UNREAD_BYTES = 256 * 1024

interface Listener extends LiveReader {
  readonly controller: ReadableStreamDefaultController<Uint8Array>
  lastId: number
}

/** Server-sent events from the feed table: one look serves all readers, none of them can hold up the others (H-2, H-4). */
export type LiveFeed = ReturnType<typeof createLiveFeed>

export function createLiveFeed(deps: LiveFeedDeps) {
  const listeners = new Set<Listener>()
  const state = { cursor: 0, stop: (): void => undefined, looks: 0, isClosed: false }
  const look = (): void => {
    spread(deps, listeners, state)
  }
  const turn = (): void => {
    state.looks++
    look()
    if (state.looks % (HEARTBEAT_MS / LOOK_MS) === 0) beat(listeners)
    state.stop = listeners.size > 0 ? deps.clock.after(LOOK_MS, turn, { quiet: true }) : nothing
  }

  return {
    /** The stream for a reader; refused with `store.busy` when there are too many, and once it is closed. */
    open(reader: LiveReader): ReadableStream<Uint8Array> {
      if (state.isClosed) throw busy('the daemon is stopping', 'read on when it runs again')
      if (listeners.size >= MOST_READERS) throw busy('too many live readers', 'close some pages')
      if (listeners.size === 0) {
        state.cursor = deps.feed.last()
        state.stop()
        state.stop = deps.clock.after(LOOK_MS, turn, { quiet: true })
      }
      return streamFor(deps, listeners, reader)
    },
    /** Looks at once instead of within 200 ms. */
    wake(): void {
      if (listeners.size > 0) look()
    },
    close(): void {
      state.isClosed = true
      state.stop()
      for (const { controller } of listeners) controller.close()
      listeners.clear()
    },
    readers: (): number => listeners.size,
  }
}

const nothing = (): void => undefined

function busy(message: string, advice: string): HookeError {
  return new HookeError('store.busy', message, { advice })
}

function streamFor(
  deps: LiveFeedDeps,
  listeners: Set<Listener>,
  reader: LiveReader,
): ReadableStream<Uint8Array> {
  const own: { listener?: Listener } = {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const listener = { ...reader, controller, lastId: deps.feed.last() }
        own.listener = listener
        controller.enqueue(encode('retry: 1000\n\n'))
        if (reader.after !== null) catchUp(deps, listener, reader.after)
        listeners.add(listener)
      },
      cancel() {
        if (own.listener) listeners.delete(own.listener)
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES }),
  )
}

function catchUp(deps: LiveFeedDeps, listener: Listener, after: number): void {
  const missed = after > listener.lastId ? null : deps.feed.after(after, LONGEST_BACKLOG + 1)
  if (missed === null || missed.length > LONGEST_BACKLOG) {
    listener.controller.enqueue(encode(`id: ${listener.lastId}\ndata: {"kind":"reset"}\n\n`))
    return
  }
  for (const item of missed) {
    if (concerns(listener, item)) listener.controller.enqueue(noticeOf(item, deps.mask))
    listener.lastId = item.id
  }
}

function spread(deps: LiveFeedDeps, listeners: Set<Listener>, state: { cursor: number }): void {
  for (let items = next(deps, state.cursor); items.length > 0; items = next(deps, state.cursor)) {
    for (const item of items) {
      const notice = noticeOf(item, deps.mask)
      for (const listener of listeners) tell(listeners, listener, item, notice)
    }
    state.cursor = items.at(-1)?.id ?? state.cursor
  }
}

function next({ feed }: LiveFeedDeps, cursor: number): FeedItem[] {
  return feed.after(cursor, 200)
}

function tell(listeners: Set<Listener>, listener: Listener, item: FeedItem, notice: Uint8Array): void {
  if (item.id <= listener.lastId) return
  listener.lastId = item.id
  if (concerns(listener, item)) send(listeners, listener, notice)
}

function send(listeners: Set<Listener>, listener: Listener, bytes: Uint8Array): void {
  if ((listener.controller.desiredSize ?? 0) <= 0) {
    listeners.delete(listener)
    listener.controller.close()
    listener.drop?.()
    return
  }
  listener.controller.enqueue(bytes)
}

function beat(listeners: Set<Listener>): void {
  const heartbeat = encode(': still here\n\n')
  for (const listener of listeners) send(listeners, listener, heartbeat)
}

function concerns({ experiment }: LiveReader, item: FeedItem): boolean {
  return experiment === null || item.experiment === experiment
}

function noticeOf({ id, experiment, kind, body, at }: FeedItem, mask: (text: string) => string): Uint8Array {
  return encode(`id: ${id}\ndata: ${JSON.stringify(maskDeep({ experiment, kind, body, at }, mask))}\n\n`)
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
