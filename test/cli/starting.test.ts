import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { terminals } from './harness.ts'

const terminal = terminals()

describe('starting', () => {
  const repository = (root: string) => ({
    root,
    branch: 'main',
    remote: 'origin',
    userName: 'Ada "L"',
    userEmail: 'ada@example.org',
  })

  it('H-1: init writes a file that works, with the person who ran it, and never overwrites', async () => {
    const { hooke, home } = terminal()
    const root = join(home, 'repo')
    mkdirSync(root)
    writeFileSync(join(root, '.gitignore'), 'dist')
    const deps = { cwd: root, describeRepository: () => Promise.resolve(repository(root)) }

    const first = await hooke(['init'], deps)
    const written = readFileSync(join(root, 'hooke.toml'), 'utf8')
    const second = await hooke(['init'], deps)
    const after = await hooke(['list'], {
      ...deps,
      openReadOnlyApi: () => Promise.reject(new Error('reached')),
    })

    expect(first.exit).toBe(0)
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('dist\n.hooke/\n/worktrees/\n')
    expect(second.exit).toBe(4)
    expect(readFileSync(join(root, 'hooke.toml'), 'utf8')).toBe(written)
    expect(written).toContain('system = "ada"')
    expect(after.err).toContain('reached')
  })

  it('H-1: init refuses a folder that is in no repository', async () => {
    const { hooke, home } = terminal()

    const { exit, err } = await hooke(['init'])

    expect(exit).toBe(1)
    expect(err).toContain('git init')
    expect(existsSync(join(home, '.gitignore'))).toBe(false)
  })

  it('E-12: up refuses a configuration whose folders or secrets are missing', async () => {
    const { hooke } = terminal({ toml: '[secrets]\nHF = "env:HF"\n[study]\nrepo = "gone"' })
    let started = 0

    const { exit, err } = await hooke(['up'], {
      startDaemon: () => Promise.reject(new Error(String((started += 1)))),
    })

    expect(exit).toBe(1)
    expect(err).toContain('secrets.HF refers to the variable HF')
    expect(err).toContain('study.repo does not exist')
    expect(started).toBe(0)
  })

  it('up says where it runs and ends with the daemon', async () => {
    const { hooke } = terminal()
    const asked: unknown[] = []

    const { exit, out } = await hooke(['up', '--port', '0'], {
      startDaemon: (_config, place) => {
        asked.push(place)
        return Promise.resolve({
          url: 'http://x',
          link: 'http://x/in',
          ended: Promise.resolve(),
          stop: () => Promise.resolve(),
        })
      },
    })

    expect(exit).toBe(0)
    expect(asked).toEqual([{ host: '127.0.0.1', port: 0 }])
    expect(out).toContain('open http://x/in')
  })

  it('doctor fails when one check does', async () => {
    const { hooke } = terminal()
    const checks = [
      { name: 'gate budget', state: 'failed', found: 'passed its known-bad input', advice: 'mend it' },
    ] as const

    const { exit, out } = await hooke(['doctor'], { runDoctor: () => Promise.resolve({ checks }) })

    expect(exit).toBe(1)
    expect(out).toMatch(/✓ configuration .*\n✗ gate budget +passed its known-bad input\n +do: mend it\n/)
  })

  it('the token file can be read by its owner only', () => {
    const { home } = terminal()

    expect(statSync(join(home, '.hooke', 'daemon.json')).mode & 0o777).toBe(0o600)
  })
})
