import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { readConfig } from '../../src/config/load.ts'
import { findTomlLines } from '../../src/config/toml-lines.ts'

const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/)
const value = fc.oneof(
  fc.constantFrom(
    '1',
    'true',
    '"a = # b"',
    "'[x]'",
    '"""\n[table]\nx = 1\n"""',
    "'''\n# ''\n'''",
    '[\n  1, # ]\n  2,\n]',
    '{ a = "}", b = [1] }',
    '"a\\"b"',
    '""',
    '[[1], ["]"]]',
  ),
  fc.integer().map(String),
)
const entries = fc.uniqueArray(fc.tuple(key, value), {
  selector: ([name]) => name,
  minLength: 1,
  maxLength: 6,
})

describe('lines of keys', () => {
  it('are found after any kind of value, comment or blank line', () => {
    fc.assert(
      fc.property(entries, fc.uniqueArray(key, { maxLength: 3 }), (pairs, tables) => {
        const lines = ['# a comment = [', '']
        const expected = new Map<string, number>()
        for (const table of ['', ...tables.map((name) => `t-${name}`)]) {
          if (table !== '') lines.push(`[${table}] # header`)
          for (const [name, text] of pairs) {
            expected.set(`${table}\0${name}`, lines.length + 1)
            lines.push(...`${name} = ${text} # note`.split('\n'))
          }
        }

        const found = findTomlLines(lines.join('\n'))

        for (const [path, line] of expected) {
          expect(found.lineOf(path.split('\0').filter((part) => part !== ''))).toBe(line)
        }
      }),
    )
  })

  it('fall back to the table around a missing key', () => {
    const found = findTomlLines('a = 1\n[b.c]\nd = 1\n[[e]]\nx = 1\n[[e]]\n[e.f]\ng = 1')

    expect(found.lineOf(['b', 'c', 'nothing'])).toBe(2)
    expect(found.lineOf(['b'])).toBe(2)
    expect(found.lineOf(['e', 1, 'f', 'g'])).toBe(8)
    expect(found.lineOf(['e', 0, 'x'])).toBe(5)
    expect(found.lineOf(['nowhere'])).toBeNull()
  })
})

describe('any text at all', () => {
  it('K-1: is a configuration or a refusal with problems, never a crash', () => {
    const section = fc.constantFrom(
      '',
      '[server]',
      '[study]',
      '[[study]]',
      '[study.a-b]',
      '[people.x]',
      '[secrets]',
      '[agents.roles.planner]',
    )
    const name = fc.constantFrom(
      'id',
      'port',
      'repo',
      'rights',
      'state_dir',
      'study',
      '__proto__',
      'constructor',
      'toString',
    )
    const file = fc.array(
      fc.oneof(
        section,
        fc.tuple(name, value).map(([left, right]) => `${left} = ${right}`),
        fc.string(),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(file, (lines) => {
        try {
          expect(
            readConfig({ path: '/lab/hooke.toml', text: lines.join('\n'), env: {} }).studies.length,
          ).toBeGreaterThanOrEqual(0)
        } catch (error) {
          if (!(error instanceof HookeError)) throw error
          expect(error.found).not.toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('K-4: variables with any name and value are a configuration or a refusal', () => {
    const variable = fc.tuple(
      fc.constantFrom('SERVER', 'STUDY', 'PEOPLE', 'AGENTS', 'X', ''),
      fc.constantFrom('PORT', 'ROLES', 'ID', '', 'X'),
      fc.constantFrom('', '__TURNS', '____'),
    )
    fc.assert(
      fc.property(variable, fc.string(), ([a, b, c], text) => {
        try {
          readConfig({ path: '/lab/hooke.toml', text: '', env: { [`HOOKE_${a}__${b}${c}`]: text } })
        } catch (error) {
          if (!(error instanceof HookeError)) throw error
          expect(error.code).toBe('config.invalid')
        }
      }),
      { numRuns: 500 },
    )
  })
})
