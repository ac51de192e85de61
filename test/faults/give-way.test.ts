import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { acquireLock } from '../../src/store/lock.ts'
import { aDaemon } from '../app/daemon-in-process.ts'

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

it('row 19, E-7: a daemon that writes nothing finds within seconds that another took its place, and ends with the reason', async () => {
  const daemon = await aDaemon(TOML)
  const another = new BetterSqlite3(join(daemon.folder, '.hooke', 'hooke.db'))
  another.prepare('update daemon set epoch = epoch + 1').run()
  another.close()

  daemon.clock.advance(5_000)

  await expect(daemon.ended).rejects.toMatchObject({ code: 'daemon.superseded' })
  await daemon.stop()
  await expect(fetch(daemon.url)).rejects.toThrow()
  await daemon.gone()
})

it('row 85: a copy gives way within seconds when the daemon of its original starts after it, and says so', async () => {
  const daemon = await aDaemon(TOML)
  const original = join(daemon.folder, 'original')
  daemon.store.copies.add({
    madeAt: 1,
    fromFolder: original,
    fromHost: 'here',
    restoredAt: 2,
    restoredOn: 'here',
  })
  daemon.clock.advance(5_000)
  expect((await daemon.status()).waitingForPlace).toEqual([])
  const lock = acquireLock(original, { pid: 4242, startedAt: 1 })

  daemon.clock.advance(5_000)

  await expect(daemon.ended).rejects.toMatchObject({
    code: 'daemon.running',
    found: `pid 4242 works on ${original}`,
  })
  await daemon.stop()
  await expect(fetch(daemon.url)).rejects.toThrow()
  lock.release()
  await daemon.gone()
})

it('E-9: a daemon that cannot read for a moment whether it has its place still goes on, and looks again', async () => {
  const daemon = await aDaemon(TOML)
  const { db } = daemon.store
  db.exec('alter table daemon rename to away')
  daemon.clock.advance(5_000)
  db.exec('alter table away rename to daemon')
  expect((await daemon.status()).waitingForPlace).toEqual([])
  const another = new BetterSqlite3(join(daemon.folder, '.hooke', 'hooke.db'))
  another.prepare('update daemon set epoch = epoch + 1').run()
  another.close()

  daemon.clock.advance(5_000)

  await expect(daemon.ended).rejects.toMatchObject({ code: 'daemon.superseded' })
  await daemon.gone()
})
