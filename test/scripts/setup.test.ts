import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { aFolder, root } from './temporary-folder.ts'

const WANTED = '24.21.0'

/** Does what npm does to the folder: `ci` empties node_modules first, `rebuild node` brings the binary. */
const NPM = `#!/bin/sh
echo "$*" >> npm-calls
case $1 in
  ci) rm -rf node_modules; mkdir -p node_modules/node node_modules/.bin; echo 'added 650 packages'
      if [ -e hang ]; then echo hanging >> npm-calls; exec sleep 60; fi
      if [ -e refuse ]; then echo 'no network' >&2; exit 1; fi ;;
  rebuild) mkdir -p node_modules/node/bin
      sed "s/VERSION/$(cat arrives)/" stub/node > node_modules/node/bin/node
      chmod +x node_modules/node/bin/node ;;
esac
`

/** Says its version, and does what scripts/prepare.ts does when it is asked to run that. */
const NODE = `#!/bin/sh
if [ $# -gt 1 ]; then mkdir -p "$2"; touch "$2/main.mjs"; echo prepare >> npm-calls; fi
echo vVERSION
`

function aClone(): string {
  const folder = aFolder({
    'scripts/setup.mjs': readFileSync(join(root, 'scripts/setup.mjs'), 'utf8'),
    'bin/hooke.mjs': '',
    'bin/prepared.mjs': readFileSync(join(root, 'bin/prepared.mjs'), 'utf8'),
    'src/main.ts': '',
    'stub/node': NODE,
    'package.json': JSON.stringify({ devDependencies: { node: WANTED } }),
    'package-lock.json': '{}',
    'stub/npm': NPM,
    arrives: WANTED,
  })
  chmodSync(join(folder, 'stub/npm'), 0o755)
  return folder
}

const environment = (folder: string) => ({
  ...process.env,
  PATH: `${folder}/stub:${process.env['PATH'] ?? ''}`,
})
const calls = (folder: string): readonly string[] =>
  existsSync(join(folder, 'npm-calls'))
    ? readFileSync(join(folder, 'npm-calls'), 'utf8').trim().split('\n')
    : []
const setUp = (folder: string) =>
  spawnSync(process.execPath, [join(folder, 'scripts/setup.mjs')], {
    cwd: folder,
    env: environment(folder),
    encoding: 'utf8',
  })

it('set-up installs without install scripts but that of node, links the command, prepares the program, and is quiet', () => {
  const folder = aClone()

  const { status, stdout, stderr } = setUp(folder)

  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '',
    stderr: 'Installing packages (once per lock file) …\n',
  })
  expect(calls(folder)).toEqual(['ci --ignore-scripts --no-fund --no-audit', 'rebuild node', 'prepare'])
  expect(existsSync(join(folder, 'node_modules/.bin/hooke'))).toBe(true)
})

it('set-up touches nothing while the lock file is unchanged, and installs again when it changed', () => {
  const folder = aClone()
  setUp(folder)
  const once = calls(folder).length

  expect(setUp(folder)).toMatchObject({ status: 0, stderr: '' })
  expect(calls(folder)).toHaveLength(once)

  writeFileSync(join(folder, 'package-lock.json'), '{ "packages": {} }')
  setUp(folder)
  expect(calls(folder)).toHaveLength(2 * once)

  writeFileSync(join(folder, 'src/main.ts'), 'export const changed = true')
  setUp(folder)
  expect(calls(folder).slice(2 * once)).toEqual(['prepare'])
})

it('set-up that was killed half-way is done again', async () => {
  const folder = aClone()
  setUp(folder)
  writeFileSync(join(folder, 'package-lock.json'), '{ "packages": {} }')
  writeFileSync(join(folder, 'hang'), '')
  const child = spawn(process.execPath, [join(folder, 'scripts/setup.mjs')], {
    cwd: folder,
    env: environment(folder),
    detached: true,
  })
  await vi.waitUntil(() => calls(folder).at(-1) === 'hanging', { timeout: 20_000 })
  process.kill(-child.pid!, 'SIGKILL')
  await once(child, 'exit')
  rmSync(join(folder, 'hang'))
  // back to the lock file of the finished install: its mark must not count any more
  writeFileSync(join(folder, 'package-lock.json'), '{}')

  expect(setUp(folder).status).toBe(0)
  expect(existsSync(join(folder, 'node_modules/node/bin/node'))).toBe(true)
})

it('set-up says what npm could not do, and that another Node than the pinned one arrived', () => {
  const refused = aClone()
  writeFileSync(join(refused, 'refuse'), '')
  expect(setUp(refused)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/no network[^]*npm ci did not finish[^]*exit code 1/) as string,
  })

  const other = aClone()
  writeFileSync(join(other, 'arrives'), '20.1.0')
  expect(setUp(other)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/Node 24\.21\.0 did not arrive[^]*20\.1\.0/) as string,
  })
})
