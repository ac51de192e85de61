import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { atResultGate, terminals } from './harness.ts'

const terminal = terminals()

const PARENTS = [...new Set(COMMANDS.map(({ name }) => name.split(' ')).flatMap(([a, b]) => (b ? [a] : [])))]

describe('a word that only has commands under it', () => {
  it.each(PARENTS)('H-1: hooke %s alone prints which there are, as with --help', async (parent = '') => {
    const { hooke } = terminal()

    const alone = await hooke([parent])
    const asked = await hooke([parent, '--help'])

    expect(alone).toEqual({ exit: 0, out: asked.out, err: '' })
    for (const { name } of COMMANDS.filter((command) => command.name.startsWith(`${parent} `)))
      expect(alone.out).toMatch(new RegExp(`^ +${name.split(' ')[1]} `, 'm'))
  })

  it('H-1: a word that is not under it is wrong usage, with the help of the word', async () => {
    const { exit, err } = await terminal().hooke(['compute', 'zzzzzz'])

    expect({ exit, err }).toEqual({
      exit: 2,
      err: "✗ unknown command 'zzzzzz'\n  do: hooke compute --help\n",
    })
  })
})

describe('a command that is advised', () => {
  const elsewhere = (file: string, options: Parameters<typeof terminal>[0] = {}) => {
    const made = terminal(options)
    renameSync(join(made.home, 'hooke.toml'), join(made.home, file))
    return made
  }

  it('H-1: names the configuration that was named', async () => {
    const { hooke } = elsewhere('other.toml', { daemon: false })

    expect((await hooke(['-c', 'other.toml', 'approve', 'BANDIT-002'])).err).toContain(
      'do: hooke -c other.toml up\n',
    )
    expect((await hooke(['status', '--config=other.toml'])).out).toContain(
      'start it with hooke -c other.toml up\n',
    )
  })

  it('H-1: begins with npx where this call did', async () => {
    const { hooke } = terminal({ daemon: false })
    const deps = { env: { npm_command: 'exec' } }

    expect((await hooke(['-c', 'hooke.toml', 'pause', 'BANDIT-002'], deps)).err).toContain(
      'do: npx hooke -c hooke.toml up\n',
    )
    expect((await hooke(['list', '--foo'], deps)).err).toContain('do: npx hooke list --help\n')
  })

  it('H-1: is one that a shell takes', async () => {
    const { hooke } = elsewhere("my lab's.toml", { daemon: false })

    const { err } = await hooke(['-c', "my lab's.toml", 'pause', 'BANDIT-002'])

    expect(err).toContain(String.raw`do: hooke -c 'my lab'\''s.toml' up`)
  })

  it('H-1: also in what the daemon says, and in what show asks for', async () => {
    const refusal = { title: 'refused', advice: 'run `hooke retry BANDIT-002`, or `hooke init`' }
    const { hooke } = elsewhere('other.toml', {
      api: {
        'GET /experiments/BANDIT-002': { body: atResultGate() },
        'POST /experiments/BANDIT-002/pause': { status: 422, body: refusal },
      },
    })

    expect((await hooke(['-c', 'other.toml', 'pause', 'BANDIT-002'])).err).toContain(
      'do: run `hooke -c other.toml retry BANDIT-002`, or `hooke init`\n',
    )
    expect((await hooke(['-c', 'other.toml', 'show', 'BANDIT-002'])).out).toContain(
      '  hooke -c other.toml approve BANDIT-002\n',
    )
  })

  it('H-1: stays as it is where no configuration was named', async () => {
    const { err } = await terminal({ daemon: false }).hooke(['approve', 'BANDIT-002'])

    expect(err).toContain('do: hooke up\n')
  })
})
