import { describe, expect, it } from 'vitest'
import { cachedShare } from '../../fakes/messages-server/long-session.ts'

describe('the provider\u2019s cache', () => {
  it('F-9: at least nine tenths of the input of a 30-turn session repeat a cached prefix, by the server\u2019s count', async () => {
    const { share, turns, counted } = await cachedShare({ turns: 30 })

    expect(turns).toBe(30)
    expect(share).toBeGreaterThanOrEqual(0.9)
    // what the backend believes is what the server counted
    expect(counted).toBeCloseTo(share, 2)
  })
})
