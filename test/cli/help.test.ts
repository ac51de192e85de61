import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { aTerminal } from './harness.ts'

const terminal = aTerminal()
const folder = mkdtempSync(join(tmpdir(), 'hooke-complete-'))
afterAll(() => {
  terminal.remove()
  rmSync(folder, { recursive: true })
})

describe('help', () => {
  it('H-1: without a word it shows all commands', async () => {
    const { exit, out } = await terminal.hooke([])

    expect(exit).toBe(0)
    expect(out).toMatchSnapshot()
  })

  it.each(COMMANDS.map(({ name }) => name))(
    'H-1: hooke %s --help has summary, options and examples',
    async (name) => {
      const { exit, out } = await terminal.hooke([...name.split(' '), '--help'])

      expect(exit).toBe(0)
      expect(out).toMatchSnapshot()
      for (const word of ['--config', '--debug', '--version', '--as', 'Examples:', `hooke ${name}`]) {
        expect(out).toContain(word)
      }
    },
  )

  it('H-1: the version is printed everywhere', async () => {
    expect((await terminal.hooke(['--version'])).out).toBe('0.0.0-test\n')
    expect((await terminal.hooke(['list', '--version'])).out).toBe('0.0.0-test\n')
  })

  it('H-1: everything that prints data takes --json', () => {
    const silent = ['demo', 'init', 'up', 'down', 'logs', 'chat', 'reaper', 'completion']

    expect(COMMANDS.filter(({ json }) => !json).map(({ name }) => name)).toEqual(
      silent.toSorted((a, b) => order(a) - order(b)),
    )
  })
})

const order = (name: string) => COMMANDS.findIndex((command) => command.name === name)

describe('completions', () => {
  async function complete(...words: readonly string[]): Promise<readonly string[]> {
    const file = join(folder, 'hooke.bash')
    writeFileSync(file, (await terminal.hooke(['completion', 'bash'])).out)
    const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hooke; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script, file, 'hooke', ...words], { encoding: 'utf8' })
      .trim()
      .split('\n')
  }

  it('H-1: bash completes commands, subcommands, options and choices', async () => {
    expect(await complete('ti')).toEqual(['timeline'])
    expect(await complete('compute', '')).toEqual([
      'list',
      'check',
      'lift',
      'leases',
      'hold',
      'exec',
      'release',
    ])
    expect(await complete('-c', 'x.toml', 'compute', 'ch')).toEqual(['check'])
    expect(await complete('list', '--tu')).toEqual(['--turn'])
    expect(await complete('list', '--turn', 'hu')).toEqual(['human'])
    expect(await complete('approve', 'BANDIT-1', '--no')).toEqual(['--no-merge'])
    expect(await complete('skip', 'BANDIT-1', 'dup')).toEqual(['duplicates'])
    expect(await complete('skip', 'BANDIT-1', 'aud')).toEqual(['audit'])
    expect(await complete('completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
  })

  it('H-1: every command is in the completions of every shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out } = await terminal.hooke(['completion', shell])
      for (const { name } of COMMANDS) for (const word of name.split(' ')) expect(out).toContain(word)
    }
  })
})
