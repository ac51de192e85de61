import type { HookeConfig } from '../config/config.ts'
import { nearest } from '../lib/words.ts'
import { wrongUsage } from './errors.ts'

/** Who acts: `--as`, else the person that `init` wrote down for this user of the computer (W-8). */
export function personOf(
  { people }: Pick<HookeConfig, 'people'>,
  { as, systemUser }: { as: string | undefined; systemUser: string },
): string {
  const names = people.map(({ name }) => name)
  if (as === undefined) return people.find(({ ids }) => ids.system === systemUser)?.name ?? systemUser
  if (people.length === 0 || names.includes(as)) return as
  const near = nearest(as, names)
  const advice = near === undefined ? `name one of ${names.join(', ')}` : `did you mean --as "${near}"?`
  throw wrongUsage(`nobody is called "${as}" in [people]`, advice, names.join(', '))
}
