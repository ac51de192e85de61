import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HookeError } from '../../src/domain/errors.ts'
import { type ArchiveSource, writeArchive } from '../../src/store/archive.ts'
import { openDatabase } from '../../src/store/database.ts'
import { acquireLock } from '../../src/store/lock.ts'
import { createStore } from '../../src/store/store.ts'
import { anExperiment } from '../builders/store.ts'
import { aState, NOW, refusal } from './a-state.ts'

const { at, bring, put, save, state } = aState()

describe('restoring', () => {
  it('E-6: marks the copy, gives it an epoch of its own and lets every open effect look first', async () => {
    const id = anExperiment(state.store)
    const effect = { kind: 'tracker.mirror' } as const
    const row = { experiment: id, stage: 'intake', visit: 1, createdAt: 1, effect } as const
    state.store.outbox.add([{ ...row, key: `${id}/1/0` }])
    const { epoch } = state.store.daemon.current()
    await save()

    await bring()

    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.copies.list()).toEqual([
      {
        id: 1,
        ...{ madeAt: NOW, fromFolder: state.dir, fromHost: 'here' },
        ...{ restoredAt: NOW + 60_000, restoredOn: 'there', adoptedAt: null },
      },
    ])
    expect(copy.daemon.current().epoch).toBe(epoch + 1)
    expect(copy.outbox.open(id).map(({ attempt }) => attempt)).toEqual([1])
    expect(state.store.outbox.open(id).map(({ attempt }) => attempt)).toEqual([0])
    copy.db.close()
  })

  it('refuses a folder that holds anything, and one that a daemon has just taken', async () => {
    await save()
    const used = at('used')
    mkdirSync(used)
    writeFileSync(join(used, 'notes.txt'), 'mine')

    expect(await refusal(bring(at('b.tar'), used))).toMatchObject({ code: 'request.conflict' })
    expect(readdirSync(used)).toEqual(['notes.txt'])
    expect(await refusal(bring(at('b.tar'), state.dir))).toMatchObject({ code: 'request.conflict' })
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
    cpSync(join(state.dir, 'hooke.db'), at('database'))
    await writeArchive(at('other.tar'), [{ path: 'a', bytes: Buffer.from('b') }], NOW)

    for (const name of ['text', 'empty', 'zeros', 'database', 'other.tar']) {
      const { code, found, advice } = await refusal(bring(at(name)))
      expect([name, code, found !== '', advice !== '']).toEqual([name, 'backup.unreadable', true, true])
    }
    for (const name of ['nowhere', 'folder'])
      expect(await refusal(bring(at(name)))).toMatchObject({ code: 'notFound' })
    expect(readdirSync(state.home).filter((name) => name.startsWith('copy'))).toEqual([])
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
    state.store.db.exec("insert into migrations (n, name, applied_at) values (9999, 'tomorrow', 1)")
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
      expect(readdirSync(state.home).filter((name) => name.includes('.restoring-'))).toEqual([])
    },
  )

  it('row 74: brings the schema of an older release up to date', async () => {
    state.store.db.exec('drop table copies; delete from migrations where n = 2')
    await save({ db: state.store.db })

    await bring()

    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.copies.list()).toHaveLength(1)
    copy.db.close()
  })
})
