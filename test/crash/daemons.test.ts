import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPreparedProgram } from '../e2e/prepared-program.ts'
import { isAlive, listening, type Program, type Started, until } from '../e2e/program.ts'
import { query, standingOf } from '../e2e/standing.ts'
import { violationsIn } from '../invariants/invariants.ts'
import { aHeldRun, HELD, processOf } from './held-run.ts'

const heldRun = aHeldRun()
let program: Program
let dir: string
let daemon: Started

beforeAll(async () => {
  program = aPreparedProgram({}, heldRun.install)
  dir = join(program.folder, 'D')
  await program.run(['demo', '--port', '0', '--dir', dir])
  daemon = program.up(dir)
  await listening(daemon)
}, 180_000)
afterAll(() => program.gone())

describe('one daemon on one folder', () => {
  it('E-7: a second refuses, names the first, and harms nothing', async () => {
    const { code, stderr } = await program.up(dir).ended

    expect(code).not.toBe(0)
    expect(stderr).toContain(String(daemon.pid))
    expect(await program.hooke(dir, 'status')).toContain(`process ${daemon.pid}`)
  })

  it('E-7: a second in the background refuses as clearly', async () => {
    const { code, stderr } = await program.run([
      '-c',
      join(dir, 'hooke.toml'),
      'up',
      '--detach',
      '--port',
      '0',
    ])

    expect(code).not.toBe(0)
    expect(stderr).toContain(String(daemon.pid))
  })

  it('E-7: after kill -9 another takes over at once', async () => {
    daemon.kill('SIGKILL')
    await daemon.ended

    daemon = program.up(dir)

    await listening(daemon)
    expect(await program.hooke(dir, 'status')).toContain(`process ${daemon.pid}`)
  })
})

describe('SIGTERM', () => {
  it('row 9: ends a daemon at a gate with 0', async () => {
    daemon.kill('SIGTERM')
    const { code, signal, stderr } = await daemon.ended

    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' })
    expect(existsSync(join(dir, '.hooke', 'daemon.json'))).toBe(false)
  })

  it('row 9: SIGINT ends one in the middle of the work of an agent just so', async () => {
    heldRun.hold()
    daemon = program.up(dir)
    await listening(daemon)
    await program.hooke(dir, 'approve', 'BANDIT-002')
    await until(() => standingOf(dir)?.turn === 'agent', 'an agent works')

    const asked = performance.now()
    daemon.kill('SIGINT')

    expect(await daemon.ended).toMatchObject({ code: 0, signal: null, stderr: '' })
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(violationsIn(join(dir, '.hooke'))).toEqual([])
  }, 180_000)

  it('row 9: ends a daemon with live runs within 10 s with 0; the runs go on and are found again', async () => {
    daemon = program.up(dir)
    await listening(daemon)
    await until(() => isIn('running'), `${HELD} runs`, 120_000)
    // the row says running as soon as the driver has the run; its process is there a moment later
    await until(() => processOf(dir, HELD) !== undefined, `the process of ${HELD}`)
    const run = processOf(dir, HELD) ?? 0

    const asked = performance.now()
    daemon.kill('SIGTERM')
    const { code } = await daemon.ended
    const took = performance.now() - asked

    expect(code).toBe(0)
    expect(took).toBeLessThan(10_000)
    expect(isAlive(run)).toBe(true)
    heldRun.release()
    await until(() => !isAlive(run), 'the run ends by itself')
    daemon = program.up(dir)
    await listening(daemon)
    await until(() => isIn('ok'), `${HELD} is found`)
    expect(query(dir, 'select attempt from runs where condition = ? and seed = 7', 'optimistic')).toEqual([
      { attempt: 1 },
    ])
  }, 180_000)

  it('row 9: a second signal ends it at once, and nothing is lost by it', async () => {
    // both are there when it looks: a quick stop may be over before the second comes
    daemon.kill('SIGSTOP')
    daemon.kill('SIGTERM')
    daemon.kill('SIGINT')
    daemon.kill('SIGCONT')

    // 128 and the number of whichever came first; a stop that was waited for ends with 0
    expect([130, 143]).toContain((await daemon.ended).code)
    expect(standingOf(dir)?.reason).toBeNull()
    expect(violationsIn(join(dir, '.hooke'))).toEqual([])
  })
})

function isIn(state: string): boolean {
  return query(dir, 'select 1 from runs where id = ? and state = ?', HELD, state).length > 0
}
