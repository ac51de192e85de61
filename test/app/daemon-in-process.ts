import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { startDaemon } from '../../src/app/daemon.ts'
import { loadConfig } from '../../src/config/load.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { createStudyRepository } from '../fakes/world/study-repository.ts'

const CLONE = resolve(import.meta.dirname, '../..')

export const Status = z.object({
  config: z.object({ problems: z.array(z.string()), waits: z.array(z.string()) }),
  waitingForPlace: z.array(
    z.object({ limit: z.string(), words: z.string(), count: z.number(), experiments: z.array(z.string()) }),
  ),
})

/** The daemon as `up` starts it, over a repository of its own; its clock stands still until a test moves it. */
export async function aDaemon(
  toml: string,
  prepare: (place: { folder: string; path: string }) => void = () => undefined,
) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-app-')))
  const repository = createStudyRepository(folder)
  const file = join(folder, 'hooke.toml')
  const write = (text: string): void => writeFileSync(file, text.replaceAll('REPO', repository.path))
  write(toml)
  prepare({ folder, path: repository.path })
  const clock = createManualClock()
  const variables = { PATH: process.env['PATH'] ?? '' }
  const daemon = await startDaemon({
    config: loadConfig({ file, env: variables }),
    clock,
    env: variables,
    host: '127.0.0.1',
    port: 0,
    packageDir: CLONE,
    version: '0.0.0-test',
  })
  const headers = { authorization: `Bearer ${daemon.token}`, 'content-type': 'application/json' }
  const status = async () => Status.parse(await (await send('/api/v1/status')).json())
  const send = (path: string, init: RequestInit = {}) => fetch(`${daemon.url}${path}`, { headers, ...init })
  return {
    ...daemon,
    folder,
    file,
    clock,
    repository,
    write,
    status,
    /** Lets time go on until so many problems of the file are shown. */
    async untilProblems(count: number): Promise<void> {
      const deadline = performance.now() + 20_000
      for (;;) {
        const { problems } = (await status()).config
        if (problems.length === count) return
        clock.advance(500)
        if (performance.now() > deadline)
          throw new Error(`it did not come to ${count}: ${problems.join('\n')}`)
      }
    },
    page: async (path = '/') => (await send(path)).text(),
    reload: async () => {
      const reply = await send('/api/v1/reload', { method: 'POST', body: '{}' })
      return Status.shape.config.parse(await reply.json())
    },
    /** The row and what was asked for, to see that nothing touched an experiment. */
    standing: (id: string) =>
      JSON.stringify([
        daemon.store.db.prepare('select * from experiments where id = ?').get(id),
        daemon.store.db.prepare('select * from outbox where experiment = ?').all(id),
      ]),
    gone: async () => {
      await daemon.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
export type InProcess = Awaited<ReturnType<typeof aDaemon>>
