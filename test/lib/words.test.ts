import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, duration, money, nearest, parseDuration, relative } from '../../src/lib/words.ts'

describe('durations', () => {
  it.each([
    ['90s', 90_000],
    ['1h 30min', 5_400_000],
    ['1h30m', 5_400_000],
    ['2 d', 172_800_000],
    ['1.5 h', 5_400_000],
    ['250 ms', 250],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each([
    '',
    'soon',
    '5',
    '5 parsecs',
    '-5 s',
    '5 s later',
    '5 constructor',
    '1e9h',
    '99999999999999999 w',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  it.each([
    [0, '0 s'],
    [420, '0.4 s'],
    [41_900, '41 s'],
    [60_000, '1 min'],
    [192 * 60_000, '3 h 12 min'],
    [26 * 3_600_000, '1 d 2 h'],
  ])('says %i ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words)
  })

  it('reads back what it says, never more than was there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 11 }), (ms) => {
        const read = parseDuration(duration(ms))
        expect(read).not.toBeNull()
        expect(read!).toBeLessThanOrEqual(ms)
        expect(read!).toBeGreaterThan(ms * 0.5)
      }),
    )
  })
})

describe('relative times', () => {
  it('looks back and ahead', () => {
    expect(relative(0, 3000)).toBe('just now')
    expect(relative(0, 12 * 60_000 + 9000)).toBe('12 min ago')
    expect(relative(240_000, 0)).toBe('in 4 min')
  })
})

describe('money', () => {
  it.each([
    [0, '$0'],
    [0.001, '< $0.01'],
    [1.2, '$1.20'],
    [1250, '$1,250'],
    [-3, '-$3.00'],
  ])('writes %f as %s', (usd, words) => {
    expect(money(usd)).toBe(words)
  })
})

describe('counted nouns', () => {
  it('knows one from many', () => {
    expect(count(1, 'run')).toBe('1 run')
    expect(count(40, 'run')).toBe('40 runs')
    expect(count(2, 'study', 'studies')).toBe('2 studies')
  })
})

describe('nearest word', () => {
  it('finds what was meant and keeps quiet about strangers', () => {
    expect(nearest('pulbic_url', ['public_url', 'state_dir'])).toBe('public_url')
    expect(nearest('stateDir', ['public_url', 'state_dir'])).toBe('state_dir')
    expect(nearest('prot', ['host', 'port'])).toBe('port')
    expect(nearest('colour', ['host', 'port'])).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })

  it('always finds a word with one letter lost', () => {
    const words = ['worktrees_dir', 'public_url', 'minimum_seeds', 'protected_paths']
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), (word, n) => {
        const at = n % word.length
        expect(nearest(word.slice(0, at) + word.slice(at + 1), words)).toBe(word)
      }),
    )
  })
})
