import { chmodSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claudeCodeChecks } from '../../src/app/claude-code.ts'
import { readConfig } from '../../src/config/load.ts'
import { CLONE } from '../agents/claude-code/backends.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hooke-doctor-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function configOf(backend: string) {
  const text = `[agents]\nbackend = "${backend}"\nmodel = "claude-opus-5-5"\n[secrets]\nANTHROPIC_API_KEY = "env:ANTHROPIC_API_KEY"\n`
  return readConfig({ path: join(folder, 'hooke.toml'), text, env: {} })
}

/** A folder for PATH with a `claude` that says this when it is asked for its version. */
function aClaude(says: string): string {
  const file = join(folder, 'claude')
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`)
  chmodSync(file, 0o755)
  return folder
}

const checks = (PATH: string, packageDir = CLONE, backend = 'claude-code') =>
  claudeCodeChecks({ config: configOf(backend), env: { PATH, HOME: folder }, packageDir })

describe('doctor, of Claude Code', () => {
  it('H-13: names the program it found and its version, and tries its hook', async () => {
    expect(await checks(aClaude('2.1.329 (Claude Code)'))).toEqual([
      { name: 'agents claude-code', state: 'ok', found: `${join(folder, 'claude')}, 2.1.329` },
      { name: 'hooks claude-code', state: 'ok', found: 'each known-bad call is blocked' },
    ])
  })

  it.each([['1.0.4 (Claude Code)'], ['3.0.0 (Claude Code)'], ['hello']])(
    'H-13: fails for a program that says "%s"',
    async (says) => {
      const [program] = await checks(aClaude(says))
      expect(program).toMatchObject({ state: 'failed', advice: expect.stringContaining('install') as string })
    },
  )

  it('H-13: fails where there is none', async () => {
    expect((await checks('/nowhere'))[0]).toMatchObject({
      state: 'failed',
      found: 'claude is not on PATH',
    })
  })

  it('A-10: fails loudly when a hook does not block its known-bad call', async () => {
    const broken = join(folder, 'package')
    mkdirSync(join(broken, 'bin'), { recursive: true })
    writeFileSync(join(broken, 'bin', 'hooke.mjs'), 'process.exitCode = 0\n')

    const hook = (await checks(aClaude('2.1.329'), broken))[1]

    expect(hook?.state).toBe('failed')
    expect(hook?.found).toContain('a tool of Claude Code itself pass (exit code 0; it must be 2)')
    expect(hook?.found.split('\n')).toHaveLength(3)
  })

  it('H-13: says nothing where no role uses it', async () => {
    expect(await checks('/nowhere', CLONE, 'anthropic')).toEqual([])
  })
})
