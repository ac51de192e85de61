import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReaper } from '../../src/app/reaper.ts'
import { createRunpodClient } from '../../src/compute/runpod/client.ts'
import { createLeaseBook } from '../../src/compute/runpod/lease-book.ts'
import { marksOf } from '../../src/compute/runpod/pod-name.ts'
import { loadConfig } from '../../src/config/load.ts'
import { LeaseId } from '../../src/domain/ids.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { createQuickClock } from '../fakes/quick-clock.ts'
import { aRunpodServer, type RunpodServer } from '../fakes/runpod/fake-runpod.ts'
import { FAULTS } from '../fakes/runpod/script.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'

const clock = createQuickClock()
const signal = new AbortController().signal

let folder: string
let server: RunpodServer
let store: Store
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-reaper-')))
  server = await aRunpodServer({ clock })
  store = createStore(openDatabase(join(folder, '.hooke', 'hooke.db'), { create: true }))
  await anOrphan()
})
afterEach(async () => {
  await server.close()
  store.db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A pod that this state made, for a lease that no row knows. */
async function anOrphan(): Promise<void> {
  const installation = await createLeaseBook(join(folder, '.hooke', 'pods', 'pods')).installation()
  const lease = LeaseId.parse('SCALE-009.lease.1')
  const env = marksOf({ installation, lease, key: `${installation}/${lease}/1` })
  const client = createRunpodClient({ baseUrl: server.url, apiKey: () => server.key, clock })
  const gpu = { id: 'NVIDIA RTX A4000', count: 1 }
  const more = { cloud: 'SECURE', disk: 10, ports: ['22/tcp'], startSsh: true } as const
  await client.create({ name: 'hooke-aaaaaaaaaaaaaaaa', image: 'x', gpu, env, ...more }, signal)
}

/** `hooke reaper --once`: whether it was a whole pass, and what it said. */
async function once(): Promise<{ isWell: boolean; told: string }> {
  const { path } = createStudyRepository(folder)
  writeFileSync(join(folder, 'key'), 'a private key', { mode: 0o600 })
  writeFileSync(
    join(folder, 'hooke.toml'),
    `[study.scales]
prefix = "SCALE"
repo = "${path}"

[compute.pods]
kind = "runpod"
image = "x"
gpu = ["NVIDIA RTX A4000"]
ssh_key = "key"
reaper_key = "REAPER_KEY"
api_url = "${server.url}"

[secrets]
RUNPOD_API_KEY = "env:RUNPOD_API_KEY"
REAPER_KEY = "env:REAPER_KEY"
`,
  )
  const env = { PATH: process.env['PATH'] ?? '', RUNPOD_API_KEY: 'not this one', REAPER_KEY: server.key }
  const config = loadConfig({ file: join(folder, 'hooke.toml'), env })
  const told: string[] = []
  const tell = (words: string) => void told.push(words)
  return { isWell: await runReaper({ config, clock, env, once: true, signal, tell }), told: told.join('\n') }
}

describe('hooke reaper', () => {
  it('C-2: pauses with a key of its own what no row owns, without a daemon', async () => {
    const { isWell, told } = await once()

    expect(isWell).toBe(true)
    expect(told).toContain('no lease owns it')
    expect(server.billed()).toEqual([])
  })

  it('E-6: stops nothing by the rows of a restored copy that no daemon has looked through', async () => {
    const past = { madeAt: 1, fromFolder: '/elsewhere', fromHost: 'here', restoredAt: 2, restoredOn: 'here' }
    store.copies.add(past)
    const { isWell, told } = await once()

    expect(isWell).toBe(false)
    expect(told).toContain('it is a restored copy that no daemon has looked through yet')
    expect(server.billed()).toHaveLength(1)
    store.copies.adopted(3)
    expect((await once()).isWell).toBe(true)
    expect(server.billed()).toEqual([])
  })

  it('row 53: a stop that fails is no whole pass', async () => {
    server.script.add(
      { ...FAULTS.stopFails, method: 'POST' },
      { ...FAULTS.stopFails, method: 'DELETE', path: '/v2/pods/' },
    )

    expect((await once()).isWell).toBe(false)
    expect(server.billed()).toHaveLength(1)
  })
})
