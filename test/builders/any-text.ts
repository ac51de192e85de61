import fc from 'fast-check'

const SURROGATES = 0x800
const FIRST_SURROGATE = 0xd800

/** Any code point but halves of pairs; small ones, which shrinking comes to, are the letters that everybody knows. */
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES })
  .map((n) => String.fromCodePoint(n < FIRST_SURROGATE ? n : n + SURROGATES))

/** What `fc.string({ unit: 'binary' })` gives, which takes seconds of the processor before its first text. */
export const anyText = (given: fc.StringConstraints = {}): fc.Arbitrary<string> =>
  fc.string({ ...given, unit: codePoint })
