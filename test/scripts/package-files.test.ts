import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../e2e/installed-package.ts'
import { aFolder, root } from './temporary-folder.ts'
import { filesOf, gitFiles } from './files-of.ts'

it('the package names prompts, examples and configuration, and what its code reads beside itself is copied', () => {
  const listed = run(root, 'npm', 'pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error')
  const [packed] = JSON.parse(listed) as [{ files: { path: string }[] }]
  const dist = aFolder()
  run(root, process.execPath, 'scripts/copy-assets.mjs', dist)

  const named = packed.files.map(({ path }) => path)
  expect(named).toEqual(expect.arrayContaining([...gitFiles('prompts', 'examples', 'config', 'bin')]))
  expect(named.filter((path) => /^(src|test|scripts)\//.test(path))).toEqual([])
  const assets = filesOf(join(root, 'src')).filter((file) => !file.endsWith('.ts'))
  expect(assets).toContain('compute/shared/wrapper.sh')
  expect(filesOf(dist)).toEqual(assets)
})
