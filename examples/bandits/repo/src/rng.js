/**
 * Seeded random numbers: xoshiro128** (Blackman and Vigna), its state filled by splitmix32.
 *
 * A run uses several streams of one seed, so that a policy that draws more numbers does not shift the reward noise of
 * the next step: two policies with the same seed meet the same noise at the same step of the same problem.
 */
export function createRandom(seed, stream) {
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number >= 0, got ${seed}`)
  const state = fill((seed ^ hash(stream)) >>> 0)
  let spare = null

  const uniform = () => next(state) / 2 ** 32

  return {
    /** A number in [0, 1). */
    uniform,

    /** A whole number in [0, limit). */
    below: (limit) => Math.floor(uniform() * limit),

    /** A draw from the normal distribution with mean 0 and variance 1 (Box-Muller, both deviates used). */
    normal() {
      if (spare !== null) {
        const second = spare
        spare = null
        return second
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
      const angle = 2 * Math.PI * uniform()
      spare = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
  }
}

function next(state) {
  const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0
  const shifted = state[1] << 9
  state[2] ^= state[0]
  state[3] ^= state[1]
  state[1] ^= state[2]
  state[0] ^= state[3]
  state[2] ^= shifted
  state[3] = rotate(state[3], 11)
  return result
}

function rotate(word, bits) {
  return (word << bits) | (word >>> (32 - bits))
}

function fill(start) {
  let counter = start
  return Uint32Array.from({ length: 4 }, () => {
    counter = (counter + 0x9e3779b9) >>> 0
    let word = counter
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return word ^ (word >>> 15)
  })
}

/** FNV-1a, 32 bits: a stream's name as a number. */
function hash(name) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(name)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}
