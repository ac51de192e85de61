import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { RunId } from '../../src/domain/ids.ts'
import { type ArchiveSource, checkArchive, writeArchive } from '../../src/store/archive.ts'
import { backUp, type BackupRequest } from '../../src/store/backup.ts'
import { openDatabase } from '../../src/store/database.ts'
import { acquireLock } from '../../src/store/lock.ts'
import { restore } from '../../src/store/restore.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { anExperiment } from '../builders/store.ts'
import { startChild } from './child.ts'

const NOW = 1_700_000_000_000
const TOKEN = 'canary-token-5f1c'

let home: string
let stateDir: string
let store: Store
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hooke-backup-'))
  stateDir = join(home, 'state')
  store = createStore(openDatabase(join(stateDir, 'hooke.db'), { create: true }))
  store.studies.put({ id: 'bandits', name: 'Bandits', prefix: 'BANDIT', createdAt: 1000 })
})
afterEach(() => {
  store.db.close()
  rmSync(home, { recursive: true })
})

const at = (name: string): string => join(home, name)

function save(changes: Partial<BackupRequest> = {}) {
  const own = { db: store.db, stateDir, file: at('b.tar'), release: '0.1.0', host: 'here', now: NOW }
  return backUp({ ...own, secrets: [], largestFile: Infinity, replace: false, isShared: false, ...changes })
}

function bring(file = at('b.tar'), target = at('copy')) {
  return restore({ file, stateDir: target, host: 'there', now: NOW + 60_000 })
}

async function refusal(work: Promise<unknown>): Promise<HookeError> {
  try {
    await work
  } catch (error) {
    if (error instanceof HookeError) return error
    throw error
  }
  throw new Error('it was not refused')
}

function put(path: string, text: string): void {
  mkdirSync(join(stateDir, path, '..'), { recursive: true })
  writeFileSync(join(stateDir, path), text)
}

/** A run that the database calls running; `isOver` when its wrapper wrote the end. */
function aRun(seed: number, { isOver }: { isOver: boolean }): string {
  const [experiment = anExperiment(store)] = store.experiments.active().map(({ id }) => id)
  const id = RunId.parse(`${experiment}.plain.s${seed}.1`)
  const row = {
    id,
    experiment,
    condition: 'plain',
    seed,
    attempt: 1,
    driver: 'local',
    lease: null,
    cwd: '/w',
  }
  store.runs.plan({
    ...row,
    kind: 'matrix',
    argv: ['true'],
    config: {},
    commit: 'c',
    diffHash: 'd',
    environment: null,
  })
  store.runs.submitting(id, 1000)
  put(`runs/${id}/.hooke/order`, `HF_TOKEN=${TOKEN}`)
  mkdirSync(join(stateDir, `runs/${id}/.hooke/claim`))
  put(`runs/${id}/stdout.log`, 'score 3\n')
  if (isOver) put(`runs/${id}/.hooke/status`, 'code 0\nreason exit\n')
  return id
}

describe('a backup', () => {
  it('row 85: holds the database, artifacts, records and the ended runs of what goes on, and comes back as it was', async () => {
    const id = anExperiment(store)
    const run = aRun(1, { isOver: true })
    const ended = 1_600_000_000
    utimesSync(join(stateDir, `runs/${run}/.hooke/status`), ended, ended)
    const hash = 'ab'.repeat(32)
    put(`artifacts/sha256/ab/${hash}`, 'bytes')
    put(`artifacts/drafts/half`, 'half')
    put(`records/${id}/${'deep/'.repeat(30)}README.md`, '# Record ε\n')

    const made = await save()
    const back = await bring()

    expect(made).toMatchObject({ experiments: 1, leftOut: [], bytes: statSync(at('b.tar')).size })
    expect(back).toMatchObject({ experiments: 1, stateDir, host: 'here', madeAt: NOW })
    const text = (path: string) => readFileSync(join(at('copy'), path), 'utf8')
    expect(text(`artifacts/sha256/ab/${hash}`)).toBe('bytes')
    expect(text(`records/${id}/${'deep/'.repeat(30)}README.md`)).toBe('# Record ε\n')
    expect(text(`runs/${run}/stdout.log`)).toBe('score 3\n')
    expect(statSync(join(at('copy'), `runs/${run}/.hooke/status`)).mtimeMs).toBe(ended * 1000)
    expect(existsSync(join(at('copy'), `runs/${run}/.hooke/claim`))).toBe(true)
    expect(readdirSync(at('copy')).sort()).toEqual(['artifacts', 'hooke.db', 'records', 'runs'])
    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.experiments.get(id)).toEqual(store.experiments.get(id))
    copy.db.close()
  })

  it('C-2, E-6: holds the book of rented machines, with the mark of its installation as that of a former one', async () => {
    put('pods/lab/BANDIT-001.lease.1.json', '{"pods":[]}')
    put('pods/lab/BANDIT-001.lease.2.json.ab12.tmp', 'half')
    put('pods/lab/former', 'the first\n')
    put('pods/lab/installation', 'the second\n')
    await save()
    await bring()
    const brought = (name: string) => readFileSync(join(at('copy'), 'pods/lab', name), 'utf8')

    expect(readdirSync(join(at('copy'), 'pods/lab')).sort()).toEqual(['BANDIT-001.lease.1.json', 'former'])
    expect(brought('BANDIT-001.lease.1.json')).toBe('{"pods":[]}')
    expect(brought('former')).toBe('the first\nthe second\n')
  })

  it('S-5: holds no token, no sign-in, no lock and no variable of a run', async () => {
    aRun(1, { isOver: true })
    const session = { kind: 'bearer', person: 'ada', expiresAt: NOW, hash: 'f00d'.repeat(16) } as const
    store.webSessions.add(session)
    for (const name of ['daemon.json', 'lock.json', 'log/daemon.log', 'hooke.last-good.toml'])
      put(name, TOKEN)

    await save()

    const bytes = readFileSync(at('b.tar')).toString('latin1')
    expect(bytes).not.toContain(TOKEN)
    expect(bytes).not.toContain(session.hash)
    expect(statSync(at('b.tar')).mode & 0o077).toBe(0)
  })

  it('row 70, S-5: leaves out a run that printed a secret, in whatever form, and says so without its value', async () => {
    const clean = aRun(1, { isOver: true })
    const loose = aRun(2, { isOver: true })
    const secret = { name: 'HF_TOKEN', value: 'hf_canary/0123456789' }
    put(`runs/${loose}/stdout.log`, `${'x'.repeat(1_500_000)}${Buffer.from(secret.value).toString('base64')}`)
    put('rescued/a.patch', `+ token = "${secret.value}"`)

    const { leftOut } = await save({ secrets: [secret] })
    await bring()

    expect(readdirSync(at('copy/runs'))).toEqual([clean])
    expect(existsSync(at('copy/rescued'))).toBe(false)
    expect(leftOut.map(({ path }) => path)).toContain(`runs/${loose}`)
    const bytes = readFileSync(at('b.tar')).toString('latin1')
    for (const form of [secret.value, Buffer.from(secret.value).toString('base64')])
      expect(bytes).not.toContain(form)
  })

  it('leaves out what is too large, a run that holds it, and a run that lives, and names each', async () => {
    const whole = aRun(1, { isOver: true })
    const large = aRun(2, { isOver: true })
    const living = aRun(3, { isOver: false })
    put(`runs/${large}/model.bin`, 'x'.repeat(100))

    const { leftOut } = await save({ largestFile: 99 })
    await bring()

    expect(leftOut.map(({ path }) => path)).toEqual([
      `runs/${large}/model.bin`,
      `runs/${large}`,
      `runs/${living}`,
    ])
    expect(readdirSync(at('copy/runs'))).toEqual([whole])
  })

  it('is made although a run left a hard link; the run is left out and named', async () => {
    const run = aRun(1, { isOver: true })
    linkSync(join(stateDir, `runs/${run}/stdout.log`), join(stateDir, `runs/${run}/again.log`))

    const { leftOut } = await save()

    expect(leftOut).toContainEqual({ path: `runs/${run}/again.log`, because: 'it has 2 hard links' })
    await bring()
    expect(existsSync(at(`copy/runs/${run}`))).toBe(false)
  })

  it('sweeps up its own drafts alone, whatever it is called', async () => {
    writeFileSync(at('lab.part-1.tar.old'), 'kept')
    await save({ file: at('lab.part-1.tar') })
    await save({ file: at('lab.part-1.tar'), replace: true })

    expect(readdirSync(home).sort()).toEqual(['lab.part-1.tar', 'lab.part-1.tar.old', 'state'])
  })

  it('is of one moment while others write', async () => {
    const writer = new BetterSqlite3(join(stateDir, 'hooke.db'))
    const add = writer.prepare("insert into feed (kind, body, at) values ('stage', '{}', ?)")
    const pair = writer.transaction((n: number) => [add.run(n), add.run(n)])
    for (let n = 0; n < 3000; n += 1) pair(n)
    const state = { n: 3000, over: false }
    const write = (): void => {
      if (state.over) return
      pair((state.n += 1))
      setImmediate(write)
    }
    write()

    await save({ isShared: true })
    state.over = true
    writer.close()
    await bring()

    const copy = openDatabase(join(at('copy'), 'hooke.db'), { readonly: true })
    const odd = copy.prepare('select at from feed group by at having count(*) <> 2').all()
    expect(odd).toEqual([])
    copy.close()
  })

  it('never replaces a file unasked, nor lies in what it saves', async () => {
    writeFileSync(at('b.tar'), 'an older one')

    expect(await refusal(save())).toMatchObject({ code: 'request.conflict' })
    expect(readFileSync(at('b.tar'), 'utf8')).toBe('an older one')
    expect(await refusal(save({ file: join(stateDir, 'b.tar') }))).toMatchObject({ code: 'usage.wrong' })
    await save({ replace: true })
    await checkArchive(at('b.tar'))
  })

  it('row 8: killed at any instant it leaves no half file under its name, and the next one sweeps up', async () => {
    for (let n = 0; n < 40; n += 1) {
      const bytes = randomBytes(200_000)
      put(`artifacts/sha256/00/${n.toString(16).padStart(64, '0')}`, bytes.toString('latin1'))
    }
    const file = at('killed.tar')
    const seen = { absent: 0, drafts: 0 }
    const drafts = () => readdirSync(home).filter((name) => name.includes('.part-'))
    for (const ms of [0, 4, 'draft', 8, 16] as const) {
      const before = drafts().length
      const child = startChild('back-up.ts', [stateDir, file])
      await child.line
      // on a busy machine no number of milliseconds is sure to hit the middle
      const isIn = () => ms !== 'draft' || drafts().length > before || existsSync(file)
      do await new Promise((resolve) => setTimeout(resolve, ms === 'draft' ? 1 : ms))
      while (!isIn())
      child.process.kill('SIGKILL')
      await child.ended
      if (existsSync(file)) await checkArchive(file)
      else seen.absent += 1
      seen.drafts += drafts().length
      rmSync(file, { force: true })
    }

    expect(seen.absent).toBeGreaterThan(0)
    expect(seen.drafts).toBeGreaterThan(0)
    await save({ file })
    expect(readdirSync(home).filter((name) => name.includes('.part-'))).toEqual([])
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

describe('restoring', () => {
  it('E-6: marks the copy, gives it an epoch of its own and lets every open effect look first', async () => {
    const id = anExperiment(store)
    const effect = { kind: 'tracker.mirror' } as const
    const row = { experiment: id, stage: 'intake', visit: 1, createdAt: 1, effect } as const
    store.outbox.add([{ ...row, key: `${id}/1/0` }])
    const { epoch } = store.daemon.current()
    await save()

    await bring()

    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.copies.list()).toEqual([
      {
        id: 1,
        ...{ madeAt: NOW, fromFolder: stateDir, fromHost: 'here' },
        ...{ restoredAt: NOW + 60_000, restoredOn: 'there', adoptedAt: null },
      },
    ])
    expect(copy.daemon.current().epoch).toBe(epoch + 1)
    expect(copy.outbox.open(id).map(({ attempt }) => attempt)).toEqual([1])
    expect(store.outbox.open(id).map(({ attempt }) => attempt)).toEqual([0])
    copy.db.close()
  })

  it('refuses a folder that holds anything, and one that a daemon has just taken', async () => {
    await save()
    const used = at('used')
    mkdirSync(used)
    writeFileSync(join(used, 'notes.txt'), 'mine')

    expect(await refusal(bring(at('b.tar'), used))).toMatchObject({ code: 'request.conflict' })
    expect(readdirSync(used)).toEqual(['notes.txt'])
    expect(await refusal(bring(at('b.tar'), stateDir))).toMatchObject({ code: 'request.conflict' })
    const fresh = at('fresh')
    const lock = acquireLock(fresh, { pid: 4242, startedAt: NOW })
    expect(await refusal(bring(at('b.tar'), fresh))).toMatchObject({ code: 'daemon.running' })
    lock.release()
    await bring(at('b.tar'), fresh)
    expect(readdirSync(fresh)).toEqual(['hooke.db'])
  })

  it('refuses what is no backup, by name', async () => {
    writeFileSync(at('text'), 'hello')
    writeFileSync(at('empty'), '')
    writeFileSync(at('zeros'), Buffer.alloc(4096))
    mkdirSync(at('folder'))
    cpSync(join(stateDir, 'hooke.db'), at('database'))
    await writeArchive(at('other.tar'), [{ path: 'a', bytes: Buffer.from('b') }], NOW)

    for (const name of ['text', 'empty', 'zeros', 'database', 'other.tar']) {
      const { code, found, advice } = await refusal(bring(at(name)))
      expect([name, code, found !== '', advice !== '']).toEqual([name, 'backup.unreadable', true, true])
    }
    for (const name of ['nowhere', 'folder'])
      expect(await refusal(bring(at(name)))).toMatchObject({ code: 'notFound' })
    expect(readdirSync(home).filter((name) => name.startsWith('copy'))).toEqual([])
  })

  it('refuses a path that leads out, a path of no backup and a name twice', async () => {
    await save()
    const manifest = Buffer.from(
      JSON.stringify({
        format: 1,
        madeAt: 1,
        release: '',
        stateDir: '/',
        host: '',
        schema: 1,
        experiments: 0,
        leftOut: [],
      }),
    )
    const evil = async (...paths: string[]) => {
      const file = at(`evil-${randomBytes(4).toString('hex')}`)
      const entries: ArchiveSource[] = paths.map((path) => ({ path, bytes: Buffer.from('x') }))
      await writeArchive(file, [{ path: 'hooke-backup.json', bytes: manifest }, ...entries], NOW)
      return file
    }
    const paths = ['../out', '/etc/x', 'runs/../../out', 'daemon.json', 'lock.json', 'runs', 'artifacts/a\nb']
    for (const path of paths) {
      const refused = await bring(await evil(path)).then(
        () => 'restored',
        (error: unknown) => (error as HookeError).code,
      )
      expect([path, ['backup.unreadable', 'path.unsafe'].includes(refused)]).toEqual([path, true])
    }
    await expect(bring(await evil('records/a', 'records/a'))).rejects.toThrow()
    expect(existsSync(at('out'))).toBe(false)
    expect(existsSync(at('copy'))).toBe(false)
  })

  it('row 75: refuses a schema and a format of a later release', async () => {
    store.db.exec("insert into migrations (n, name, applied_at) values (9999, 'tomorrow', 1)")
    await save()
    expect(await refusal(bring())).toMatchObject({ code: 'store.newer' })

    const bytes = readFileSync(at('b.tar'))
    const manifest = bytes.indexOf('"format": 1')
    bytes.write('"format": 9', manifest)
    writeFileSync(at('b.tar'), bytes)
    expect(await refusal(bring())).toMatchObject({ code: 'store.newer' })
    expect(existsSync(at('copy'))).toBe(false)
  })

  it(
    'a damaged byte or a missing end is refused, or changes nothing that comes back',
    { timeout: 180_000 },
    async () => {
      put(`artifacts/sha256/ab/${'ab'.repeat(32)}`, 'bytes')
      await save()
      const whole = readFileSync(at('b.tar'))
      await bring()
      const stateOf = (folder: string) => [
        readFileSync(join(folder, `artifacts/sha256/ab/${'ab'.repeat(32)}`)).toString('hex'),
        readdirSync(folder).sort(),
      ]
      const good = stateOf(at('copy'))
      rmSync(at('copy'), { recursive: true })
      // headers and sums are small beside the database: they get half of the damage
      const small = fc
        .integer({ min: 0, max: 2048 })
        .map((n) => (n < 1024 ? n : whole.length - 1 - (n - 1024) * 2))
      const place = fc.oneof(fc.nat(whole.length - 1), small)

      await fc.assert(
        fc.asyncProperty(
          place,
          fc.integer({ min: 1, max: 255 }),
          fc.boolean(),
          async (offset, flip, isCut) => {
            const bytes = Buffer.from(whole)
            bytes[offset] = (bytes[offset] ?? 0) ^ flip
            writeFileSync(at('bad.tar'), bytes)
            if (isCut) truncateSync(at('bad.tar'), offset)
            const outcome = await bring(at('bad.tar')).then(
              () => 'restored',
              (error: unknown) => (error instanceof HookeError ? error.code : error),
            )
            if (outcome === 'restored') expect(stateOf(at('copy'))).toEqual(good)
            else expect(['backup.unreadable', 'store.newer', 'store.unreadable']).toContain(outcome)
            rmSync(at('copy'), { recursive: true, force: true })
          },
        ),
        { numRuns: 60 },
      )
      expect(readdirSync(home).filter((name) => name.includes('.restoring-'))).toEqual([])
    },
  )

  it('row 74: brings the schema of an older release up to date', async () => {
    store.db.exec('drop table copies; delete from migrations where n = 2')
    await save({ db: store.db })

    await bring()

    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.copies.list()).toHaveLength(1)
    copy.db.close()
  })
})
