import { afterEach, describe, expect, it, vi } from 'vitest'
import { attachTo } from '../../../src/trackers/linear/attach.ts'
import type { Desk } from '../../../src/trackers/linear/desk.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const there = 'https://files.example/a'
const desk = {
  ids: new Map([['ENG-1', 'i-1']]),
  api: {
    access: { apiUrl: 'https://linear.example', clock: createManualClock(), requestTimeoutMs: 1_000 },
    ask: () =>
      Promise.resolve({ fileUpload: { uploadFile: { uploadUrl: there, assetUrl: there, headers: [] } } }),
  },
} as unknown as Desk
const file = {
  ...{ key: 'k', issue: 'ENG-1', title: 'a', fileName: 'a.png', contentType: 'image/png' },
  ...{ bytes: new Uint8Array([1]), url: null },
}

describe('a file that Linear does not take', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it.each([
    [403, false],
    [413, false],
    [408, true],
    [429, true],
    [503, true],
  ])('T-5: HTTP %i is tried again: %s', async (status, retryable) => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status })))
    await expect(attachTo(desk, file, AbortSignal.timeout(9_000))).rejects.toMatchObject({
      retryable,
      found: `HTTP ${status}`,
    })
  })
})
