import { afterEach, describe, expect, it } from 'vitest'
import { trackerChecks } from '../../src/app/doctor-trackers.ts'
import { buildTrackers } from '../../src/app/trackers.ts'
import { TrackersTable } from '../../src/config/tracker-schema.ts'
import { camelise } from '../../src/config/shape.ts'
import type { Tracker } from '../../src/trackers/tracker.ts'
import { type LinearServer, startLinear } from '../fakes/linear/linear-server.ts'
import { ADA, TOKENS } from '../fakes/linear/people.ts'
import { createManualClock } from '../fakes/manual-clock.ts'

const PLACES = { home: '/nowhere', worktreesDir: '/nowhere/worktrees', stateDir: '/nowhere/.hooke' }

const signal = new AbortController().signal
const running: LinearServer[] = []
afterEach(async () => {
  for (const linear of running.splice(0)) await linear.close()
})

/** Trackers as a configuration file names them; the secrets are those of the double. */
async function built(
  tables: Readonly<Record<string, object>>,
): Promise<{ trackers: ReadonlyMap<string, Tracker>; linear: LinearServer }> {
  const clock = createManualClock()
  const linear = await startLinear({ clock })
  running.push(linear)
  const full = Object.entries(tables).map(([name, table]) => [
    name,
    { kind: 'linear', team: 'ENG', url: linear.url, ...table },
  ])
  const tracker = camelise(TrackersTable, TrackersTable.parse(Object.fromEntries(full)))
  const secret = (name: string): string | undefined =>
    Object.entries(TOKENS).find(([known]) => known === name)?.[1]
  const log = { debug: noLog, info: noLog, warn: noLog, error: noLog }
  const trackers = buildTrackers({ tracker, ...PLACES }, { secret, clock, log, rows: {} as never })
  return { trackers, linear }
}
const noLog = (): void => undefined

const found = async (tables: Readonly<Record<string, object>>) => {
  const { trackers } = await built(tables)
  return (await trackerChecks(trackers, signal)).map(({ state, found: what, advice = '' }) => ({
    state,
    said: `${what}\n${advice}`,
  }))
}

describe('[tracker.<name>] kind = "linear"', () => {
  it('H-13: the doctor asks each tracker who we are there', async () => {
    const [app, key] = await found({ team: { token: 'app' }, own: { token: 'key' } })

    expect(app).toMatchObject({
      state: 'ok',
      said: expect.stringContaining('team ENG, as the application Hooke') as string,
    })
    expect(key).toMatchObject({ state: 'ok', said: expect.stringContaining('as the person Ada') as string })
  })

  it.each([
    ['an unknown token', { token: 'nobody' }, 'failed', 'there is no token for Linear'],
    ['another team', { token: 'app', team: 'XYZ' }, 'failed', 'no team with the key XYZ'],
    ['another project', { token: 'app', project: 'Nothing' }, 'failed', 'no project Nothing'],
    ['its project', { token: 'app', project: 'bandits' }, 'ok', 'project Bandits'],
    ['a scope that is missing', { token: 'readOnly' }, 'warning', 'missing scope: write'],
    ['a scope that nothing needs', { token: 'admin' }, 'warning', 'surplus scope: admin'],
    [
      'a column that the team lacks',
      { token: 'app', statuses: { running: 'Lab' } },
      'warning',
      'no column "Lab"',
    ],
    ['no answer', { token: 'app', url: 'http://127.0.0.1:9/graphql' }, 'failed', 'Linear did not answer'],
  ])('T-12: the doctor tells of %s', async (_, table, state, said) => {
    expect(await found({ team: table })).toEqual([{ state, said: expect.stringContaining(said) as string }])
  })

  it('T-12: probing changes nothing', async () => {
    const { trackers, linear } = await built({ team: { token: 'admin' } })
    await trackerChecks(trackers, signal)

    expect(linear.state.truth).toEqual([])
    expect(linear.state.asked.length).toBeLessThanOrEqual(3)
  })

  it('row 60: trackers with one token share its budget', async () => {
    const { trackers, linear } = await built({ one: { token: 'app' }, two: { token: 'app', team: 'OPS' } })
    linear.state.budgets.setLimits({ requests: 10 })
    linear.people.open({ title: 'x' }, ADA)
    const read = (name: string) => trackers.get(name)?.read('ENG-1', signal)
    for (let n = 0; n < 7; n += 1) await read('one')
    const before = linear.state.asked.length
    for (let n = 0; n < 2; n += 1) await read('two')?.catch(() => undefined)
    await expect(read('two')).rejects.toMatchObject({ code: 'tracker.unreachable', retryable: true })

    expect(linear.state.asked.every(({ status }) => status === 200)).toBe(true)
    expect(linear.state.asked.length - before).toBeLessThanOrEqual(2)
  })
})
