import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codexChecks } from '../../src/app/codex.ts'
import { readConfig } from '../../src/config/load.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hooke-doctor-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const TOML = `[agents]
[agents.roles.critic-statistics]
backend = "codex"
model = "gpt-x"
[agents.prices."gpt-x"]
input = 1
cache_read = 0.1
cache_write = 1
output = 8
[secrets]
OPENAI_API_KEY = "env:OPENAI_API_KEY"
`

const configOf = (text: string) => readConfig({ path: join(folder, 'hooke.toml'), text, env: {} })

/** What doctor says of a \`codex\` that says this when it is asked for its version. */
function checks(says: string, text = TOML) {
  const file = join(folder, 'codex')
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`)
  chmodSync(file, 0o755)
  return codexChecks({ config: configOf(text), env: { PATH: folder, HOME: folder } })
}

describe('doctor, of Codex', () => {
  it('H-13: names the program it found and its version, where one role uses it', async () => {
    expect(await checks('codex-cli 0.171.0')).toEqual([
      { name: 'agents codex', state: 'ok', found: `${join(folder, 'codex')}, 0.171.0` },
    ])
  })

  it.each(['codex-cli 0.9.1', 'codex-cli 1.0.0', 'hello'])(
    'H-13: fails for a program that says "%s"',
    async (says) => {
      const [check] = await checks(says)

      expect(check).toMatchObject({
        state: 'failed',
        advice: expect.stringContaining('@openai/codex') as string,
      })
    },
  )

  it('H-13: fails where there is none, and says nothing where no role uses it', async () => {
    const env = { PATH: '/nowhere', HOME: folder }

    expect(await codexChecks({ config: configOf(TOML), env })).toMatchObject([
      { found: 'codex is not on PATH' },
    ])
    expect(await codexChecks({ config: configOf(''), env })).toEqual([])
  })

  it('A-8: a role on Codex needs a price of its model and a key', () => {
    const found = (text: string) =>
      expect.objectContaining({ found: expect.stringMatching(text) as string }) as Error

    expect(() => configOf(TOML.replace('gpt-x"]', 'gpt-y"]'))).toThrow(found('has no price'))
    expect(() => configOf(TOML.replace(/\[secrets\][^]*/, ''))).toThrow(found('OPENAI_API_KEY'))
  })
})
