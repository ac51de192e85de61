/** Facts that a gate must refuse, the rule they break, and a pattern that one of the reasons must match. */
export interface KnownBad<Facts> {
  readonly rule: string
  readonly facts: Facts
  readonly reason: RegExp
}

export interface KnownGood<Facts> {
  readonly rule: string
  readonly facts: Facts
}

/** The fixtures of one gate. They ship with it: `hooke doctor` runs them (G-2). */
export interface Fixtures<Facts = unknown> {
  readonly good: readonly KnownGood<Facts>[]
  readonly bad: readonly KnownBad<Facts>[]
}

export const A_COMMIT = '3f2a9c1d4e5b6a7f8091a2b3c4d5e6f708192a3b'
export const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567'
export const A_HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
export const OTHER_HASH = '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752'
