import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectResults } from '../../../src/engine/handlers/collect-results.ts'
import { storeStatistics } from '../../../src/engine/handlers/compute-statistics.ts'
import { executeRuns } from '../../../src/engine/handlers/execute-runs.ts'
import { createRunControls } from '../../../src/engine/runs/run-control.ts'
import { provisionHardware } from '../../../src/engine/handlers/provision-hardware.ts'
import { publishResult } from '../../../src/engine/handlers/publish-result.ts'
import { releaseHardware } from '../../../src/engine/handlers/release-hardware.ts'
import { renderDraft } from '../../../src/engine/handlers/render-draft.ts'
import { git } from '../../worktrees/study.ts'
import { aWorld, reasonsOf, seal, theDraft, type World } from './world.ts'

let world: World

/** Up to the rendered draft, by the engine's own handlers. */
async function untilRendered(): Promise<World> {
  const made = await aWorld()
  seal(made)
  made.write('src/optimistic.js', 'export const optimistic = 5\n')
  await made.commit('work/1')
  made.clock.advance(1000)
  await made.perform(provisionHardware(made.deps), { kind: 'hardware.provision' })
  await made.facts('data-audit', 'provisioning')
  await made.perform(executeRuns(made.deps, createRunControls()), { kind: 'runs.execute' })
  await made.perform(collectResults(made.deps), { kind: 'results.collect' })
  return made
}

async function draft(made: World): Promise<void> {
  await made.perform(releaseHardware(made.deps), { kind: 'hardware.release' })
  await made.perform(storeStatistics(made.deps), { kind: 'statistics.compute' })
  made.store.drafts.add({ experiment: made.id, draft: theDraft, author: 'analyzer', at: made.clock.now() })
  await made.perform(renderDraft(made.deps), { kind: 'draft.render' })
}

describe('the facts of a finished matrix', () => {
  beforeAll(async () => {
    world = await untilRendered()
  })
  afterAll(() => world.gone())

  it.each([
    ['preflight', 'provisioning'],
    ['data-audit', 'provisioning'],
    ['consistency', 'provisioning'],
    ['budget', 'provisioning'],
    ['run-sanity', 'running'],
    ['uploads-verified', 'verifying'],
    ['reproducibility', 'verifying'],
  ] as const)('G-1: let %s pass when all is as planned', async (gate, at) => {
    expect(reasonsOf(await world.judge(gate, at))).toEqual([])
  })

  it('C-13: count no data set among what the runs made', async () => {
    const { db } = world.store
    db.exec('create temp table kept as select * from artifacts where run is not null')
    db.exec('delete from artifacts where run is not null')
    const reasons = reasonsOf(await world.judge('uploads-verified', 'verifying'))
    db.exec('insert into artifacts select * from kept; drop table kept')

    expect(reasons[0]).toMatch(/no artifact of them/)
    expect(world.store.artifacts.list(world.id).some(({ run }) => run === null)).toBe(true)
  })

  it('C-2: hold the lease against hardware-released until it is let go', async () => {
    expect(reasonsOf(await world.judge('hardware-released', 'released'))[0]).toMatch(/still held/)

    await draft(world)

    expect(reasonsOf(await world.judge('hardware-released', 'released'))).toEqual([])
    expect(reasonsOf(await world.judge('consistency', 'analyzing'))).toEqual([])
    expect(reasonsOf(await world.judge('secrets', 'analyzing'))).toEqual([])
    expect(reasonsOf(await world.judge('clean-result', 'analyzing'))).toEqual([])
    expect(reasonsOf(await world.judge('reproducibility', 'verifying'))).toEqual([])
  })

  it('P-6: leave the text as approved when more is spent after it was rendered', async () => {
    const { store, id, clock } = world
    clock.advance(1000)
    store.costs.put({
      key: 'audit',
      experiment: id,
      kind: 'model',
      usd: 1,
      detail: 'auditor',
      at: clock.now(),
    })

    expect(reasonsOf(await world.judge('clean-result', 'awaitingResultApproval'))).toEqual([])
  })

  it.each([
    ['plan', "update plans set body = json_set(body, '$.hypothesis', 'another')"],
    ['seal', `update plans set hash = '${'b'.repeat(64)}'`],
    ['approval of the plan, gone', "delete from approvals where what = 'plan'"],
    ['approval of the plan, its hash', `update approvals set hash = '${'b'.repeat(64)}' where what = 'plan'`],
    ['approval of the plan, its person', "update approvals set by = 'bob' where what = 'plan'"],
    ['approval of the plan, its time', "update approvals set at = at + 1 where what = 'plan'"],
    ['decision on the plan', "update approvals set decision = 'reject' where what = 'plan'"],
    ['person of the seal', "update plans set sealed_by = 'bob'"],
    ['time of the seal', 'update plans set sealed_at = sealed_at + 100000000'],
    ['command of a run', `update runs set argv = json_set(argv, '$[3]', 'other.json') where seed = 3`],
    [
      'command of a run, its program',
      `update runs set argv = json_set(argv, '$[0]', 'python') where seed = 3`,
    ],
    ['config of a run', `update runs set config = json_set(config, '$.steps', 5) where seed = 3`],
    ['commit of a run', `update runs set commit_hash = '${'c'.repeat(40)}' where seed = 3`],
    ['diff of a run', `update runs set diff_hash = '${'c'.repeat(64)}' where seed = 3`],
    ['environment of a run', 'update runs set environment = null where seed = 3'],
    ['content of an environment', "update environments set body = json_set(body, '$.cpu', 'faster')"],
    ['exit code of a run', 'update runs set exit_code = 1 where seed = 3'],
    ['exit reason of a run', "update runs set exit_reason = 'lost' where seed = 3"],
    ['state of a run', "update runs set state = 'failed' where seed = 3"],
    ['seed of a run', 'update runs set seed = 33 where seed = 3'],
    [
      'condition of a run',
      "update runs set condition = 'greedy' where condition = 'optimistic' and seed = 3",
    ],
    ['final value of a run', 'update metrics set value = value + 0.1 where step = -1'],
    ['curve of a run', 'update metrics set value = value + 0.1 where step = 1'],
    ['presence of a metric', "delete from metrics where run like '%.s3.%'"],
    [
      'hash of an artifact',
      `update artifacts set sha256 = '${'d'.repeat(64)}' where name like '%result.json'`,
    ],
    ['size of an artifact', "update artifacts set bytes = bytes + 1 where name like '%s3.1/result.json'"],
    ['presence of an artifact', "delete from artifacts where name like '%s3.1/result.json'"],
    ['hash of used data', `update artifacts set sha256 = '${'d'.repeat(64)}' where role = 'used'`],
    ['statistics', "update statistics set body = json_set(body, '$.summaries[0].mean', 9)"],
    [
      'referable number',
      'update statistics set body = json_set(body, \'$.values."mean_reward.optimistic.mean"\', 9)',
    ],
    ['claim of the draft', "update drafts set body = json_set(body, '$.claim', 'Something else')"],
    [
      'limitation of the draft',
      "update drafts set body = json_set(body, '$.limitations[0]', 'None to speak of.')",
    ],
    ['rendered text', "update drafts set markdown = markdown || ' '"],
    ['approved hash', `update drafts set hash = '${'e'.repeat(64)}'`],
    ['hash of the figure', `update drafts set figure = json_set(figure, '$.hash', '${'e'.repeat(64)}')`],
    ['commit of the figure', `update drafts set figure = json_set(figure, '$.commit', '${'e'.repeat(40)}')`],
    ['data audit', "update observations set body = '[]' where name = 'data-audit'"],
  ])(
    'P-15: an altered %s is refused by clean-result, which looks again before a result is approved',
    async (_, alteration) => {
      await expectRefused(() => {
        expect(world.store.db.prepare(alteration).run().changes).toBeGreaterThan(0)
      })
    },
  )

  it.each([
    ['place of an artifact', "update artifacts set place = 'elsewhere' where name like '%s3.1/result.json'"],
    ['approval of the plan', "delete from approvals where what = 'plan'"],
    ['environment of a run', 'update runs set environment = null where seed = 3'],
    ['diff of a run', `update runs set diff_hash = '${'c'.repeat(64)}' where seed = 3`],
    ['hash of used data', `update artifacts set sha256 = '${'d'.repeat(64)}' where role = 'used'`],
  ])('P-15: an altered %s is refused by reproducibility, too', async (_, alteration) => {
    const { db } = world.store
    db.exec('savepoint before')
    db.exec(alteration)
    const said = await refusals('reproducibility')
    db.exec('rollback to before; release before')

    expect(said).not.toEqual([])
  })

  it.each(['result.json', 'figure.svg', 'figure.png', 'figure.vl.json', 'figure.csv', 'data/data/train.csv'])(
    'P-2: altered bytes of %s are refused',
    async (name) => {
      const row = world.store.artifacts.list(world.id).find((one) => one.name.endsWith(name))
      const file = world.deps.artifacts.pathOf(row?.sha256 ?? '')
      const before = readFileSync(file)
      try {
        writeFileSync(file, Buffer.concat([before, Buffer.from(' ')]))

        expect(await refusals()).not.toEqual([])
      } finally {
        writeFileSync(file, before)
      }
    },
  )

  it('P-15: is accepted again once everything was put back', async () => {
    expect(await refusals()).toEqual([])
  })

  it('P-11: are read back after publishing, from repository, remote and tracker', async () => {
    const { store, deps, id, clock } = world
    const hash = store.drafts.latest(id)?.hash ?? ''
    const approval = {
      experiment: id,
      what: 'result',
      hash,
      decision: 'approve',
      by: 'ada',
      note: '',
      body: {},
    } as const
    store.approvals.add({ ...approval, at: clock.now() })
    const event = { type: 'result.approved', by: 'ada', hash, followUps: [], merge: true } as const
    const log = { experiment: id, key: 'approved', event, actor: 'ada', at: clock.now() }
    store.events.append({ ...log, from: 'intake', to: 'publishing', toSubstage: '' })
    await world.perform(publishResult(deps), { kind: 'result.publish' })

    expect(reasonsOf(await world.judge('published', 'publishing'))).toEqual([])
    expect(reasonsOf(await world.judge('baseline', 'publishing'))).toEqual([])

    const tag = store.results.find(id)?.tag ?? ''
    git(`${world.base}/remote.git`, 'update-ref', '-d', `refs/tags/${tag}`)
    git(world.repository.path, 'update-ref', 'refs/heads/main', 'main~1')
    store.issues.setStatus(store.experiments.get(id).issue ?? '', 'open', deps.clock.now())
    store.db.prepare("delete from comments where key like '%/result'").run()

    const reasons = reasonsOf(await world.judge('published', 'publishing')).join('\n')
    expect(reasons).toMatch(/is not pushed/)
    expect(reasons).toMatch(/merge is not on its target/)
    expect(reasons).toMatch(/status of .* is "open"/)
    expect(reasons).toMatch(/comment with the result is neither delivered nor queued/)
  })
})

/** Alters the store, looks, and takes the alteration back. */
async function expectRefused(alter: () => void): Promise<void> {
  const { db } = world.store
  db.exec('savepoint before')
  try {
    db.pragma('defer_foreign_keys = on')
    alter()

    expect(await refusals('clean-result')).not.toEqual([])
  } finally {
    db.exec('rollback to before')
    db.exec('release before')
  }
}

/** What the gates say, facts that cannot be read included. The second alone looks again before a result is approved. */
async function refusals(
  ...gates: readonly ('reproducibility' | 'clean-result')[]
): Promise<readonly string[]> {
  const said = (gates.length > 0 ? gates : (['reproducibility', 'clean-result'] as const)).map((gate) =>
    world
      .judge(gate, gate === 'reproducibility' ? 'verifying' : 'awaitingResultApproval')
      .then(reasonsOf, (error: unknown) => [String(error)]),
  )
  return (await Promise.all(said)).flat()
}
