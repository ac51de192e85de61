import { mkdtemp, readdir, rm, symlink, truncate, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/lib/canonical.ts'
import { createLocalArtifactStore } from '../../src/record/local/local-artifact-store.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hooke-store-'))
  await mkdir(join(root, 'run'))
  await writeFile(join(root, 'run', 'result.json'), '{"mean":1}')
})
afterEach(() => rm(root, { recursive: true }))

const start = () => createLocalArtifactStore({ folder: join(root, 'store') })

describe('local artifact store', () => {
  it('P-2: stores a file by its content and finds it again', async () => {
    const store = start()

    const stored = await store.putFile({ root, path: 'run/result.json' })

    const hash = sha256('{"mean":1}')
    expect(stored).toEqual({ sha256: hash, bytes: 10, place: `sha256/${hash.slice(0, 2)}/${hash}` })
    expect(await store.look(hash)).toEqual({ kind: 'present', ...stored })
    expect(await store.look(sha256('other'))).toEqual({ kind: 'absent' })
  })

  it('P-2: storing the same bytes many times at once leaves one file and no drafts', async () => {
    const store = start()

    const all = await Promise.all(Array.from({ length: 8 }, () => store.putBytes('same')))

    expect(new Set(all.map(({ place }) => place)).size).toBe(1)
    expect(await readdir(join(root, 'store', 'drafts'))).toEqual([])
    expect(await readdir(join(root, 'store', 'sha256', sha256('same').slice(0, 2)))).toHaveLength(1)
  })

  it('P-2: tells a corrupt copy, and storing the bytes again mends it', async () => {
    const store = start()
    const stored = await store.putBytes('precious')
    await truncate(store.pathOf(stored.sha256), 3)

    const corrupt = await store.look(stored.sha256)
    await store.putBytes('precious')

    expect(corrupt).toEqual({ kind: 'corrupt', found: sha256('pre'), bytes: 3 })
    expect(await store.look(stored.sha256)).toMatchObject({ kind: 'present' })
  })

  it.each(['../outside', '/etc/hostname', 'run/../../x', 'run/link', 'linked/result.json', 'run'])(
    'row 67, row 68, P-2: refuses %s',
    async (path) => {
      await symlink('/etc/hostname', join(root, 'run', 'link'))
      await symlink('/etc', join(root, 'linked'))

      await expect(start().putFile({ root, path })).rejects.toThrow()
      await expect(readdir(join(root, 'store'))).rejects.toThrow('ENOENT')
    },
  )

  it('P-2: refuses a hash that is no hash', () => {
    expect(() => start().pathOf('../../etc/passwd')).toThrow()
  })
})
