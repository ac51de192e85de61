import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDrivers } from '../../src/app/compute-kinds.ts'
import { loadConfig } from '../../src/config/load.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { noSandbox } from '../../src/lib/sandbox/sandbox.ts'
import { aStore } from '../builders/store.ts'
import { NO_SSHD, SSH_ENVIRONMENT, SSHD } from '../compute/testbed.ts'
import { skipped } from '../sandbox/place.ts'

const signal = new AbortController().signal
const why = NO_SSHD + skipped

describe.skipIf(why !== '')(`hooke compute check of a machine behind SSH${why}`, () => {
  let folder: string
  const opened = aStore()
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-station-')))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'work'))
    execFileSync('chown', ['hooke-test', join(folder, 'work')])
  })
  afterAll(() => {
    opened.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  function stationWith(more: string) {
    const { host, port, key, knownHosts } = SSHD
    const lines = [
      '[compute.station]\nkind = "ssh"\nuser = "hooke-test"\nssh_config = ""',
      `host = "${host}"\nport = ${port ?? 22}\nkey = "${key ?? ''}"\nknown_hosts = "${knownHosts ?? ''}"`,
      `work_dir = "${join(folder, 'work')}"\n${more}`,
    ]
    writeFileSync(join(folder, 'hooke.toml'), lines.join('\n'), { mode: 0o600 })
    const config = loadConfig({ file: join(folder, 'hooke.toml'), env: {} })
    const around = { store: opened.store, clock: systemClock, env: SSH_ENVIRONMENT, sandbox: noSandbox }
    const drivers = buildDrivers(
      config,
      {},
      {
        ...{ ...around, secret: () => undefined, warn: () => undefined },
      },
    )
    const { station } = drivers
    if (station === undefined) throw new Error('there is no station')
    return station
  }

  it('C-14: runs there are confined unless its table says otherwise, and the check says which', async () => {
    const check = async (more: string) => {
      const driver = stationWith(more)
      return driver.probe(signal)
    }

    expect((await check('')).detail).toMatch(/commands run there; runs in bubblewrap .*, without network/)
    expect((await check('network = "host"')).detail).toContain('with the network of the host')
    expect((await check('sandbox = false')).detail).toContain(
      'in no sandbox: they may do all that the user may',
    )
    expect(await check('read_only = ["/nowhere/sets"]')).toMatchObject({
      ok: false,
      found: '/nowhere/sets: not there',
      advice: expect.stringContaining('[compute.station]') as string,
    })
  })
})
