import { userInfo } from 'node:os'
import type { HookeConfig, PersonConfig } from '../config/config.ts'
import { inTracker } from '../store/people.ts'

/** Whoever is listed; where nobody is, whoever owns the process may do everything (K-2). */
export function peopleIn({ people }: Pick<HookeConfig, 'people'>): readonly PersonConfig[] {
  return people.length > 0
    ? people
    : [{ name: userInfo().username, ids: { trackers: {} }, rights: ['admin'] }]
}

/** Whose the daemon's own token and the printed link are: the first person with all rights. */
export function ownerOf(config: Pick<HookeConfig, 'people' | 'studies'>): string {
  const admin = peopleIn(config).find(({ rights }) => rights.includes('admin'))?.name
  return admin ?? config.studies.find(({ owner }) => owner !== undefined)?.owner ?? 'owner'
}

const USUAL = { linear: 'https://api.linear.app', github: 'https://api.github.com' } as const

/**
 * How a person is known: by git and this computer, and in each tracker by the id that the configuration gives for it. An id
 * of a kind counts at one address: where there are several, at the usual one, for elsewhere it is somebody else's.
 */
export function idsOf({ ids }: PersonConfig, trackers: HookeConfig['tracker']): Record<string, string> {
  const { git, system, trackers: single } = ids
  const known = Object.entries(trackers).flatMap(([name, table]) => {
    const { kind } = table
    if (kind === 'embedded') return []
    const ofKind = kind !== 'module' && isMeant(table, trackers) ? ids[kind] : undefined
    const own = single[name] ?? ofKind
    return own === undefined ? [] : [[inTracker(name), own] as const]
  })
  const here = Object.entries({ git, system }).flatMap(([key, own]) =>
    own === undefined ? [] : [[key, own] as const],
  )
  return Object.fromEntries([...here, ...known])
}

type Table = HookeConfig['tracker'][string]

function isMeant(table: Table, trackers: HookeConfig['tracker']): boolean {
  const all = Object.values(trackers).filter(({ kind }) => kind === table.kind)
  const addresses = new Set(all.map(addressOf))
  return addresses.size === 1 || addressOf(table) === usualOf(table)
}

function addressOf({ kind, url }: Table): string {
  if (url !== undefined) return new URL(url).origin
  return usualOf({ kind }) ?? ''
}

/** Where a service is for everybody; undefined for kinds that are no one service. */
function usualOf({ kind }: Pick<Table, 'kind'>): string | undefined {
  return kind === 'embedded' || kind === 'module' ? undefined : USUAL[kind]
}
