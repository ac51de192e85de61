import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildParts, type Parts } from '../../src/app/engine-parts.ts'
import { loadConfig } from '../../src/config/load.ts'
import { aStore } from '../builders/store.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { aRunpodServer, type RunpodServer } from '../fakes/runpod/fake-runpod.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'

const signal = new AbortController().signal
const CLONE = resolve(import.meta.dirname, '../..')

let folder: string
let server: RunpodServer
let opened: ReturnType<typeof aStore>
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-runpod-app-')))
  server = await aRunpodServer()
  opened = aStore()
})
afterEach(async () => {
  await server.close()
  opened.remove()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o600 })

function read(key: string) {
  write('runpod.key', key)
  return loadConfig({ file: join(folder, 'hooke.toml'), env: {} })
}

/** All that a daemon or a reading command is made of, from a configuration with a table of kind "runpod". */
async function build(key: string): Promise<Parts> {
  const { path } = createStudyRepository(folder)
  write('key', 'a private key')
  write(
    'hooke.toml',
    `[study.scales]
prefix = "SCALE"
repo = "${path}"

[compute.pods]
kind = "runpod"
image = "runpod/pytorch:2.8.0"
gpu = ["NVIDIA RTX A4000"]
ssh_key = "key"
api_url = "${server.url}"

[agents.sandbox]
mode = "none"
allow_unsandboxed = true

[secrets]
RUNPOD_API_KEY = "file:runpod.key"
`,
  )
  const env = { PATH: process.env['PATH'] ?? '' }
  const around = { store: opened.store, clock: createManualClock(), packageDir: CLONE, isDaemon: false }
  return buildParts({ config: read(key), env, ...around })
}

describe('a compute of kind "runpod" among the parts', () => {
  it('E-12, S-5: asks with the key of the moment', async () => {
    const parts = await build('an old key')
    const { machines } = parts.drivers['pods'] ?? {}
    await expect(machines?.list(signal)).rejects.toMatchObject({ status: 401 })
    const swap = await parts.live.prepare(read(server.key))
    swap()

    expect(await machines?.list(signal)).toEqual([])
    parts.close()
  })
})
