import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/lib/clock.ts'
import { aLab } from './lab.ts'
import { aWeb, type TestWeb } from './web.ts'

let web: TestWeb
beforeAll(async () => {
  const now = systemClock.now()
  web = aWeb({ clock: { ...systemClock, now: () => now } }, now)
  await aLab({ store: web.store, folder: web.folder, now })
})
afterAll(() => web.remove())

const pageOf = async (path: string): Promise<string> =>
  (await web.get(`/experiments/${path}`, { accept: 'text/html' })).text()

/** The state of each stage on the drawn path, by its name. */
function pathIn(page: string): Record<string, string> {
  const steps = page.matchAll(/<li data-state="([\w-]+)">[\s\S]*?title="([^:"]+):/g)
  return Object.fromEntries([...steps].map(([, state = '', name = '']) => [name, state]))
}

describe('the page says where an experiment stands', () => {
  it('W-1: between an approval and what follows it, the plan is approved and not waiting; one of another version does not count', async () => {
    const row = web.store.experiments.get('BANDIT-008')
    const approval = { what: 'plan', decision: 'approve', by: 'Ada', note: '', body: {}, at: 1 } as const
    const before = await pageOf(row.id)
    web.store.experiments.save({ ...row, turn: 'daemon', updatedAt: row.updatedAt })
    web.store.approvals.add({ ...approval, experiment: row.id, hash: 'f'.repeat(64) })
    const ofAnother = await pageOf(row.id)
    web.store.approvals.add({
      ...approval,
      at: 2,
      experiment: row.id,
      hash: web.store.plans.latest(row.id)?.hash ?? '',
    })

    expect(before).toContain('Your turn: approve the plan.')
    expect(ofAnother).toContain('The plan waits for its approval; it is the turn of the daemon.')
    expect(await pageOf(row.id)).toContain('The plan is approved; it is the turn of the daemon.')
  })

  it('H-3: the path shows the stage that could not be finished as interrupted, not as done', async () => {
    const page = await pageOf('BANDIT-011')

    expect(pathIn(page)).toMatchObject({ tests: 'past', hardware: 'halted', blocked: 'yours', runs: 'next' })
    expect(page).toContain('Making the hardware ready did not work: no host answered.')
    expect(page).not.toContain('hardware.provision')
  })

  it('H-3: the code of the runs is told by commit and by its diff against the base', async () => {
    const page = await pageOf('BANDIT-007/code')

    expect(page).toMatch(/commit <code[^>]*>[0-9a-f]+<\/code>, diff against its base <code/)
  })
})
