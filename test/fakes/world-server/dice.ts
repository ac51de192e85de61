import { sha256 } from '../../../src/lib/canonical.ts'

/** Numbers from 0 to 1 that only the seed and the words decide: the same ones each time, whatever else goes on. */
export function dice(seed: number, ...words: readonly string[]): () => number {
  let state = Number.parseInt(sha256([seed, ...words].join('\n')).slice(0, 8), 16)
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
