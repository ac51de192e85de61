#!/usr/bin/env node
// Runs before `npm start` and `npm test`, on any Node >= 20: installs what the lock file names, once per lock file,
// and checks that the pinned Node arrived. An install under a running daemon would break its later imports, so nothing
// is touched while the lock file's hash is unchanged.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preparedFor } from '../bin/prepared.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.cache', 'hooke-setup')
const node = join(root, 'node_modules', 'node', 'bin', 'node')
const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node
const hash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

function fail(what, found, advice) {
  process.stderr.write(`✗ ${what}\n  found: ${found}\n  do: ${advice}\n`)
  process.exit(1)
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    // its troubles are worth reading, its progress is not
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      npm_config_fund: 'false',
      npm_config_audit: 'false',
      npm_config_loglevel: 'error',
    },
  })
  if (error || status !== 0) {
    fail(
      `npm ${args[0]} did not finish`,
      error?.message ?? `exit code ${status}`,
      'read the lines above, then run the command again',
    )
  }
}

function nodeVersion() {
  if (!existsSync(node)) return null
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, '')
}

const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && nodeVersion() === wanted
if (!installed) {
  process.stderr.write('Installing packages (once per lock file) …\n')
  // gone first: an install that is interrupted must not look finished
  rmSync(stamp, { force: true })
  // Only the `node` package may run an install script; better-sqlite3 ships its binary inside the package.
  npm('ci', '--ignore-scripts', '--no-fund', '--no-audit')
  npm('rebuild', 'node')
  const arrived = nodeVersion()
  if (arrived !== wanted) {
    fail(
      `Node ${wanted} did not arrive`,
      arrived ?? 'no binary in node_modules/node/bin',
      'remove node_modules and run the command again',
    )
  }
  const link = join(root, 'node_modules', '.bin', 'hooke')
  rmSync(link, { force: true })
  symlinkSync('../../bin/hooke.mjs', link)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

// the program in a few files; without it the sources are run, which takes longer to start
const program = preparedFor(root)
if (!existsSync(join(program, 'main.mjs'))) {
  const { status } = spawnSync(node, [join(root, 'scripts', 'prepare.ts'), program], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0)
    process.stderr.write('! the program could not be prepared; it is started from its sources\n')
}
