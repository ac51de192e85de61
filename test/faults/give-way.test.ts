import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
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
