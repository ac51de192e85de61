import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ExperimentId } from '../../src/domain/ids.ts'
import { createDiskWatch } from '../../src/engine/retention/disk-watch.ts'
import type { RetentionDeps } from '../../src/engine/retention/retention-deps.ts'
import type { RetentionRules } from '../../src/engine/retention/rules.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { ADA, aLab, BOB, type Lab } from './harness.ts'

const DAY = 86_400_000
const PATIENCE = 120_000
const RULES: RetentionRules = {
  ...{
    nightly: true,
    runs: 30 * DAY,
    hostRuns: 30 * DAY,
    environments: 30 * DAY,
    worktrees: 60 * DAY,
    perStudy: 0,
    quota: 0,
    hostQuota: 0,
    warnAt: 0.8,
  },
  ...{ warnFree: 0, leastFree: 0 },
}

let lab: Lab
let id: ExperimentId
let rules = RULES
const runsDir = () => join(lab.folder, 'runs')
const runs = () => readdirSync(runsDir()).filter((name) => name.startsWith(id))
const aRun = () => join(runsDir(), runs()[0] ?? '')
const checkout = () => join(lab.folder, 'worktrees', id)

/** Each kind with what becomes of it, once for all that are alike. */
async function verdicts(): Promise<readonly string[]> {
  const { folders } = await lab.commands.kept()
  return [
    ...new Set(
      folders.map(({ kind, goes, stays }) => `${kind} ${goes === null ? 'stays' : 'goes'}: ${goes ?? stays}`),
    ),
  ]
}

// one experiment whose runs really ran; the tests follow its folders through the months
describe('what is kept on this computer', () => {
  beforeAll(async () => {
    const plan = scalePlan({ compute: { ...scalePlan().compute, driver: 'local' } })
    lab = aLab({
      local: true,
      scripts: { planner: () => ({ plan, answers: [] }) },
      wrap: ({ stateDir }) => ({
        keeping: { rules: () => rules, worktreesDir: join(stateDir, 'worktrees') },
      }),
    })
    await lab.begin()
    await lab.approveAndSettle()
    id = lab.experiment().id
  }, PATIENCE)
  beforeEach(() => {
    rules = RULES
  })
  afterAll(() => lab.gone())

  it('P-18: nothing goes of an experiment that goes on, however long it waits', async () => {
    lab.clock.advance(25 * DAY)

    expect(await verdicts()).toEqual([
      'run stays: its experiment goes on (awaitingResultApproval)',
      'worktree stays: its experiment goes on (awaitingResultApproval)',
    ])
    expect(await lab.commands.clean(ADA)).toEqual({ gone: [], kept: [], unasked: [] })
  })

  it('P-18: after its end it is kept for as long as the configuration says', async () => {
    await lab.approveAndSettle()
    lab.clock.advance(29 * DAY)

    expect(lab.experiment().stage).toBe('done')
    expect(await verdicts()).toEqual([
      'run stays: kept for 1 day more',
      'worktree stays: kept for 31 days more',
    ])
  })

  it('C-13: a run stays that left something which is no artifact, or whose artifact is damaged', async () => {
    lab.clock.advance(2 * DAY)
    const left = join(aRun(), 'checkpoint.bin')
    writeFileSync(left, 'never collected')
    expect(await verdicts()).toContain('run stays: checkpoint.bin was never collected')
    rmSync(left)
    symlinkSync('/etc/hosts', left)
    expect((await verdicts()).join()).toContain('run stays: it holds a link, checkpoint.bin')
    rmSync(left)
    const [artifact] = lab.store.artifacts.list(id).filter(({ name }) => name.endsWith('result.json'))
    const stored = lab.parts.artifacts.pathOf(artifact?.sha256 ?? '')
    appendFileSync(stored, 'x')
    expect((await verdicts()).join()).toContain('result.json is corrupt in the store')
    rmSync(stored)
    expect((await verdicts()).join()).toContain('result.json is absent in the store')
    await lab.parts.artifacts.putFile({ root: runsDir(), path: artifact?.name ?? '' })

    expect(await verdicts()).toEqual(['run goes: over for 31 days', 'worktree stays: kept for 29 days more'])
  })

  it('C-13: a run stays whose outputs were never verified', async () => {
    const { db } = lab.store
    db.exec("update gate_runs set verdict = 'refuse' where gate = 'uploads-verified'")
    expect(await verdicts()).toContain('run stays: its outputs were never verified (done)')
    db.exec("update gate_runs set verdict = 'pass' where gate = 'uploads-verified'")
  })

  it('P-18: the cap of a study lets the oldest go earlier, and only as many as it needs', async () => {
    const { folders } = await lab.commands.kept()
    const bytes = folders.reduce((sum, one) => sum + one.bytes, 0)
    rules = { ...RULES, runs: 365 * DAY, perStudy: bytes - 1 }
    const { folders: judged, studies } = await lab.commands.kept()

    expect(judged.filter(({ goes }) => goes !== null)).toMatchObject([
      { goes: 'its study keeps more than its cap' },
    ])
    expect(studies[0]?.afterwards).toBeLessThan(bytes)
  })

  it('P-18: cleaning is for an admin; it takes the folders and nothing that the record, the log or the page needs', async () => {
    await expect(lab.commands.clean(BOB)).rejects.toMatchObject({ code: 'rights.missing' })
    const before = lab.store.artifacts.list(id)
    const run = lab.store.runs.list(id, 'matrix')[0]?.id ?? ''
    const log = await lab.commands.readLog(id, { run, offset: 0 })
    const half = `${aRun()}.going`
    mkdirSync(half)
    const { gone, kept } = await lab.commands.clean(ADA)

    expect([gone.length, kept]).toEqual([7, []])
    expect(runs()).toEqual([])
    expect(existsSync(checkout())).toBe(true)
    expect(lab.store.artifacts.list(id)).toEqual(before)
    expect(log.text).not.toBe('')
    expect(await lab.commands.readLog(id, { run, offset: 0 })).toEqual(log)
    expect((await lab.commands.exportRecord(id)).files.length).toBeGreaterThan(10)
  })

  it('W-6: a checkout with work that is nowhere else stays; a clean one goes, its branch and tag do not', async () => {
    lab.clock.advance(40 * DAY)
    const note = join(checkout(), 'note.txt')
    writeFileSync(note, 'not committed')
    expect(await verdicts()).toEqual(['worktree stays: uncommitted: note.txt'])
    rmSync(note)
    const { gone } = await lab.commands.clean(ADA)

    expect(gone).toMatchObject([{ kind: 'worktree', name: id }])
    expect(existsSync(checkout())).toBe(false)
    expect(lab.git('rev-parse', `hooke/${id}`)).toMatch(/^[0-9a-f]{40}/)
    expect(lab.git('tag', '--list')).toContain(`result/${id}-v1`)
  })

  it('P-18: what was cleaned can be reopened and approved again', async () => {
    lab.commands.reopen(id, 'a second look', ADA)
    await lab.settle()
    expect(lab.experiment()).toMatchObject({ stage: 'awaitingResultApproval' })
    await lab.approveAndSettle()

    expect(lab.experiment()).toMatchObject({ stage: 'done', reason: null })
  })

  it('P-18: a quota is an alarm before it is used up, then no experiment begins, and what goes on goes on', async () => {
    const watch = createDiskWatch(lab.parts as RetentionDeps)
    const alarms = () => lab.store.alarms.open().map(({ key }) => key)
    rules = { ...RULES, quota: 1e12 }
    await watch.look()
    expect([alarms(), watch.closed()]).toEqual([[], null])
    rules = { ...RULES, quota: 1e12, warnAt: 1e-9 }
    await watch.look()
    expect([alarms(), watch.closed()]).toEqual([['disk/quota'], null])
    rules = { ...RULES, quota: 10 }
    await watch.look()
    expect(watch.closed()).toContain('of the quota of 10 B are used')
    rules = { ...RULES, warnFree: 1e18 }
    await watch.look()
    expect([alarms(), watch.closed()]).toEqual([['disk/free'], null])
    rules = { ...RULES, warnFree: 1e18, leastFree: 1e17 }
    await watch.look()
    expect(watch.closed()).toContain('are free where')
    rules = RULES
    await watch.look()
    expect([alarms(), watch.closed()]).toEqual([[], null])
  })

  it('P-18: an experiment that is asked for on a full disk is refused with what to do', async () => {
    rules = { ...RULES, leastFree: 1e18, warnFree: 1e18 }
    lab.clock.advance(6 * 60_000)
    await lab.until(() => lab.store.alarms.open().length > 0)

    await expect(lab.newExperiment('Does a tripled scale give more?')).rejects.toMatchObject({
      found: expect.stringContaining('are free where') as string,
    })
  })
})
