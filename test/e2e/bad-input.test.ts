import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPreparedProgram } from './prepared-program.ts'
import { ENTRY, listening, type Program } from './program.ts'
import { query } from './standing.ts'

let program: Program
let dir: string
let config: string

// a folder as `hooke init` makes it
beforeAll(async () => {
  program = aPreparedProgram()
  dir = join(program.folder, 'study')
  config = join(dir, 'hooke.toml')
  mkdirSync(dir)
  const git = (...args: string[]) => execFileSync('git', ['-C', dir, ...args], { stdio: 'pipe' })
  git('init', '-q', '-b', 'main')
  writeFileSync(join(dir, 'README.md'), 'A study.\n')
  git('add', '-A')
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-q', '-m', 'First')
  const { code, stderr } = await program.run(['init'], { cwd: dir })
  if (code !== 0) throw new Error(stderr)
  const sandbox = '\n[agents.sandbox]\nmode = "none"\nallow_unsandboxed = true\n'
  writeFileSync(config, readFileSync(config, 'utf8') + sandbox)
})
afterAll(() => program.gone())

const hooke = (...args: string[]) => program.run(['-c', config, ...args])

/** The configuration with a change, for as long as something is done with it. */
async function withConfig<T>(change: (text: string) => string, work: () => Promise<T>): Promise<T> {
  const text = readFileSync(config, 'utf8')
  writeFileSync(config, change(text))
  try {
    return await work()
  } finally {
    writeFileSync(config, text)
  }
}

/** Root may read everything: then it is somebody without rights who asks, where they may start this Node at all. */
const somebodyElse = (() => {
  const isRoot = process.getuid?.() === 0
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, args, {
      cwd: '/',
      env: { HOME: '/nonexistent', LANG: 'C.UTF-8' },
      encoding: 'utf8',
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    })
  return { run, isThere: run([ENTRY, '--version']).status === 0 }
})()

describe('what a person gets wrong', () => {
  it('K-1: an unknown key is named with file, line and the nearest known one', async () => {
    const misspelt = (text: string) => text.replace('[study]\n', '[study]\nminimum_seed = 3\n')
    const { code, stderr } = await withConfig(misspelt, () => hooke('up', '--port', '0'))

    const line = misspelt(readFileSync(config, 'utf8')).split('\n').indexOf('minimum_seed = 3') + 1
    expect(code).toBe(1)
    expect(stderr).toContain(`hooke.toml:${line}`)
    expect(stderr).toContain('minimum_seeds')
    expect(program.left()).toEqual([])
  })

  it('K-1: a file that is no TOML is named with the line', async () => {
    const { code, stderr } = await withConfig(
      (text) => `${text}\n[server\n`,
      () => hooke('list'),
    )

    expect(code).toBe(1)
    expect(stderr).toMatch(/hooke\.toml:\d+/)
  })

  it.skipIf(!somebodyElse.isThere)(
    'K-1: a file that whoever asks may not read is told of with what to do',
    () => {
      const closed = join(program.folder, 'closed.toml')
      writeFileSync(closed, '', { mode: 0o000 })
      chmodSync(program.folder, 0o755)

      const { status, stderr } = somebodyElse.run([ENTRY, '-c', closed, 'list'])

      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(
          /^✗ the configuration cannot be read\n {2}found: .*closed\.toml: whoever runs this may not read it\n {2}do: .*chmod u\+r.*\n$/,
        ) as string,
      })
    },
  )

  it('H-1: init outside a git repository says what to do, and writes nothing', async () => {
    const bare = join(program.folder, 'no-repository')
    mkdirSync(bare)

    const { code, stderr } = await program.run(['init'], { cwd: bare })

    expect(code).toBe(1)
    expect(stderr).toContain('this folder is in no git repository')
    expect(stderr).toContain('git init')
    expect(existsSync(join(bare, 'hooke.toml'))).toBe(false)
  })

  it('H-1: up for a study that is no git repository names the folder', async () => {
    const elsewhere = (text: string) => text.replace('[study]\n', '[study]\nrepo = "../no-repository"\n')

    const { code, stderr } = await withConfig(elsewhere, () => hooke('up', '--port', '0'))

    expect(code).toBe(1)
    expect(stderr).toContain('no-repository')
    expect(stderr).toMatch(/not a git repository|no git repository/)
    expect(stderr).toMatch(/do:/)
    expect(program.left()).toEqual([])
  })

  it('H-1: without a configuration a command names the way to one', async () => {
    const { code, stderr } = await program.run(['list'])

    expect(code).toBe(3)
    expect(stderr).toContain('hooke init')
  })
})

describe('a port in use', () => {
  let server: Server
  let port: number

  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('H-1: refuses with the port and what to do, and lets go of the state', async () => {
    const { code, stderr } = await hooke('up', '--port', String(port))

    expect(code).toBe(1)
    expect(stderr).toContain(String(port))
    expect(stderr).toMatch(/do:/)
    const next = program.up(dir)
    await listening(next)
    next.kill('SIGTERM')
    expect((await next.ended).code).toBe(0)
  })

  it('H-1: refuses in the background as well', async () => {
    const { code, stderr } = await hooke('up', '--detach', '--port', String(port))

    expect(code).toBe(1)
    expect(stderr).toMatch(/^✗ the daemon did not come up: .*\n {2}found: .*\n {2}do: .*\n$/)
    expect(stderr).toContain(String(port))
    expect(stderr.match(/✗|found:|do:/g)).toEqual(['✗', 'found:', 'do:'])
    expect(program.left()).toEqual([])
  })
})

describe('an empty question', () => {
  it('H-1: is refused before anything is stored', async () => {
    const daemon = program.up(dir)
    await listening(daemon)

    const said = [await hooke('new', ''), await hooke('new', '   ')]
    writeFileSync(join(program.folder, 'empty.md'), '\n')
    said.push(await hooke('new', '--from', join(program.folder, 'empty.md')))
    daemon.kill('SIGTERM')
    await daemon.ended

    for (const { code, stderr } of said) {
      expect(code).toBe(2)
      expect(stderr).toContain('there is no question')
    }
    expect(query(dir, 'select 1 from experiments')).toEqual([])
    expect(query(dir, 'select 1 from issues')).toEqual([])
    rmSync(join(program.folder, 'empty.md'))
  })
})
