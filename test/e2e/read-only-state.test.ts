import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLAIN_PATH } from '../../src/lib/shell.ts'
import { findProgram, probeBubblewrap } from '../../src/lib/sandbox/probe.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { ENTRY, type Program } from './program.ts'

const { ok: canMount } = await probeBubblewrap()
const isMounted = canMount ? '' : ' (SKIPPED: no bubblewrap to mount a folder read-only)'
const setpriv = findProgram('setpriv', PLAIN_PATH)
const canBeOther = process.getuid?.() === 0 && setpriv !== null
const isOther = canBeOther ? '' : ' (SKIPPED: only root may run a command as another user)'

let program: Program
let dir: string
beforeAll(async () => {
  program = aPreparedProgram()
  dir = join(program.folder, 'd')
  const { code, stderr } = await program.run(['demo', '--port', '0', '--dir', 'd'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
}, 120_000)
afterAll(() => program.gone())

function ran(before: readonly string[], args: readonly string[]) {
  const argv = [...before, process.execPath, ENTRY, '-c', join(dir, 'hooke.toml'), ...args]
  const [command = '', ...rest] = argv
  const env = { ...process.env, HOME: program.home, HOOKE_RESERVE_BYTES: '65536' }
  const { status, stdout, stderr } = spawnSync(command, rest, { cwd: '/', env, encoding: 'utf8' })
  return { status, stdout, stderr }
}
const copies = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('hooke-read-'))

describe(`a state folder on a read-only file system${isMounted}`, () => {
  const mounted = (...args: string[]) => ran(['bwrap', '--dev-bind', '/', '/', '--ro-bind', dir, dir], args)

  it.skipIf(!canMount)('H-1: is read without a daemon, and nothing is left of the copy', () => {
    const before = copies()

    const list = mounted('list')
    const show = mounted('show', 'BANDIT-002', '--json')

    expect(list).toMatchObject({ status: 0, stderr: '' })
    expect(list.stdout).toContain('BANDIT-002')
    expect(JSON.parse(show.stdout)).toMatchObject({ id: 'BANDIT-002', stage: 'awaitingPlanApproval' })
    expect(copies()).toEqual(before)
  })

  it.skipIf(!canMount)(
    'H-1: a daemon and an export say that it is read-only, and to move nothing away',
    () => {
      const up = mounted('up', '--port', '0')
      const record = mounted('record', 'BANDIT-002')

      expect(up.status).toBe(1)
      expect(up.stderr).toContain('its file system is read-only')
      expect(up.stderr).toContain('Mount it with write access')
      expect(record.status).toBe(1)
      expect(record.stderr).toMatch(/folder cannot be made|file system is read-only/)
      expect(record.stderr).toContain(join(dir, '.hooke', 'records'))
      const detached = mounted('up', '--detach', '--port', '0')
      expect(detached.stderr).toContain(`${join(dir, '.hooke-up.out')}: that file system is read-only`)
      for (const { stderr } of [up, record, detached])
        expect(stderr).not.toMatch(/--debug|restore|away|the log/)
    },
  )
})

describe(`a state folder of another user${isOther}`, () => {
  const other = (...args: string[]) =>
    ran([setpriv ?? '', '--reuid=65534', '--regid=65534', '--clear-groups'], args)

  it.skipIf(!canBeOther)(
    'RELIABILITY 15: is called that, not damaged, and its data is left as it was',
    () => {
      const database = join(dir, '.hooke', 'hooke.db')
      const before = readFileSync(database)
      // the way to it is open: the state folder itself is its owner's alone
      chmodSync(program.folder, 0o755)

      for (const args of [['list'], ['up', '--port', '0']]) {
        const { status, stderr } = other(...args)
        expect(status).toBe(1)
        expect(stderr).toContain(`${join(dir, '.hooke')} cannot be used as it is`)
        expect(stderr).toMatch(/lacks the right to read or write there[\s\S]*do: The data is as it was/)
        expect(stderr).not.toMatch(/--debug|restore|away/)
      }
      expect(readFileSync(database)).toEqual(before)
    },
  )

  it.skipIf(!canBeOther)('H-1: a file of it that is its owner’s alone is named, with what to do', () => {
    const state = join(dir, '.hooke')
    const file = join(state, 'daemon.json')
    chmodSync(state, 0o755)
    writeFileSync(file, '{}', { mode: 0o600 })
    try {
      const { status, stderr } = other('list')

      expect(status).toBe(1)
      expect(stderr).toMatch(/^✗ a file or folder may not be read or written\n/)
      expect(stderr).toContain(file)
      expect(stderr).toContain('do: run this as the user whom it belongs to')
    } finally {
      rmSync(file)
      chmodSync(state, 0o700)
    }
  })
})
