import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STAGES } from '../../src/domain/workflow.ts'
import { fold } from '../../src/engine/fold.ts'
import { GATE_SETS } from '../../src/engine/handlers/check-gates.ts'
import { hashOf } from '../../src/lib/canonical.ts'
import { createVegaPlotter } from '../../src/record/vega/vega-plotter.ts'
import { scalePlan } from '../fakes/world/plan.ts'
import { followUp } from '../fakes/world/scripts.ts'
import { aLab, type Lab } from './harness.ts'

const PATIENCE = 120_000

describe('an uneventful experiment, from the question to the published result', () => {
  let lab: Lab
  let id: ReturnType<Lab['experiment']>['id']

  beforeAll(async () => {
    lab = aLab({ local: true, wrap: () => ({ plotter: createVegaPlotter() }), ...localPlan() })
    await lab.walk()
    id = lab.experiment().id
  }, PATIENCE)
  afterAll(() => lab.gone())

  it('passes every stage of the track, in order', () => {
    const passed = STAGES.filter((stage) => stage !== 'intake' && stage !== 'clarifying')

    expect(lab.stages()).toEqual(passed)
    expect(lab.experiment()).toMatchObject({ stage: 'done', turn: 'nobody', reason: null })
  })

  it('W-1: nothing is ever stuck, at no event', () => {
    expect(lab.events().length).toBeGreaterThan(30)
    expect(lab.stuckRows).toEqual([])
  })

  it('E-8: the log alone gives the stored state', () => {
    const row = lab.experiment()

    expect(JSON.parse(fold(lab.store, row.id, lab.parts.study(row.study).limits))).toEqual(
      JSON.parse(row.snapshot),
    )
  })

  it('E-3: each effect was asked for once, done once and tried once', () => {
    const rows = lab.store.outbox.list(id)
    const keys = lab.events().map(({ key }) => key)

    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter(({ state, attempt }) => state !== 'done' || attempt !== 1)).toEqual([])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('P-5: the plan is sealed with hash, time and person, before the first run', () => {
    const sealed = lab.store.plans.sealed(id)!
    const first = Math.min(...lab.store.runs.list(id, 'matrix').map(({ startedAt }) => startedAt ?? 0))

    expect(sealed.hash).toBe(hashOf(sealed.plan))
    expect(sealed.sealedBy).toBe('ada')
    expect(sealed.sealedAt).toBeLessThan(first)
  })

  it('T-3: both approvals name what they approve', () => {
    const [plan, result] = lab.store.approvals.list(id)

    expect(plan).toMatchObject({ what: 'plan', decision: 'approve', by: 'ada' })
    expect(plan?.hash).toBe(lab.store.plans.sealed(id)?.hash)
    expect(result).toMatchObject({ what: 'result', decision: 'approve', by: 'ada' })
    expect(result?.hash).toBe(lab.store.drafts.latest(id)?.hash)
  })

  it('runs each cell once, from the commit of the worktree, and keeps what it reported', () => {
    const runs = lab.store.runs.list(id, 'matrix')

    expect(runs.map(({ condition, seed, state, exitCode }) => [condition, seed, state, exitCode])).toEqual(
      ['doubled', 'plain'].flatMap((condition) => [1, 2, 3].map((seed) => [condition, seed, 'ok', 0])),
    )
    expect(new Set(runs.map(({ commit }) => commit)).size).toBe(1)
    expect(lab.git('cat-file', '-t', runs[0]!.commit)).toBe('commit')
    const scores = runs.map((run) => lab.store.metrics.ofRun(run.id).find(({ step }) => step === null)?.value)
    expect(scores).toEqual([6.1, 6.2, 6.3, 3.1, 3.2, 3.3])
  })

  it('P-1, P-2: every file of every run is in the store, used data too, under its hash', async () => {
    const artifacts = lab.store.artifacts.list(id)
    const looks = await Promise.all(artifacts.map(({ sha256 }) => lab.parts.artifacts.look(sha256)))

    expect(looks.map(({ kind }) => kind)).toEqual(artifacts.map(() => 'present'))
    const unread = artifacts.filter(({ run, verifiedAt }) => run !== null && verifiedAt === null)
    expect(unread.map(({ name }) => name)).toEqual([])
    for (const run of lab.store.runs.list(id, 'matrix'))
      expect(artifacts).toContainEqual(
        expect.objectContaining({ run: run.id, name: `${run.id}/result.json` }),
      )
    expect(artifacts).toContainEqual(expect.objectContaining({ name: 'data/data/points.csv', role: 'used' }))
    expect(artifacts).toContainEqual(expect.objectContaining({ name: 'figure.svg', kind: 'figure' }))
  })

  it('G-3: each due gate passed with its evidence, at each of its stages', () => {
    const due = Object.entries(GATE_SETS).flatMap(([at, names]) => names.map((gate) => `${gate} at ${at}`))
    const judged = lab.store.gateRuns.list(id)

    expect(judged.map(({ gate, atStage }) => `${gate} at ${atStage}`).toSorted()).toEqual(due.toSorted())
    expect(judged.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
    expect(judged.filter(({ evidence, factsHash }) => evidence.length === 0 || factsHash === '')).toEqual([])
  })

  it('P-4, W-6: the logbook entry is merged, tagged and pushed', () => {
    const { tag, mergeCommit, recordHash } = lab.store.results.find(id)!

    expect(lab.git('show', 'main:.agents/logbooks/scales.md')).toContain(
      'A doubled scale gives a higher score',
    )
    expect(lab.git('rev-parse', 'main')).toBe(mergeCommit)
    expect(tag).toBe(`result/${id}-v1`)
    expect(lab.git('for-each-ref', '--format=%(contents)', `refs/tags/${tag!}`)).toContain(recordHash!)
    expect(lab.remoteGit('rev-parse', 'main')).toBe(mergeCommit)
    expect(lab.remoteGit('rev-parse', `refs/tags/${tag!}`)).toBe(lab.git('rev-parse', `refs/tags/${tag!}`))
    expect(lab.git('log', '--format=%s', 'main').split('\n')).toEqual(
      expect.arrayContaining([`Logbook: ${id}`, expect.stringMatching(/^implementer: /)]),
    )
  })

  it('T-6, T-9: the issue carries the result, one comment and the chosen follow-up as its child', () => {
    const ref = lab.experiment().issue!
    const comments = lab.store.comments.list(ref)
    const [child] = lab.store.followUps.list(id)

    expect(lab.store.issues.find(ref)).toMatchObject({ status: 'done' })
    expect(lab.store.issues.find(ref)?.body).toContain('TL;DR')
    expect(lab.store.issues.find(ref)?.body).toContain('Does a doubled scale give a higher score')
    expect(comments.filter(({ body }) => body.includes('hooke:status'))).toHaveLength(1)
    expect(comments.filter(({ body }) => body.includes('hooke:result'))).toHaveLength(1)
    expect(comments).toHaveLength(2)
    expect(lab.store.issues.find(child!.issue!)).toMatchObject({ title: followUp.title, parent: ref })
  })

  it('P-12: the claim has its evidence', () => {
    expect(lab.store.claimEvidence.ofExperiment(id)).toMatchObject([
      { claim: 'scale-carries-through', bears: 'supports', seeds: 3, retractedAt: null },
    ])
  })

  it('P-10: the record is a folder with the numbers of the stored runs', () => {
    const folder = join(lab.folder, 'records', id)
    const text = readFileSync(join(folder, 'result.md'), 'utf8')
    const { mean } = lab.store.statistics
      .find(id)!
      .statistics.summaries.find(({ condition }) => condition === 'doubled')!

    expect(text).toContain(mean.toFixed(2))
    for (const file of ['result.html', 'record.json', 'plan.json', 'figure.svg', 'figure.png', 'runs.json'])
      expect(existsSync(join(folder, file)), file).toBe(true)
  })

  it('keeps what each session and the hardware cost, and says in the feed where it stands', () => {
    const sessions = lab.store.sessions.list(id).map((session) => `session/${session.id}`)
    const keys = lab.store.costs.list(id).map(({ key }) => key)
    const shown = lab.store.feed
      .after(0, 10_000)
      .flatMap(({ kind, body }) => (kind === 'stage' ? [(body as { stage: string }).stage] : []))

    expect(keys).toEqual(expect.arrayContaining([...sessions, `lease/${id}.lease.1`]))
    expect(keys).toHaveLength(sessions.length + 1)
    expect([...new Set(shown)]).toEqual(STAGES.filter((stage) => stage !== 'clarifying'))
    expect(lab.store.sessions.list(id).filter(({ state }) => state !== 'accepted')).toEqual([])
  })

  it('leaves no lease, no effect and no timer behind', () => {
    expect(lab.store.leases.open()).toEqual([])
    expect(lab.store.outbox.open(id)).toEqual([])
    expect(lab.store.timers.list(id)).toEqual([])
  })
})

function localPlan() {
  const plan = scalePlan({ compute: { ...scalePlan().compute, driver: 'local' } })
  return { scripts: { planner: () => ({ plan, answers: [] }) } }
}
