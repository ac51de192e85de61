import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDaemonFile } from '../../src/cli/daemon-file.ts'
import { recentStarts } from '../../src/app/recent-starts.ts'
import { aPreparedProgram } from '../e2e/prepared-program.ts'
import { CLONE, listening, type Program, type Started, until } from '../e2e/program.ts'
import { query } from '../e2e/standing.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'
import { violationsIn } from '../invariants/invariants.ts'

const TOML = `
[study.scales]
prefix = "SCALE"
repo = "REPO"

[people.Ada]
rights = ["admin"]

[agents.sandbox]
mode = "none"
allow_unsandboxed = true
`
/** Lies in wait in the daemon, and goes off when its file appears: a bug that nobody caught. */
const BOMB = `
import { existsSync } from 'node:fs'
const timer = setInterval(() => {
  if (!existsSync(process.env.BOMB)) return
  clearInterval(timer)
  Promise.reject(new Error('a promise that nobody looked after'))
}, 20)
timer.unref()
`

let program: Program
let dir: string
let state: string
const log = () => readFileSync(join(state, 'log', 'daemon.log'), 'utf8')
const inDir = (name: string) => join(dir, name)

beforeAll(() => {
  program = aPreparedProgram()
  dir = program.folder
  state = inDir('.hooke')
  writeFileSync(inDir('hooke.toml'), TOML.replace('REPO', createStudyRepository(dir).path))
  writeFileSync(inDir('bomb.mjs'), BOMB)
})
afterAll(() => program.gone())

/** As `ulimit -n` says it. */
const FILES = 64

/**
 * Connections that say nothing and take every file that the daemon has. What the daemon frees in the meantime is taken
 * again at each look: work that was under way when they came gives some back.
 */
function takeAllFiles(url: string) {
  const { port } = new URL(url)
  const sockets = new Set<Socket>()
  const takeMore = (): void => {
    while (sockets.size < FILES + 16) {
      const socket = connect({ port: Number(port), host: '127.0.0.1' })
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
  }
  return {
    areTaken(pid: number): boolean {
      takeMore()
      return readdirSync(`/proc/${pid}/fd`).length >= FILES
    },
    giveBack: () => sockets.forEach((socket) => socket.destroy()),
  }
}

/** Asks over a connection that was made before the files ran out. */
function ask(agent: Agent, url: string, body?: object): Promise<number> {
  const headers = {
    authorization: `Bearer ${readDaemonFile(state)?.token ?? ''}`,
    'content-type': 'application/json',
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/v1/experiments`, {
      agent,
      headers,
      method: body === undefined ? 'GET' : 'POST',
    })
    sent.on('response', (reply) => reply.resume().on('end', () => resolve(reply.statusCode ?? 0)))
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const NEW = {
  ...{ study: 'scales', question: 'Does a doubled scale give a higher score than a plain one?', title: null },
  ...{ priority: 0, kind: 'experiment', track: 'full', parent: null },
}

describe('the program in a bad world', () => {
  let daemon: Started

  it('row 80: out of files it refuses new work and blocks nobody, stays up, and goes on when there are some again', async () => {
    const env = { NODE_OPTIONS: `--import ${inDir('bomb.mjs')}`, BOMB: inDir('bomb') }
    daemon = program.limited(`-n ${FILES}`, dir, env)
    const url = await listening(daemon)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await ask(agent, url)).toBe(200)
    const files = takeAllFiles(url)
    await until(() => files.areTaken(daemon.pid), 'the files run out')

    expect(await ask(agent, url, NEW)).toBe(201)
    await until(() => {
      files.areTaken(daemon.pid)
      return log().includes('too many files are open')
    }, 'the shortage is logged')
    const [standing] = query(dir, 'select id, stage from experiments') as [{ id: string; stage: string }]
    expect(standing.stage).toBe('intake')
    expect(daemon.isOver()).toBe(false)

    files.giveBack()
    agent.destroy()
    await until(
      () => query(dir, "select 1 from events where type = 'issue.surveyed'").length === 1,
      'work goes on',
    )
    expect(await program.hooke(dir, 'status')).toContain(`process ${daemon.pid}`)
    // what failed for want of files is tried again after waits that double
  }, 180_000)

  it('row 81: a promise that nobody looked after is logged, ends the daemon with 70, and the next start goes on', async () => {
    await until(
      () => query(dir, "select 1 from outbox where state in ('pending', 'started')").length === 0,
      'it rests',
    )
    writeFileSync(inDir('bomb'), '')

    const { code, stderr } = await daemon.ended

    expect(code).toBe(70)
    expect(stderr).toContain('a bug ended the daemon')
    const [crash] = log()
      .split('\n')
      .filter((line) => line.includes('daemon.crashed'))
    expect(JSON.parse(crash ?? '')).toMatchObject({
      level: 'error',
      reason: 'a promise that nobody looked after',
    })
    expect(violationsIn(state)).toEqual([])
    daemon = program.up(dir)
    await listening(daemon)
    expect(query(dir, 'select epoch from daemon')).toEqual([{ epoch: 2 }])
    daemon.kill('SIGTERM')
    expect((await daemon.ended).code).toBe(0)
  })

  it('row 82: started again and again on a damaged state it refuses at once, says what to do, and changes nothing (weaker: the pause between starts is the supervisor’s)', async () => {
    const database = join(state, 'hooke.db')
    const bytes = readFileSync(database)
    bytes.fill(0x5a, 8192, 12_288)
    writeFileSync(database, bytes)
    const before = log()

    for (let i = 0; i < 2; i += 1) {
      const { code, stderr } = await program.up(dir).ended
      expect(code).toBe(1)
      expect(stderr).toMatch(/hooke -c \S+ restore FILE/)
    }

    expect(readFileSync(database)).toEqual(bytes)
    expect(log()).toBe(before)
    expect(existsSync(join(state, 'daemon.json.new'))).toBe(false)
    const doctor = await program.run(['-c', inDir('hooke.toml'), 'doctor'])
    expect(doctor.code).not.toBe(0)
    expect(doctor.stdout + doctor.stderr).toContain('hooke restore')
  })

  it('row 82: doctor sees a daemon that is started again and again, with the bug that ends it', async () => {
    const at = (minutes: number) => new Date(1_700_000_000_000 - minutes * 60_000).toISOString()
    const line = (event: string, minutes: number, reason?: string) =>
      JSON.stringify({ event, time: at(minutes), reason })
    const lines = [
      ...[
        '{"cut off',
        line('daemon.started', 30),
        line('daemon.started', 3),
        line('daemon.crashed', 3, 'first'),
      ],
      ...[line('daemon.started', 2), line('daemon.crashed', 2, 'second'), line('daemon.started', 1)],
    ]
    writeFileSync(join(state, 'log', 'daemon.log'), lines.join('\n'))

    expect(await recentStarts(state, 1_700_000_000_000)).toEqual({ starts: 3, lastBug: 'second' })
  })

  it('row 82: the unit file waits longer and longer between starts, and leaves runs alone', () => {
    const [, unit = ''] =
      /```ini\n([\s\S]*?)```/.exec(readFileSync(join(CLONE, 'docs/service.md'), 'utf8')) ?? []
    const value = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1]

    expect(value('Restart')).toBe('on-failure')
    expect(Number(value('RestartSec'))).toBeGreaterThanOrEqual(5)
    expect(Number(value('RestartMaxDelaySec'))).toBeGreaterThanOrEqual(60)
    expect(value('KillMode')).toBe('process')
  })
})
