import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWatch, readNew } from '../../src/engine/runs/look.ts'
import { sha256 } from '../../src/lib/canonical.ts'
import { createLocalArtifactStore } from '../../src/record/local/local-artifact-store.ts'
import { aHost, aRun, endOf, type Host, signal } from '../compute/local/host.ts'

let host: Host
let folder: string
const run = () => aRun(host, 1, 'true')
const handle = () => ({ driver: 'local', ref: run().run })
beforeEach(async () => {
  host = await aHost()
  await endOf(host.driver(), await host.driver().submit(run(), signal))
  folder = host.folderOf(run().run)
})
afterEach(() => host.stop())

it('row 64: a line of one gigabyte, and bytes that are no text, are looked at piece by piece in little memory', async () => {
  const log = join(folder, 'stdout.log')
  writeFileSync(log, randomBytes(3 * 1024 * 1024))
  truncateSync(log, 1024 ** 3)
  const watch = createWatch(0)
  const before = process.memoryUsage().rss
  const driver = host.driver()

  for (let looks = 0; looks < 24; looks += 1) await readNew(driver, handle(), { watch, now: looks, signal })

  expect(watch.offsets.stdout).toBeGreaterThan(20 * 1024 * 1024)
  expect(watch.rests.stdout.length).toBeLessThanOrEqual(1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
})

it('row 65: an artifact of fifty gigabytes is left where it is at once, and named', async () => {
  writeFileSync(join(folder, 'huge.bin'), '')
  truncateSync(join(folder, 'huge.bin'), 50 * 1024 ** 3)
  const began = performance.now()

  const { files, skipped } = await host.driver().collect(handle(), signal)

  expect(skipped).toMatchObject([{ path: 'huge.bin' }])
  expect(files.map(({ path }) => path)).not.toContain('huge.bin')
  expect(performance.now() - began).toBeLessThan(2000)
})

it('row 69: a gzip bomb is bytes like any other: nothing unpacks it, and nothing in Hooke could', async () => {
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024))
  mkdirSync(join(folder, 'artifacts'))
  writeFileSync(join(folder, 'artifacts/bomb.gz'), bomb)
  const { files } = await host.driver().collect(handle(), signal)
  const file = files.find(({ path }) => path === 'artifacts/bomb.gz')
  const store = createLocalArtifactStore({ folder: join(host.root, 'store') })
  const stored = await store.putFile({ root: folder, path: 'artifacts/bomb.gz' })

  expect(file).toMatchObject({ bytes: bomb.length, sha256: sha256(bomb) })
  expect(stored.bytes).toBe(bomb.length)
  expect(statSync(store.pathOf(stored.sha256)).size).toBe(bomb.length)
  const source = join(import.meta.dirname, '../../src')
  const unpacking = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .filter((path) =>
      /from '(node:)?zlib'|DecompressionStream/.test(readFileSync(join(source, path), 'utf8')),
    )
  expect(unpacking).toEqual([])
})
