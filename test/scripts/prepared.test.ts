import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const CLONE = resolve(import.meta.dirname, '../..')

describe('the program in a few files', () => {
  let root: string
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-prepared-')))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const node = (...args: string[]): string =>
    execFileSync(process.execPath, args, { encoding: 'utf8', cwd: root })
  const hooke = (...args: string[]): string => node(join(root, 'bin', 'hooke.mjs'), ...args)
  const says = (what: string): string =>
    `export const main = async () => { console.log('${what}'); return 0 }\n`

  /** A clone with a program of one file, and the folder where it is looked for when prepared. */
  const aClone = (): string => {
    cpSync(join(CLONE, 'bin'), join(root, 'bin'), { recursive: true })
    put('package.json', '{ "type": "module" }')
    put('package-lock.json', '{}')
    put('src/main.ts', says('from the sources'))
    put('src/lib/one.ts', 'export const one = 1\n')
    const ask = `import { preparedFor } from '${join(root, 'bin', 'prepared.mjs')}'; console.log(preparedFor('${root}'))`
    put('ask.mjs', ask)
    return node(join(root, 'ask.mjs')).trim()
  }

  it('is started as long as the sources are those it was made from', () => {
    const folder = aClone()
    expect(hooke('list')).toBe('from the sources\n')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'main.mjs'), says('prepared'))
    expect(hooke('list')).toBe('prepared\n')

    appendFileSync(join(root, 'src/lib/one.ts'), '// changed\n')
    expect(hooke('list')).toBe('from the sources\n')
  })

  it('is not started once the packages are others, or a file came or went', () => {
    for (const change of [
      () => put('package-lock.json', '{ "lockfileVersion": 3 }'),
      () => put('src/lib/two.ts', ''),
      () => rmSync(join(root, 'src/lib/one.ts')),
    ]) {
      const folder = aClone()
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'main.mjs'), says('prepared'))
      expect(hooke('list')).toBe('prepared\n')
      change()
      expect(hooke('list')).toBe('from the sources\n')
    }
  })

  it('is made whole, and what a living program runs from is kept until it ends', () => {
    const old = (name: string, user?: number): void => {
      const folder = join(root, 'prepared', name)
      mkdirSync(join(folder, 'users'), { recursive: true })
      if (user !== undefined) writeFileSync(join(folder, 'users', String(user)), '')
      utimesSync(folder, 1, 1)
    }
    old('unused')
    old('used', process.pid)
    old('left', 2 ** 30)
    mkdirSync(join(root, 'prepared', 'making-now'))

    node(join(CLONE, 'scripts', 'prepare.ts'), join(root, 'prepared', 'new'))

    expect(readdirSync(join(root, 'prepared')).sort()).toEqual(['making-now', 'new', 'used'])
    expect(existsSync(join(root, 'prepared', 'new', 'main.mjs'))).toBe(true)
  })
})
