import { afterEach, expect, it } from 'vitest'
import { buildTrackers } from '../../src/app/trackers.ts'
import { TrackersTable } from '../../src/config/tracker-schema.ts'
import { camelise } from '../../src/config/shape.ts'
import { type FakeGithub, startFakeGithub } from '../fakes/github/github-fake.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { aLog } from '../engine/engine-parts.ts'
import { anIssue, whileTimePasses } from '../trackers/github/bench.ts'

const PLACES = { home: '/nowhere', worktreesDir: '/nowhere/worktrees', stateDir: '/nowhere/.hooke' }

const held: { fake?: FakeGithub } = {}
afterEach(() => held.fake?.close())

it('row 60: two repositories of one account share its limits, those of another account do not', async () => {
  const clock = createManualClock()
  const fake = (held.fake = await startFakeGithub({ clock }))
  fake.addRepository('lab/second')
  fake.addRepository('lab/third')
  const table = (repository: string, token: string) => ({
    ...{ kind: 'github', repository, token, url: fake.url, webhook_secrets: [] },
  })
  const tables = TrackersTable.parse({
    first: table('lab/bandits', 'BOT'),
    second: table('lab/second', 'BOT'),
    third: table('lab/third', 'OTHER'),
  })
  const tracker = camelise(TrackersTable, tables)
  const tokens: Readonly<Record<string, string>> = { BOT: fake.tokens.bot, OTHER: fake.addAccount('other') }
  const secret = (name: string): string | undefined => tokens[name]
  const trackers = buildTrackers({ tracker, ...PLACES }, { secret, clock, log: aLog(), rows: {} as never })
  const began = clock.now()
  const ask = async (name: string, many: number): Promise<number> => {
    const asked = Array.from({ length: many }, async (_, n) =>
      trackers.get(name)?.create({ ...anIssue, key: `${name}/${n}` }, AbortSignal.timeout(60_000)),
    )
    await whileTimePasses(clock, Promise.all(asked))
    return clock.now() - began
  }

  expect(await ask('first', 6)).toBe(0)
  expect(await ask('third', 6)).toBe(0)
  expect(await ask('second', 6)).toBeGreaterThanOrEqual(10_000)
})
