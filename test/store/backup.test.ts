import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkArchive } from '../../src/store/archive.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createStore } from '../../src/store/store.ts'
import { anExperiment } from '../builders/store.ts'
import { startChild } from './child.ts'
import { aState, NOW, TOKEN, refusal } from './a-state.ts'

const { aRun, at, bring, put, save, state } = aState()

describe('a backup', () => {
  it('row 85: holds the database, artifacts, records and the ended runs of what goes on, and comes back as it was', async () => {
    const id = anExperiment(state.store)
    const run = aRun(1, { isOver: true })
    const ended = 1_600_000_000
    utimesSync(join(state.dir, `runs/${run}/.hooke/status`), ended, ended)
    const hash = 'ab'.repeat(32)
    put(`artifacts/sha256/ab/${hash}`, 'bytes')
    put(`artifacts/drafts/half`, 'half')
    put(`records/${id}/${'deep/'.repeat(30)}README.md`, '# Record ε\n')

    const made = await save()
    const back = await bring()

    expect(made).toMatchObject({ experiments: 1, leftOut: [], bytes: statSync(at('b.tar')).size })
    expect(back).toMatchObject({ experiments: 1, stateDir: state.dir, host: 'here', madeAt: NOW })
    const text = (path: string) => readFileSync(join(at('copy'), path), 'utf8')
    expect(text(`artifacts/sha256/ab/${hash}`)).toBe('bytes')
    expect(text(`records/${id}/${'deep/'.repeat(30)}README.md`)).toBe('# Record ε\n')
    expect(text(`runs/${run}/stdout.log`)).toBe('score 3\n')
    expect(statSync(join(at('copy'), `runs/${run}/.hooke/status`)).mtimeMs).toBe(ended * 1000)
    expect(existsSync(join(at('copy'), `runs/${run}/.hooke/claim`))).toBe(true)
    expect(readdirSync(at('copy')).sort()).toEqual(['artifacts', 'hooke.db', 'records', 'runs'])
    const copy = createStore(openDatabase(join(at('copy'), 'hooke.db')))
    expect(copy.experiments.get(id)).toEqual(state.store.experiments.get(id))
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
    state.store.webSessions.add(session)
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
    linkSync(join(state.dir, `runs/${run}/stdout.log`), join(state.dir, `runs/${run}/again.log`))

    const { leftOut } = await save()

    expect(leftOut).toContainEqual({ path: `runs/${run}/again.log`, because: 'it has 2 hard links' })
    await bring()
    expect(existsSync(at(`copy/runs/${run}`))).toBe(false)
  })

  it('sweeps up its own drafts alone, whatever it is called', async () => {
    writeFileSync(at('lab.part-1.tar.old'), 'kept')
    await save({ file: at('lab.part-1.tar') })
    await save({ file: at('lab.part-1.tar'), replace: true })

    expect(readdirSync(state.home).sort()).toEqual(['lab.part-1.tar', 'lab.part-1.tar.old', 'state'])
  })

  it('is of one moment while others write', async () => {
    const writer = new BetterSqlite3(join(state.dir, 'hooke.db'))
    const add = writer.prepare("insert into feed (kind, body, at) values ('stage', '{}', ?)")
    const pair = writer.transaction((n: number) => [add.run(n), add.run(n)])
    for (let n = 0; n < 3000; n += 1) pair(n)
    const counted = { n: 3000, over: false }
    const write = (): void => {
      if (counted.over) return
      pair((counted.n += 1))
      setImmediate(write)
    }
    write()

    await save({ isShared: true })
    counted.over = true
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
    expect(await refusal(save({ file: join(state.dir, 'b.tar') }))).toMatchObject({ code: 'usage.wrong' })
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
    const drafts = () => readdirSync(state.home).filter((name) => name.includes('.part-'))
    for (const ms of [0, 4, 'draft', 8, 16] as const) {
      const before = drafts().length
      const child = startChild('back-up.ts', [state.dir, file])
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
    expect(readdirSync(state.home).filter((name) => name.includes('.part-'))).toEqual([])
    expect(state.store.db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
