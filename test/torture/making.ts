import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Clock } from '../../src/lib/clock.ts'
import { createOnceAt, type EarlierTry } from '../../src/lib/create-once.ts'
import { REQUEST_TIMEOUT_MS } from './world-client.ts'

/** `naive` does, then records: the control that must fail. */
export const MODES = ['naive', 'lookup', 'keyed'] as const
export type Mode = (typeof MODES)[number]

/** Something to be made outside, once. */
export interface Making {
  readonly key: string
  readonly earlier: EarlierTry | undefined
  /** Ids of what carries the key, in the service's order. */
  readonly find: (signal: AbortSignal) => Promise<readonly string[]>
  /** One request; with an id of our own where the service takes one. */
  readonly create: (id: string | undefined, signal: AbortSignal) => Promise<string>
}

/** The three ways to keep an effect from happening twice; gives the service's id. */
export interface Maker {
  readonly mode: Mode
  make(making: Making, signal: AbortSignal): Promise<string>
  /** The id without asking anybody, where the mode knows one. */
  idOf(key: string): string | undefined
}

interface MakerOptions {
  readonly clock: Clock
  readonly listingLagMs: number
  /** Where the naive mode records what it did. */
  readonly record: string
}

export function createMaker(mode: Mode, options: MakerOptions): Maker {
  if (mode === 'keyed') return keyed()
  return mode === 'lookup' ? lookup(options) : naive(options)
}

/** The service itself knows a second request with the same id. */
function keyed(): Maker {
  return {
    mode: 'keyed',
    idOf: uuidOf,
    make: ({ key, create }, signal) => create(uuidOf(key), signal),
  }
}

/** A UUID that the key alone decides, with the bits of version 4. */
export function uuidOf(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function lookup({ clock, listingLagMs }: MakerOptions): Maker {
  const once = createOnceAt({ clock, listingLagMs, requestTimeoutMs: REQUEST_TIMEOUT_MS })
  const known = new Map<string, string>()
  return {
    mode: 'lookup',
    idOf: (key) => known.get(key),
    async make({ key, earlier, find, create }, signal) {
      const id = await once(
        {
          key,
          earlier,
          find: (_since, until) => find(until),
          create: (until) => create(undefined, until),
        },
        signal,
      )
      known.set(key, id)
      return id
    },
  }
}

/** Does, then records: what falls between the two is done again. */
function naive({ record }: MakerOptions): Maker {
  const lines = existsSync(record) ? readFileSync(record, 'utf8').split('\n') : []
  const known = new Map(lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as [string, string]])))
  return {
    mode: 'naive',
    idOf: (key) => known.get(key),
    async make({ key, create }, signal) {
      const id = known.get(key) ?? (await create(undefined, signal))
      if (!known.has(key)) appendFileSync(record, `${JSON.stringify([key, id])}\n`)
      known.set(key, id)
      return id
    },
  }
}
