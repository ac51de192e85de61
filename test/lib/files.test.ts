import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashFile, insideOf, openRegular, tail, walkFiles, writeAtomic } from '../../src/lib/files.ts'

let base: string
let root: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'hooke-files-'))
  root = join(base, 'art')
  await mkdir(join(root, 'sub'), { recursive: true })
  await writeFile(join(root, 'sub', 'plain.txt'), 'plain')
  await mkdir(join(base, 'art-evil'))
  await writeFile(join(base, 'art-evil', 'secret'), 'secret')
})
afterEach(() => rm(base, { recursive: true, force: true }))

const unsafe = expect.objectContaining({ code: 'path.unsafe' }) as Error

describe('insideOf', () => {
  const refused = [
    '',
    '..',
    '../x',
    'a/../../x',
    '/etc/passwd',
    'a//b',
    './a',
    'a/.',
    'a\\b',
    'a\0b',
    'a\nb',
    'a\u001b[31m',
  ]

  it.each([...refused, 'x'.repeat(256), 'é'.repeat(128), '\ud800'])('row 67, S-3: refuses %j', (path) => {
    expect(() => insideOf(root, path)).toThrow(unsafe)
  })

  it('allows names that only look odd', () => {
    for (const path of ['-rf', '..a', 'a..b', '🧪/ü.txt', '.git-not', 'x'.repeat(255)])
      expect(insideOf(root, path)).toBe(join(root, path))
  })

  it('row 67: never leads out of the root, whatever the text', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom('..', '.', '/', '\\', '\0', 'a'), fc.string()), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('/')
        let path: string
        try {
          path = insideOf(root, text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'path.unsafe' })
          return
        }
        expect(isAbsolute(path) && resolve(path).startsWith(root + sep)).toBe(true)
      }),
    )
  })
})

describe('openRegular', () => {
  it('reads a plain file', async () => {
    await using file = await openRegular(root, 'sub/plain.txt')
    expect(await file.readFile('utf8')).toBe('plain')
  })

  it('row 68, S-3: refuses links, hard links, pipes, devices and a parent that leads out', async () => {
    await symlink('/etc/passwd', join(root, 'link'))
    await symlink(join(base, 'art-evil'), join(root, 'out'))
    await link(join(base, 'art-evil', 'secret'), join(root, 'hard'))
    execFileSync('mkfifo', [join(root, 'fifo')])

    for (const path of ['link', 'out/secret', 'hard', 'fifo', 'sub', '../art-evil/secret'])
      await expect(openRegular(root, path), path).rejects.toMatchObject({ code: 'path.unsafe' })
    await expect(openRegular('/dev', 'null')).rejects.toMatchObject({ code: 'path.unsafe' })
    await expect(openRegular(root, 'sub/absent')).rejects.toMatchObject({ code: 'notFound' })
  })
})

describe('writeAtomic', () => {
  it('replaces the content and leaves no draft behind', async () => {
    const path = join(root, 'new', 'file.json')
    await writeAtomic(path, 'one')
    await writeAtomic(path, Buffer.from('two'))

    expect(await readFile(path, 'utf8')).toBe('two')
    expect(await readdir(join(root, 'new'))).toEqual(['file.json'])
  })

  it('keeps the old content when it cannot write, and cleans up', async () => {
    await expect(writeAtomic(join(root, 'sub'), 'x')).rejects.toThrow()

    expect(await readdir(root)).toEqual(['sub'])
    expect(await readFile(join(root, 'sub/plain.txt'), 'utf8')).toBe('plain')
  })
})

describe('hashFile and tail', () => {
  it('agree with the bytes', async () => {
    const bytes = Buffer.alloc(300_000, 'añb')
    const path = join(root, 'big')
    await writeFile(path, bytes)

    expect(await hashFile(path)).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    })
    expect(await tail(path, 1_000_000)).toBe(bytes.toString())
    await writeFile(path, 'ab🧪c')
    expect(await tail(path, 3)).toBe('c')
    expect(await tail(path, 5)).toBe('🧪c')
  })

  it('refuse to follow a link', async () => {
    await symlink('/etc/passwd', join(root, 'link'))
    await expect(hashFile(join(root, 'link'))).rejects.toMatchObject({ code: 'path.unsafe' })
    await expect(tail(join(root, 'link'), 10)).rejects.toMatchObject({ code: 'path.unsafe' })
  })
})

describe('walkFiles', () => {
  it('lists regular files and names the rest apart', async () => {
    await symlink('..', join(root, 'loop'))
    execFileSync('mkfifo', [join(root, 'sub', 'fifo')])
    await writeFile(join(root, 'new\nline'), '')
    await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff])]), '')

    expect(await walkFiles(root, { maxFiles: 100 })).toEqual({
      files: ['new\nline', 'sub/plain.txt'],
      others: [
        { path: 'loop', kind: 'link' },
        { path: 'sub/fifo', kind: 'fifo' },
        { path: '\ufffd', kind: 'name is not Unicode' },
      ],
      truncated: false,
    })
  })

  it('stops at the limit and says so', async () => {
    for (let n = 0; n < 10; n += 1) await writeFile(join(root, `f${n}`), '')

    const listing = await walkFiles(root, { maxFiles: 5 })

    expect(listing.truncated).toBe(true)
    expect(listing.files.length).toBeLessThanOrEqual(5)
  })
})
