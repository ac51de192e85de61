import { describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { readConfig } from '../../src/config/load.ts'

const KEY = '[secrets]\nANTHROPIC_API_KEY = "env:ANTHROPIC_API_KEY"\n'

function read(text: string) {
  return readConfig({ path: '/lab/bandits/hooke.toml', text, env: {} })
}

function refusal(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof HookeError) return [error.message, error.found, error.advice].join('\n')
    throw error
  }
  throw new Error('nothing was refused')
}

describe('models that are paid for', () => {
  it('A-8: have a price each, and a key among the secrets', () => {
    const { agents } = read(`[agents]\nbackend = "anthropic"\nmodel = "claude-opus-5-5"\n${KEY}`)

    expect(agents.prices['claude-opus-5-5']).toMatchObject({ input: 4, cacheRead: 0.2, output: 20 })
    expect(agents.anthropic).toMatchObject({ apiKey: 'ANTHROPIC_API_KEY', maxOutput: 16_000 })
  })

  it.each([
    [
      'a model without a price',
      `[agents]\nbackend = "anthropic"\nmodel = "claude-next"\n${KEY}`,
      [
        'agents.model',
        '"claude-next"',
        'there are prices of claude-opus-5-5',
        '[agents.prices."claude-next"]',
      ],
    ],
    [
      'a role whose model has none',
      `[agents.roles.auditor]\nbackend = "anthropic"\nmodel = "claude-next"\n${KEY}`,
      ['agents.roles.auditor.model', '"claude-next"'],
    ],
    [
      'a key that is nowhere',
      '[agents]\nbackend = "anthropic"\nmodel = "claude-opus-5-5"\n',
      ['agents.anthropic.api_key', 'ANTHROPIC_API_KEY = "env:ANTHROPIC_API_KEY"'],
    ],
    [
      'a key of Claude Code that is nowhere',
      '[agents.roles.auditor]\nbackend = "claude-code"\nmodel = "claude-opus-5-5"\n',
      ['agents.claude_code.api_key', 'ANTHROPIC_API_KEY = "env:ANTHROPIC_API_KEY"'],
    ],
    [
      'a model of Claude Code without a price',
      `[agents]\nbackend = "claude-code"\nmodel = "opus"\n${KEY}`,
      ['agents.model', '"opus"', '[agents.prices."opus"]'],
    ],
    [
      'a key that runs would see',
      `[agents]\nbackend = "anthropic"\nmodel = "claude-opus-5-5"\n[compute.local]\nenvironment = ["PATH", "ANTHROPIC_API_KEY"]\n${KEY}`,
      ['compute.local.environment', 'only the daemon asks the model'],
    ],
    [
      'a key that runs would be given',
      `[agents]\nbackend = "anthropic"\nmodel = "claude-opus-5-5"\n[compute.local]\nsecrets = ["ANTHROPIC_API_KEY"]\n${KEY}`,
      ['compute.local.secrets', 'only the daemon asks the model'],
    ],
    [
      'a key that stands in the file',
      '[secrets]\nANTHROPIC_API_KEY = "sk-ant-12345"\n',
      ['secrets.ANTHROPIC_API_KEY', 'env:NAME'],
    ],
    ['an effort that there is not', '[agents]\neffort = "huge"\n', ['agents.effort', 'xhigh']],
    ['a price that misses a part', '[agents.prices.a]\ninput = 1\n', ['agents.prices.a', 'cache_read']],
  ])('A-8: refuses %s at the start, with where and what to do', (_, text, words) => {
    const told = refusal(text)

    for (const word of words) expect(told).toContain(word)
  })

  it('A-1: finds Claude Code on PATH by its name, or where the file says, from where it stands', () => {
    expect(read('').agents.claudeCode).toMatchObject({ path: 'claude', maxOutput: 16_000 })
    expect(read('[agents.claude_code]\npath = "tools/claude"\n').agents.claudeCode.path).toBe(
      '/lab/bandits/tools/claude',
    )
  })

  it('A-1: ask nothing of rehearsals', () => {
    expect(read('').agents).toMatchObject({ backend: 'rehearsal', model: 'recorded' })
  })
})
