import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aProgram, CLONE, PERSON, until, type Ended, type Program } from './program.ts'
import { standingOf } from './standing.ts'
import { NO_TERMINAL } from './terminal.ts'

let program: Program

beforeAll(() => {
  program = aProgram()
})
afterAll(() => program.gone())

/** The wrapper of a run naps 5 s between two heartbeats, and its last nap ends by itself. */
const nothingLeft = (): Promise<void> => until(() => program.left().length === 0, 'the last nap ends', 15_000)

/** Where developers work is left out: the demo has no way there, and they do not stop for a test. */
function tracesInClone(): string {
  const ours = [':!src', ':!test', ':!docs', ':!prompts', ':!scripts', ':!*.md']
  const args = ['status', '--porcelain', '--ignored', '--', '.', ...ours]
  return execFileSync('git', args, { cwd: CLONE, encoding: 'utf8' })
}

describe('the demo without a terminal', () => {
  let first: Ended
  let before: string
  let dir: string

  beforeAll(async () => {
    before = tracesInClone()
    first = await program.run(['demo', '--port', '0'])
    dir = join(program.folder, '.hooke-demo', '1')
  }, 180_000)

  it('section 13: stops at the first gate, says how to go on, and exits 0', () => {
    expect(first.stderr).toBe('')
    expect(first.code).toBe(0)
    expect(first.stdout).toContain('Your turn: approve the plan')
    expect(first.stdout).toContain('npx hooke -c .hooke-demo/1/hooke.toml up --detach')
    expect(first.stdout).toContain('npx hooke -c .hooke-demo/1/hooke.toml approve BANDIT-002')
  })

  it('section 13: leaves no process', async () => {
    await nothingLeft()
  })

  it.skipIf(NO_TERMINAL !== '')(
    `section 13: another one has a fresh folder, and on a terminal it is left for later by a key${NO_TERMINAL}`,
    async () => {
      const demo = program.onTerminal(['demo', '--port', '0'])
      await until(() => demo.isOver() || /q {3}leave it/.test(demo.stdout()), 'the first gate')
      demo.type('q')
      const { code, stdout } = await demo.ended

      expect(code).toBe(0)
      expect(readdirSync(join(program.folder, '.hooke-demo'))).toEqual(['1', '2'])
      expect(stdout).toContain('Left for later; nothing is lost. To go on:')
      expect(stdout).toContain('.hooke-demo/2/hooke.toml approve BANDIT-002')
    },
    120_000,
  )

  it('section 13: goes on by the commands it named, and stops by one (to done: crash.test.ts)', async () => {
    const up = await program.hooke(dir, 'up', '--detach', '--port', '0')
    expect(up).toMatch(
      /^running at http:\/\/127\.0\.0\.1:\d+ \(process \d+\); stop it with hooke -c \S+ down$/m,
    )
    expect(await program.hooke(dir, 'inbox')).toContain('BANDIT-002')
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await until(() => standingOf(dir)?.stage !== 'awaitingPlanApproval', 'the code is begun')
    expect(await program.hooke(dir, 'down')).toContain('stopped')

    const { approvals } = await program.show(dir)
    expect(approvals.map(({ what, decision, by }) => [what, decision, by])).toEqual([
      ['plan', 'approve', PERSON],
    ])
    await nothingLeft()
  }, 180_000)

  it('section 13: writes nothing into the home folder and nothing into the clone', () => {
    expect(readdirSync(program.home)).toEqual([])
    expect(readdirSync(program.folder).toSorted()).toEqual(['.hooke-demo', 'home'])
    expect(tracesInClone()).toBe(before)
  })
})

describe('the demo refuses', () => {
  it('section 13: a folder that holds anything, and leaves it as it was', async () => {
    const dir = join(program.folder, 'mine')
    mkdirSync(dir)
    writeFileSync(join(dir, 'notes.txt'), 'mine\n')

    const { code, stderr } = await program.run(['demo', '--approve', '--dir', dir])

    expect(code).toBe(2)
    expect(stderr).toContain('the demo needs a folder that is empty or absent')
    expect(stderr).toContain('notes.txt')
    expect(readdirSync(dir)).toEqual(['notes.txt'])
  })

  it('section 13: a folder that cannot be made, at once and with the reason', async () => {
    writeFileSync(join(program.folder, 'file'), '')
    const places: readonly (readonly [dir: string, why: string])[] = [
      [join(program.folder, 'file'), 'it is a file'],
      [join(program.folder, 'file', 'below'), 'a part of the way there is'],
      ...(existsSync('/proc/self') ? [['/proc/nope', 'takes no folders'] as const] : []),
    ]

    for (const [dir, why] of places) {
      const { code, stderr } = await program.run(['demo', '--approve', '--dir', dir])
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(
          new RegExp(`^✗ the demo cannot make its folder\\n {2}found: ${dir}: .*${why}.*\\n {2}do: .*--dir`),
        ) as string,
      })
    }
  })

  it('section 13: the folder of an earlier demo, and says how to go on with that', async () => {
    const dir = join(program.folder, '.hooke-demo', '1')

    const { code, stderr } = await program.run(['demo', '--approve', '--dir', dir])

    expect(code).toBe(2)
    expect(stderr).toContain(
      `an earlier demo lies there: \`npx hooke -c ${dir}/hooke.toml up\` goes on with it`,
    )
  })

  it('A-1: --live without a key, before anything is made', async () => {
    const dir = join(program.folder, 'live')

    const { code, stderr } = await program.run(['demo', '--live', '--dir', dir])

    expect(code).toBe(1)
    expect(stderr).toContain('the demo cannot ask a real model')
    expect(stderr).toContain('or leave out --live')
    expect(existsSync(dir)).toBe(false)
  })

  it('H-1: a port that was asked for and is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      const { code, stderr } = await program.run([
        'demo',
        '--approve',
        '--port',
        String(port),
        '--dir',
        'busy',
      ])

      expect(code).toBe(1)
      expect(stderr).toContain(String(port))
      expect(stderr).toMatch(/found:|do:/)
      await nothingLeft()
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })

  it('H-1: a word that it does not know', async () => {
    const { code, stderr } = await program.run(['demo', '--approved'])

    expect(code).toBe(2)
    expect(stderr).toContain('--approve')
  })
})
