import type { Clock } from '../../../src/lib/clock.ts'
import type { Service, TruthLog } from './truth-log.ts'
import type { Weather } from './weather.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A comment, an issue, a pod, a job. */
export interface Thing {
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly fields: Fields
}

/**
 * What one service keeps. It gives the same thing again only to those who bring an id of their own, also when the thing was
 * removed meanwhile: a request that travelled for long makes nothing anew.
 */
export interface Shelf {
  create(fields: Fields, clientId: string | undefined): Thing
  /** In the order in which they were made, without what the listing does not know yet. */
  list(): readonly Thing[]
  /** Also what lists do not know yet; unless it is too young even for that. */
  find(id: string): Thing | undefined
  change(id: string, fields: Fields): Thing | undefined
  remove(id: string): boolean
  /** The truth, without any lag. */
  all(): readonly Thing[]
}

export interface ShelfDeps {
  readonly service: Service
  readonly clock: Clock
  readonly truth: TruthLog
  readonly weather: () => Weather
}

export function createShelf({ service, clock, truth, weather }: ShelfDeps): Shelf {
  const things = new Map<string, Thing>()
  const removed = new Map<string, Thing>()
  let made = 0
  const isOlderThan = ({ createdAt }: Thing, ms: number): boolean => clock.now() - createdAt >= ms
  const find = (id: string): Thing | undefined => {
    const thing = things.get(id)
    return thing !== undefined && isOlderThan(thing, weather().unknownForMs) ? thing : undefined
  }
  const note = (what: 'created' | 'changed' | 'removed', { id, fields }: Thing): void =>
    truth.note({ service, what, id, key: keyOf(fields) })
  return {
    find,
    all: () => [...things.values()],
    list: () => [...things.values()].filter((thing) => isOlderThan(thing, weather().listingLagMs)),

    create(fields, clientId) {
      const known = clientId === undefined ? undefined : (things.get(clientId) ?? removed.get(clientId))
      if (known !== undefined) return known
      made += 1
      const at = clock.now()
      const thing = {
        id: clientId ?? `${service}-${String(made).padStart(5, '0')}`,
        createdAt: at,
        updatedAt: at,
        fields,
      }
      things.set(thing.id, thing)
      note('created', thing)
      return thing
    },

    change(id, fields) {
      const thing = find(id)
      if (thing === undefined) return undefined
      const changed = { ...thing, updatedAt: clock.now(), fields: { ...thing.fields, ...fields } }
      things.set(id, changed)
      note('changed', changed)
      return changed
    },

    remove(id) {
      const thing = find(id)
      if (thing === undefined) return false
      things.delete(id)
      removed.set(id, thing)
      note('removed', thing)
      return true
    },
  }
}

/** A name, or what the hidden mark at the end of a text says: `<!-- hooke:result v1 key=K -->`. */
export function keyOf({ name, body }: Fields): string {
  if (typeof name === 'string') return name
  return typeof body === 'string' ? (/<[!]-- hooke:[a-z-]+ v1 key=(\S+) -->\s*$/.exec(body)?.[1] ?? '') : ''
}
