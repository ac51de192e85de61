import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProgram, probeBubblewrap } from '../../src/lib/sandbox/probe.ts'
import { PLAIN_PATH } from '../../src/lib/shell.ts'
import { aPreparedProgram } from './prepared-program.ts'
import { ENTRY, isAlive, until, type Program } from './program.ts'
import { standingOf } from './standing.ts'
import { NO_TERMINAL } from './terminal.ts'

const { ok: canHide } = await probeBubblewrap()
const noHiding = canHide ? '' : ' (SKIPPED: no bubblewrap to hide git)'

let program: Program
beforeAll(() => {
  program = aPreparedProgram()
})
afterAll(() => program.gone())

const stateOf = (dir: string, name: string): string => join(program.folder, dir, '.hooke', name)
const LEFT = ['daemon.json', 'lock.json']
const isClean = (dir: string): boolean => LEFT.every((name) => !existsSync(stateOf(dir, name)))

/** Closes its output after the first line, as `head -1` does. */
function throughHead(args: readonly string[]) {
  const argv = [process.execPath, ENTRY, ...args].map((word) => `'${word}'`).join(' ')
  const script = `{ ${argv}; echo "ended $?" >&2; } | head -1`
  const env = { ...process.env, HOME: program.home, HOOKE_RESERVE_BYTES: '65536' }
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: program.folder, env, encoding: 'utf8' })
  return { stdout, stderr }
}

describe('who reads goes away', () => {
  it('H-1: the demo goes on to its gate, and leaves nothing of a daemon', () => {
    const { stdout, stderr } = throughHead(['demo', '--port', '0', '--dir', 'head'])

    expect(stdout).toMatch(/^BANDIT-002 .*\n$/)
    expect(stderr).toBe('ended 0\n')
    expect(standingOf(join(program.folder, 'head'))?.stage).toBe('awaitingPlanApproval')
    expect(isClean('head')).toBe(true)
  }, 60_000)

  it('H-1: a daemon goes on until it is stopped', async () => {
    const child = spawn(process.execPath, [ENTRY, '-c', 'head/hooke.toml', 'up', '--port', '0'], {
      cwd: program.folder,
      env: { ...process.env, HOME: program.home, HOOKE_RESERVE_BYTES: '65536' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exit = new Promise((resolve) => child.on('exit', resolve))
    // gone before anything was printed
    child.stdout.destroy()
    child.stderr.destroy()
    await until(() => existsSync(stateOf('head', 'daemon.json')), 'the daemon listens')

    const status = await program.hooke(join(program.folder, 'head'), 'status')
    expect(status).toContain('running')
    expect(isAlive(child.pid ?? 0)).toBe(true)
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    expect(isClean('head')).toBe(true)
  }, 60_000)
})

describe('the demo is stopped while it works', () => {
  it('section 13, row 9: TERM ends it within seconds, with how to go on, in words that a shell takes', async () => {
    const dir = "it's a & b $HOME"
    const demo = program.start(['demo', '--approve', '--port', '0', '--dir', dir])
    await until(() => demo.isOver() || demo.stdout().includes('approved by'), 'it works')
    demo.kill('SIGTERM')
    const { code, stdout, stderr } = await demo.ended

    expect({ code, stderr }).toEqual({ code: 143, stderr: '' })
    expect(stdout).toContain('Stopped; nothing is lost')
    expect(isClean(dir)).toBe(true)
    const [, words = ''] = /npx hooke (-c .* show BANDIT-002)$/m.exec(stdout) ?? []
    const shown = spawnSync('sh', ['-c', `"${process.execPath}" "${ENTRY}" ${words}`], {
      cwd: program.folder,
      encoding: 'utf8',
    })
    expect(shown).toMatchObject({ status: 0, stderr: '' })
    expect(shown.stdout).toContain('BANDIT-002')
  }, 60_000)

  it.skipIf(NO_TERMINAL !== '')(
    `section 13: Ctrl-C says that it was stopped and how to go on, and ends with 130${NO_TERMINAL}`,
    async () => {
      const demo = program.onTerminal(['demo', '--approve', '--port', '0', '--dir', 'ctrl-c'])
      await until(() => demo.isOver() || demo.stdout().includes('approved by'), 'it works')
      demo.type('\u0003')
      const { code, stdout } = await demo.ended

      expect(code).toBe(130)
      expect(stdout).toMatch(/Stopped; nothing is lost[\s\S]*up --detach[\s\S]*show BANDIT-002/)
      expect(isClean('ctrl-c')).toBe(true)
    },
    60_000,
  )

  it.skipIf(NO_TERMINAL !== '')(
    `row 9: a terminal that is closed ends demo and daemon as TERM does${NO_TERMINAL}`,
    async () => {
      const demo = program.onTerminal(['demo', '--port', '0', '--dir', 'closed'])
      await until(() => demo.isOver() || /q {3}leave it/.test(demo.stdout()), 'the first gate')
      demo.kill('SIGKILL')
      await demo.ended
      await until(() => isClean('closed'), 'the demo lets go of its state', 15_000)

      const up = program.onTerminal(['-c', 'closed/hooke.toml', 'up', '--port', '0'])
      await until(() => up.isOver() || up.stdout().includes('Ctrl-C stops it'), 'the daemon listens')
      up.kill('SIGKILL')
      await up.ended
      await until(() => isClean('closed'), 'the daemon lets go of its state', 15_000)
    },
    60_000,
  )
})

describe('a demo that cannot start leaves nothing behind', () => {
  it('H-1: a port that is taken, with advice that fits', async () => {
    mkdirSync(join(program.folder, 'mine'))
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    try {
      for (const dir of ['new/deep/er', 'mine']) {
        const { code, stderr } = await program.run(['demo', '--port', port, '--dir', dir])
        expect(code).toBe(1)
        expect(stderr).toContain(`✗ port ${port} is taken`)
        expect(stderr).toContain('`hooke demo --port 0` takes a free one')
        expect(stderr).not.toContain('hooke down')
      }
      const npm = { env: { npm_lifecycle_event: 'start' } }
      const { stderr } = await program.run(['demo', '--port', port, '--dir', 'new/deep/er'], npm)
      expect(stderr).toContain('`npm start -- --port 0`')
      const up = await program.run(['-c', 'head/hooke.toml', 'up', '--port', port])
      expect(up.stderr).toContain('hooke -c head/hooke.toml up --port 0')
      expect(up.stderr).not.toContain('down')
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }

    expect(existsSync(join(program.folder, 'new'))).toBe(false)
    expect(readdirSync(join(program.folder, 'mine'))).toEqual([])
  }, 60_000)

  it.skipIf(!canHide)(
    `H-1: a git that is not there, or that may not be run${noHiding}`,
    () => {
      const git = findProgram('git', PLAIN_PATH) ?? ''
      const nowhere = join(program.folder, 'no-git')
      writeFileSync(nowhere, '#!/nowhere\n', { mode: 0o755 })
      const notMine = join(program.folder, 'not-mine')
      writeFileSync(notMine, '')
      const cases = [
        [nowhere, 'ENOENT', 'install git 2.39 or newer'],
        [notMine, 'EACCES', 'chmod +x'],
      ] as const

      for (const [instead, found, advice] of cases) {
        for (const args of [
          ['demo', '--dir', 'gitless'],
          ['-c', 'head/hooke.toml', 'up'],
        ]) {
          const argv = ['--dev-bind', '/', '/', '--ro-bind', instead, git, process.execPath, ENTRY, ...args]
          const { status, stderr } = spawnSync('bwrap', argv, { cwd: program.folder, encoding: 'utf8' })
          expect(status).toBe(1)
          expect(stderr).toMatch(
            new RegExp(`^✗ git cannot be run\\n {2}found: spawn \\S*git ${found}\\n {2}do: .*\\n$`),
          )
          expect(stderr).toContain(advice)
        }
        expect(existsSync(join(program.folder, 'gitless'))).toBe(false)
      }
    },
    60_000,
  )
})
