import { cachedShare } from '../../test/fakes/messages-server/long-session.ts'
import type { Row } from './row.ts'

/** F-9: the share of the input of a long session that repeats a cached prefix, by the fake server's own count. */
export async function measureCachedShare(): Promise<readonly Row[]> {
  const { share, turns } = await cachedShare({ turns: 30 })
  return [
    {
      id: 'F-9',
      what: `cached share of the input of a ${turns}-turn session`,
      found: 'repeated prefix bytes, counted by the fake Messages server',
      reached: `${(share * 100).toFixed(1)} %`,
      goal: '≥ 90 %',
      ok: share >= 0.9,
    },
  ]
}
