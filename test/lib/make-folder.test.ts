import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder, whyNoFolder } from '../../src/lib/make-folder.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hooke-folder-'))
})
afterEach(() => {
  rmSync(home, { recursive: true })
})

const isFolder = (path: string): boolean => statSync(path).isDirectory()

describe('making a folder', () => {
  it('makes what is missing above it, with the rights asked for; what is there stays', () => {
    const path = join(home, 'a', 'b', 'c')

    makeFolder(path, 0o700)
    writeFileSync(join(path, 'kept'), '')
    makeFolder(path)

    expect(isFolder(path)).toBe(true)
    expect(statSync(join(home, 'a')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(path, 'kept'))).toBe(true)
  })

  it('takes a link to a folder for the folder', () => {
    mkdirSync(join(home, 'real'))
    symlinkSync('real', join(home, 'link'))

    makeFolder(join(home, 'link', 'x'))

    expect(isFolder(join(home, 'real', 'x'))).toBe(true)
  })

  it.each([
    ['a file', (at: string) => writeFileSync(at, ''), '', 'it is a file'],
    [
      'below a file',
      (at: string) => writeFileSync(at, ''),
      'x/y',
      'it is a file, or a part of the way there is',
    ],
    ['a link to itself', (at: string) => symlinkSync(at, at), 'x', 'leads back to itself'],
    ['a name that is too long', () => {}, 'x'.repeat(300), 'the name is too long'],
  ] as const)('H-1: refuses %s at once, with the reason', (_, make, below, why) => {
    const at = join(home, 'at')
    make(at)

    expect(reasonFor(join(at, below))).toContain(why)
  })

  // Node's own way never ends here
  it.skipIf(!existsSync('/proc/self'))('H-1: refuses a file system that takes no folders at once', () => {
    expect(reasonFor('/proc/nope/deeper')).toBe('that file system takes no folders')
  })
})

function reasonFor(path: string): string | undefined {
  try {
    makeFolder(path)
  } catch (error) {
    return whyNoFolder(error)
  }
  return 'nothing was refused'
}
