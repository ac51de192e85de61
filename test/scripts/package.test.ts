import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { aFolder, root } from './temporary-folder.ts'

const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The files of the repository as they are now, without what git ignores. */
function aCopy(): string {
  const folder = aFolder()
  const files = run(root, 'git', 'ls-files', '-z', '-co', '--exclude-standard').split('\0')
  for (const file of files.filter((name) => name !== '' && existsSync(join(root, name)))) {
    if (!/^(test|docs)\//.test(file)) cpSync(join(root, file), join(folder, file))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The package as somebody gets it: packed, unpacked, its dependencies beside it. */
function anInstalledPackage(): string {
  const copy = aCopy()
  run(copy, join(root, 'node_modules/.bin/tsc'), '-p', 'tsconfig.build.json')
  run(copy, process.execPath, 'scripts/copy-assets.mjs')
  run(copy, 'npm', 'pack', '--ignore-scripts', '--loglevel=error')
  const folder = aFolder()
  run(copy, 'tar', '-xzf', `hooke-0.1.0.tgz`, '-C', folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return join(folder, 'package')
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

const exampleFiles = (): readonly string[] => run(root, 'git', 'ls-files', 'examples').trim().split('\n')

it('the package runs the demo from dist alone and carries all that its code reads', () => {
  const installed = anInstalledPackage()
  const hooke = (...args: string[]): string =>
    run(dirname(installed), process.execPath, join(installed, 'bin/hooke.mjs'), ...args)

  expect(existsSync(join(installed, 'src'))).toBe(false)
  expect(hooke('--version').trim()).toBe('0.1.0')
  const assets = filesOf(join(root, 'src')).filter((file) => !file.endsWith('.ts'))
  expect(assets).toContain('compute/shared/wrapper.sh')
  expect(assets).toContain('compute/shared/pack.sh')
  expect(filesOf(join(installed, 'dist'))).toEqual(expect.arrayContaining([...assets]))
  expect(filesOf(installed)).toEqual(expect.arrayContaining([...exampleFiles()]))
  expect(filesOf(join(installed, 'prompts'))).toEqual(filesOf(join(root, 'prompts')))
  // from the question to the figure: SQL, prompts, wrapper, fonts and example come out of the package
  const demo = hooke('demo', '--approve', '--dir', join(dirname(installed), 'demo'))
  expect(demo).toMatch(/confidence: (HIGH|MODERATE|LOW)/)
}, 180_000)
