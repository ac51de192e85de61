import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, run } from '../e2e/installed-package.ts'
import { type Ended, programIn } from '../e2e/program.ts'
import { filesOf, gitFiles } from './files-of.ts'
import { root } from './temporary-folder.ts'

describe('the package', () => {
  let folder: string
  let installed: string
  let demo: Ended
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-package-')))
    installed = installPackage(folder)
    const { run: hooke } = programIn(folder, { entry: join(installed, 'bin', 'hooke.mjs') })
    demo = await hooke(['demo', '--approve', '--port', '0', '--dir', 'D'])
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

  it('carries all that its code reads', () => {
    expect(existsSync(join(installed, 'src'))).toBe(false)
    const assets = filesOf(join(root, 'src')).filter((file) => !file.endsWith('.ts'))
    expect(assets).toContain('compute/shared/wrapper.sh')
    expect(assets).toContain('compute/shared/pack.sh')
    expect(filesOf(join(installed, 'dist'))).toEqual(expect.arrayContaining([...assets]))
    expect(filesOf(installed)).toEqual(expect.arrayContaining([...gitFiles('examples')]))
    expect(filesOf(join(installed, 'prompts'))).toEqual(filesOf(join(root, 'prompts')))
  })

  it('runs from dist alone, from the question to the figure', () => {
    const version = run(dirname(installed), process.execPath, join(installed, 'bin/hooke.mjs'), '--version')

    expect(version.trim()).toBe('0.1.0')
    // SQL, prompts, wrapper, fonts and example came out of the package
    expect(demo).toMatchObject({ code: 0, stderr: '' })
    expect(demo.stdout).toMatch(/confidence: (HIGH|MODERATE|LOW)/)
  })
})
