import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEtcFolder } from '../../src/lib/sandbox/etc-folder.ts'
import { aPlace, type Place, probe, skipped } from './place.ts'

const DAY_MS = 24 * 3_600_000

function anEtc() {
  const root = mkdtempSync(join(tmpdir(), 'hooke-etc-'))
  const at = (...parts: string[]): string => join(root, ...parts)
  mkdirSync(at('certs'))
  mkdirSync(at('state'))
  writeFileSync(at('libraries'), 'one')
  writeFileSync(at('certs', 'a.pem'), 'a')
  symlinkSync('a.pem', at('certs', 'a.0'))
  const parts = () => [
    { kind: 'bind' as const, from: at('libraries'), to: '/etc/ld.so.cache' },
    { kind: 'bind' as const, from: at('certs'), to: '/etc/ssl/certs' },
    { kind: 'link' as const, target: '/usr/share/zoneinfo/UTC', to: '/etc/localtime' },
  ]
  const options = {
    parent: at('state', 'sandbox'),
    watched: [at('libraries'), at('certs'), at('none')],
    parts,
  }
  return {
    at,
    made: (now = 0) => createEtcFolder({ ...options, now })() ?? 'none',
    folder: (now = 0) => createEtcFolder({ ...options, now }),
    kept: () => readdirSync(at('state', 'sandbox')),
    remove: () => {
      rmSync(root, { recursive: true })
    },
  }
}

describe('the copy of /etc that a sandbox shows', () => {
  it('A-6: is made once, and holds what the parts hold', () => {
    const etc = anEtc()

    const first = etc.made()

    expect(etc.made()).toBe(first)
    expect(readdirSync(first, { recursive: true }).toSorted()).toEqual([
      'ld.so.cache',
      'localtime',
      'ssl',
      'ssl/certs',
      'ssl/certs/a.0',
      'ssl/certs/a.pem',
    ])
    expect(readFileSync(join(first, 'ssl/certs/a.0'), 'utf8')).toBe('a')
    expect(etc.kept()).toHaveLength(1)
    etc.remove()
  })

  it('A-6: shows what was changed while the daemon runs, and leaves to earlier commands what they began with', () => {
    const etc = anEtc()
    const folder = etc.folder()
    const first = folder() ?? ''

    writeFileSync(etc.at('libraries'), 'one and two')
    const second = folder() ?? ''
    writeFileSync(etc.at('certs', 'b.pem'), 'b')
    const third = folder() ?? ''

    expect(readFileSync(join(first, 'ld.so.cache'), 'utf8')).toBe('one')
    expect(readFileSync(join(second, 'ld.so.cache'), 'utf8')).toBe('one and two')
    expect(readdirSync(join(third, 'ssl/certs'))).toContain('b.pem')
    etc.remove()
  })

  it('P-18: goes when no daemon has taken it for longer than a run takes', () => {
    const etc = anEtc()
    const first = etc.made(0)
    writeFileSync(etc.at('libraries'), 'one and two')

    const second = etc.made(80 * DAY_MS)
    expect(etc.kept()).toHaveLength(2)
    const third = etc.made(91 * DAY_MS)

    expect(third).toBe(second)
    expect(etc.kept()).not.toContain(first.split('/').at(-1))
    expect(etc.kept()).toHaveLength(1)
    etc.remove()
  })

  it('E-4: one that a killed daemon left half made is made anew', () => {
    const etc = anEtc()
    const name = etc.made().split('/').at(-1) ?? ''
    rmSync(etc.at('state', 'sandbox'), { recursive: true })
    mkdirSync(etc.at('state', 'sandbox', `${name}.${process.pid}`, 'ssl'), { recursive: true })

    expect(readdirSync(etc.made()).toSorted()).toEqual(['ld.so.cache', 'localtime', 'ssl'])
    expect(etc.kept()).toEqual([name])
    etc.remove()
  })

  it('E-13: makes no folder for a state that is not there yet', () => {
    const etc = anEtc()
    rmSync(etc.at('state'), { recursive: true })

    expect(etc.made()).toBe('none')
    etc.remove()
  })
})

describe.skipIf(!probe.ok)(`/etc in a sandbox${skipped}`, () => {
  let place: Place
  beforeAll(() => {
    place = aPlace()
  })
  afterAll(() => {
    place.remove()
  })

  it('A-6: names the user and this host, and nothing can be written to it', async () => {
    const { stdout } = await place.sh(
      'id -un; getent hosts localhost; (echo x >/etc/passwd) 2>/dev/null || echo refused; ls /etc',
    )
    const [user, host, answer, ...names] = stdout.trim().split('\n')

    expect([user, answer]).toEqual(['hooke', 'refused'])
    expect(host).toMatch(/localhost/)
    expect(names).toEqual(expect.arrayContaining(['group', 'hosts', 'nsswitch.conf', 'passwd', 'ssl']))
    for (const secret of ['shadow', 'ssh', 'machine-id', 'fstab', 'hostname'])
      expect(names).not.toContain(secret)
  })

  it('A-6: can still show more of the host, where the configuration asks for that', async () => {
    const more = aPlace({ readable: ['/etc/hostname'] })

    const { code, stdout } = await more.sh('cat /etc/hostname && id -un')

    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toEqual([readFileSync('/etc/hostname', 'utf8').trim(), 'hooke'])
    more.remove()
  })
})
