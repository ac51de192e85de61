import { userInfo } from 'node:os'
import type { HookeConfig, PersonConfig } from '../config/config.ts'

/** Whoever is listed; where nobody is, whoever owns the process may do everything (K-2). */
export function peopleIn({ people }: Pick<HookeConfig, 'people'>): readonly PersonConfig[] {
  return people.length > 0 ? people : [{ name: userInfo().username, ids: {}, rights: ['admin'] }]
}

/** Whose the daemon's own token and the printed link are: the first person with all rights. */
export function ownerOf(config: Pick<HookeConfig, 'people' | 'studies'>): string {
  const admin = peopleIn(config).find(({ rights }) => rights.includes('admin'))?.name
  return admin ?? config.studies.find(({ owner }) => owner !== undefined)?.owner ?? 'owner'
}
