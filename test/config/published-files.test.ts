import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configJsonSchema } from '../../src/config/json-schema.ts'
import { readConfig } from '../../src/config/load.ts'
import { ConfigFile, Settings } from '../../src/config/schema.ts'
import { allKeys } from '../../src/config/shape.ts'

const repository = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const read = (text: string) => readConfig({ path: '/study/hooke.toml', text, env: {} })

describe('the published files', () => {
  it('K-1: the JSON Schema is the one of the code', () => {
    expect(repository('config/hooke.schema.json')).toBe(configJsonSchema())
  })

  it('K-1: the example explains every key and parses', () => {
    const config = read(repository('config/hooke.example.toml'))
    const shown = new Set(
      config.effective
        .filter(({ source }) => source.startsWith('hooke.toml:'))
        .map(({ key }) => key.replace(/^study\[0\]/, 'study[]')),
    )
    const missing = allKeys(Settings)
      .filter(
        (key) =>
          !allKeys(Settings).some((other) => other.startsWith(`${key}.`) || other.startsWith(`${key}[`)),
      )
      .filter((key) => ![...shown].some((other) => matches(other, key)))

    // what is known of lists of tables names the list alone
    const known = ['name', 'class', 'pattern', 'decides', 'first_action']
    expect(missing).toEqual([
      'attention.phases[].every',
      'attention.phases[].until',
      ...known.map((key) => `study[].failures[].${key}`),
    ])
    expect(config.attention.phases).toHaveLength(3)
    expect(Object.keys(config.studies[0]?.failures[0] ?? {})).toHaveLength(known.length)
  })

  it('K-1: the example shows the real defaults where it says so', () => {
    const defaults = new Map(read('').effective.map(({ key, value }) => [key, value]))
    const sections = [
      'server',
      'limits',
      'attention',
      'policy',
      'log',
      'budget',
      'agents.limits',
      'agents.sandbox',
    ]
    const differing = read(repository('config/hooke.example.toml'))
      .effective.filter(({ key }) => sections.some((section) => key.startsWith(`${section}.`)))
      .filter(({ key, value }) => JSON.stringify(defaults.get(key)) !== JSON.stringify(value))

    expect(differing).toEqual([])
  })

  it('K-1: every key of the schema has a sentence', () => {
    const silent = JSON.stringify(ConfigFile.toJSONSchema({ io: 'input' }))

    expect(allKeys(Settings).length).toBeGreaterThan(90)
    expect(silent.match(/"description"/g)!.length).toBeGreaterThan(90)
  })
})

function matches(shown: string, key: string): boolean {
  const pattern = key.split('.*').map(escaped).join('\\.[^.]+')
  return new RegExp(`^${pattern}($|\\.)`).test(shown)
}

function escaped(text: string): string {
  return text.replaceAll(/[.[\]]/g, '\\$&')
}
