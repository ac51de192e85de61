import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HookeError } from '../../src/domain/errors.ts'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { until } from '../workflow/harness.ts'
import { aDaemon, type InProcess } from './daemon-in-process.ts'

const ADA = { name: 'Ada', channel: 'cli' } as const
const BOB = { name: 'Bob', channel: 'cli' } as const
const QUESTION = {
  question: 'Does it scale?',
  title: null,
  priority: 0,
  kind: 'experiment',
  track: 'full',
  parent: null,
} as const

const GOOD = `
[study.scales]
prefix = "SCALE"
repo = "REPO"
context.files = ["notes.md"]

[people.Ada]
rights = ["admin"]

[agents.sandbox]
mode = "none"
allow_unsandboxed = true

[secrets]
TOKEN = "file:token"
`
/** Lines of a bad file, each with what a person is told about it; line numbers are those of the file. */
const BAD: readonly (readonly [name: string, change: (at: InProcess) => void, told: RegExp])[] = [
  ['a broken line', ({ write }) => write(`${GOOD}\n[limits\n`), /hooke\.toml:17 {2}column/],
  [
    'an unknown key',
    ({ write }) => write(`${GOOD}[limits]\nagnets = 1\n`),
    /hooke\.toml:17 {2}limits\.agnets is no known key \(nearest known key: limits\.agents\)/,
  ],
  [
    'a wrong type',
    ({ write }) => write(`${GOOD}[limits]\nagents = "two"\n`),
    /:17 {2}limits\.agents must be a number/,
  ],
  [
    'a variable that is not set',
    ({ write }) => write(`${GOOD}OTHER = "env:NOT_SET_ANYWHERE"\n`),
    /:16 {2}secrets\.OTHER refers to the variable NOT_SET_ANYWHERE, which is not set/,
  ],
  [
    'a secret that others may read',
    ({ folder }) => writeToken(folder, 0o644),
    /:15 {2}secrets\.TOKEN .* chmod 600/,
  ],
  [
    'a secret that is gone',
    ({ folder }) => rmSync(join(folder, 'token')),
    /:15 {2}secrets\.TOKEN .* does not exist/,
  ],
  [
    'a context file that is gone',
    ({ repository }) => rmSync(join(repository.path, 'notes.md')),
    /:5 {2}study\.scales\.context\.files names notes\.md/,
  ],
  [
    'a prefix that another study has',
    ({ write }) => write(GOOD.replace('[people', '[study.b]\nrepo = "REPO"\nprefix = "SCALE"\n[people')),
    /is taken by study/,
  ],
  [
    'a repository that is none',
    ({ write, folder }) => write(GOOD.replace('REPO', folder)),
    /notes\.md|is not a git repository/,
  ],
  ['no file at all', ({ file }) => rmSync(file), /no such file/],
]

const Line = z.looseObject({
  level: z.enum(['debug', 'info', 'warn', 'error']),
  time: z.iso.datetime(),
  event: z.string(),
  experiment: z.string().optional(),
})

function writeToken(folder: string, mode = 0o600): void {
  rmSync(join(folder, 'token'), { force: true })
  writeFileSync(join(folder, 'token'), 'a-secret-of-some-length', { mode })
}

function writeNotes(repository: string): void {
  writeFileSync(join(repository, 'notes.md'), 'Scales are scales.\n')
}

describe('the configuration while the daemon runs', () => {
  let at: InProcess
  let running: ExperimentId

  const mend = async (text = GOOD): Promise<void> => {
    writeToken(at.folder)
    writeNotes(at.repository.path)
    at.write(text)
    expect(await at.reload()).toMatchObject({ problems: [] })
  }
  const begin = (study = 'scales', by: { name: string; channel: 'cli' } = ADA) =>
    at.engine.commands.newExperiment({ ...QUESTION, study }, by)

  beforeEach(async () => {
    const { problems, waits } = (await at.status()).config
    if (problems.length + waits.length > 0) await mend()
  })
  beforeAll(async () => {
    at = await aDaemon(GOOD, ({ folder, path }) => {
      writeToken(folder)
      writeNotes(path)
    })
    running = (await begin()).id
    await until(
      () => at.store.experiments.get(running).stage !== 'intake' && at.engine.busy === 0,
      () => JSON.stringify(at.store.experiments.get(running)),
    )
  })
  afterAll(() => at.gone())

  it('row 13, E-12: a database that is busy while the file is read refuses nothing: it is read again', async () => {
    await mend()
    const last = at.store.feed.last()
    const other = new BetterSqlite3(at.store.db.name)
    other.exec('begin immediate')
    at.write(`${GOOD}\n[limits]\nagents = 3\n`)
    const log = () => readFileSync(join(at.folder, '.hooke/log/daemon.log'), 'utf8')
    await until(
      () => {
        at.clock.advance(500)
        return log().includes('config.unread')
      },
      () => log().slice(-2000),
    )
    other.close()

    await until(
      () => {
        at.clock.advance(500)
        return at.store.feed.after(last, 10).some(({ kind }) => kind === 'config')
      },
      () => log().slice(-2000),
    )
    expect((await at.status()).config).toEqual({ problems: [], waits: [] })
    await mend()
  })

  it.each(BAD)('E-12, RELIABILITY 71: %s keeps the last good one and is shown', async (_, change, told) => {
    const before = at.standing(running)
    change(at)
    const { problems } = await at.reload()

    expect(problems.join('\n')).toMatch(told)
    expect((await at.status()).config.problems).toEqual(problems)
    expect(await at.page()).toContain('The last good one stays in force')
    expect(readFileSync(join(at.folder, '.hooke/log/daemon.log'), 'utf8')).toMatch(
      /"event":"config\.refused"/,
    )
    expect(await begin().catch((error: unknown) => error)).toMatchObject({ code: 'request.refused' })
    expect(at.standing(running)).toBe(before)

    await mend()
    expect((await at.status()).config).toEqual({ problems: [], waits: [] })
    expect(await at.page()).not.toContain('The last good one')
    expect(at.standing(running)).toBe(before)
  })

  it('E-12: with a broken file an experiment under way is steered as ever', async () => {
    at.write('[limits')
    await at.reload()
    at.engine.commands.pause(running, 'to see', ADA)
    at.engine.commands.resume(running, ADA)
    await mend()

    expect(at.store.events.list(running).map(({ event }) => event.type)).toContain('experiment.resumed')
  })

  it('E-12: notices a change of the file, and of what it refers to, by itself', async () => {
    at.write(`${GOOD}[limits]\nagents = 0\nexperiments = 0\n`)
    await at.untilProblems(2)
    at.write(GOOD)
    await at.untilProblems(0)
    rmSync(join(at.folder, 'token'))
    await at.untilProblems(1)
  })

  it('E-12: people, studies and the level of the log are taken over at once', async () => {
    const bob = '[people.Bob]\nrights = ["approve"]\n'
    const second = '[study.other]\nprefix = "OTHER"\nrepo = "REPO"\n'
    await mend(`${GOOD.replace('[people.Ada]', `${bob}${second}[people.Ada]`)}[log]\nlevel = "error"\n`)
    const { id } = await begin('other', BOB)
    expect(id).toBe('OTHER-001')
    const lines = () => readFileSync(join(at.folder, '.hooke/log/daemon.log'), 'utf8')
    expect(lines()).not.toContain(id)

    await mend()
    expect(at.store.people.find('Bob')).toMatchObject({ rights: [] })
    await expect(begin('scales', BOB)).rejects.toThrow(HookeError)
    await begin()
    expect(lines()).toContain('SCALE-002')
    // the study that was taken out stays with what is under way in it
    expect((await at.status()).config.waits).toEqual([
      'study other was taken out, but 1 experiment is under way: put it back before the next start',
    ])
    at.engine.commands.cancel(id, 'seen', ADA)
    await mend()
    expect((await at.status()).config.waits).toEqual([])
  })

  it('E-12: what only a start reads, and where work lies, waits and says so', async () => {
    const moved = GOOD.replace('repo = "REPO"', 'repo = "REPO"\nbase_branch = "elsewhere"')
    await mend(`state_dir = "other"\n${moved}NEW = "env:PATH"\n[server]\nport = 1\n`)

    expect((await at.status()).config.waits).toEqual([
      'state_dir is taken over at the next start: hooke down, hooke up',
      'server.port is taken over at the next start: hooke down, hooke up',
      'secrets.NEW is taken over at the next start: hooke down, hooke up',
      'study scales: base_branch is taken over when nothing of it is under way; 2 experiments are under way',
    ])
    expect(await at.page()).toContain('is not in force yet')
    await mend()
  })

  it('E-13: the log is JSON lines with level, time and event; what concerns an experiment names it', () => {
    const lines = readFileSync(join(at.folder, '.hooke/log/daemon.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)))
    const own = lines.filter(({ experiment }) => experiment === running)

    expect(own.map(({ event, level }) => `${level} ${event}`)).toEqual(
      expect.arrayContaining(['info experiment.begun', 'info issue.surveyed', 'warn agent.gaveUp']),
    )
    expect(lines.map(({ event }) => event)).toContain('daemon.started')
  })

  it('E-12, K-5: a new compute is there at once, its limits change at once, what its driver is made of waits', async () => {
    const bench = (more: string) => `${GOOD}[compute.bench]\nkind = "local"\n${more}`
    const computes = () => at.engine.commands.compute().map(({ name }) => name)
    await mend(bench('concurrency = 1\n'))
    expect(computes()).toEqual(['local', 'bench'])
    expect((await at.engine.commands.checkCompute()).find(({ name }) => name === 'bench')).toMatchObject({
      ok: true,
    })

    await mend(bench('concurrency = 3\nnetwork = "host"\n'))
    expect((await at.status()).config.waits).toEqual([
      'compute.bench.network is taken over at the next start: hooke down, hooke up',
    ])
    await mend()
    expect(computes()).toEqual(['local', 'bench'])
    expect((await at.status()).config.waits).toEqual([
      'compute.bench was taken out: what runs there is watched until the next start',
    ])
  })
})
