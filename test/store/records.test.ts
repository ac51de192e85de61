import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ExperimentId, LeaseId, type RunId, runIdOf, sessionIdOf } from '../../src/domain/ids.ts'
import type { Store } from '../../src/store/store.ts'
import { aDraft, aPlan, aStore, anExperiment } from '../builders/store.ts'
import { aFinishedExperiment, anEnvironment, HASH } from '../builders/stored-example.ts'

let temporary: ReturnType<typeof aStore>
let store: Store
let id: ExperimentId
beforeEach(() => {
  temporary = aStore()
  store = temporary.store
  id = anExperiment(store)
})
afterEach(() => temporary.remove())

function aRun(seed = 0, attempt = 1): RunId {
  const run = runIdOf({ experiment: id, condition: 'greedy', seed, attempt })
  const cell = { id: run, experiment: id, kind: 'matrix', condition: 'greedy', seed, attempt } as const
  const place = { driver: 'local', lease: null, argv: ['x', '--a'], cwd: '.', config: { seed } }
  store.runs.plan({ ...cell, ...place, commit: 'c', diffHash: '', environment: null })
  return run
}
const exit = { code: 0, signal: null, reason: 'exit', startedAt: 10, endedAt: 20 } as const

describe('plans', () => {
  it('P-5: a seal keeps its first time and person, and belongs to one hash', () => {
    const first = store.plans.add({ experiment: id, plan: aPlan(), session: null, at: 1 })
    store.plans.add({ experiment: id, plan: aPlan({ title: 'Another' }), session: null, at: 2 })

    expect(store.plans.seal({ experiment: id, hash: first.hash, by: 'ada', at: 3 })).toBe(true)
    store.plans.seal({ experiment: id, hash: first.hash, by: 'bob', at: 9 })

    expect(store.plans.sealed(id)).toMatchObject({ version: 1, sealedBy: 'ada', sealedAt: 3, plan: aPlan() })
    expect(store.plans.latest(id)).toMatchObject({ version: 2, sealedAt: null })
    expect(store.plans.seal({ experiment: id, hash: 'b'.repeat(64), by: 'ada', at: 3 })).toBe(false)
  })
})

describe('sessions', () => {
  const session = sessionIdOf('BANDIT-001' as ExperimentId, 'planner', 1)
  const open = () =>
    store.sessions.open({
      id: session,
      experiment: id,
      role: 'planner',
      round: 1,
      backend: 'rehearsal',
      model: 'm',
      system: 's',
      input: [],
      startedAt: 1,
    })

  it('A-5: one that is opened again after a restart keeps its turns and its state', () => {
    open()
    store.turns.append(session, { kind: 'said' }, 1)
    store.sessions.submit(session, { call: 'c1', output: { a: 1 } })
    open()

    expect(store.sessions.get(session)).toMatchObject({
      state: 'submitted',
      output: { a: 1 },
      submitCall: 'c1',
    })
    expect(store.turns.append(session, { kind: 'started' }, 2)).toBe(2)
    expect(store.turns.list(session, 1).map(({ body }) => body)).toEqual([{ kind: 'started' }])
  })

  it('A-4: a refused submit goes on, and the refusals are counted', () => {
    open()
    store.sessions.submit(session, { call: 'c1', output: {} })

    expect(store.sessions.refuse(session)).toBe(1)
    expect(store.sessions.running().map((running) => running.id)).toEqual([session])
    expect(store.sessions.refuse(session)).toBe(2)
    expect(store.sessions.accepted(id, 'planner')).toBeUndefined()
    store.sessions.accept(session, 5)
    expect(store.sessions.accepted(id, 'planner')).toMatchObject({ id: session, refusals: 2, endedAt: 5 })
  })
})

describe('runs', () => {
  it('C-6: one that was begun before a death is found; its end counts once', () => {
    const run = aRun()
    expect(store.runs.settle(run, { state: 'ok', exit })).toBe(false)
    store.runs.submitting(run, 5)

    expect(store.runs.unsettled()).toMatchObject([{ id: run, state: 'submitting', handle: null }])
    store.runs.submitted(run, { driver: 'local', ref: 'r' })
    expect(store.runs.settle(run, { state: 'ok', exit })).toBe(true)

    expect(store.runs.settle(run, { state: 'failed', exit: { ...exit, code: 1 } })).toBe(false)
    expect(store.runs.submitting(run, 6)).toBe(false)
    expect(store.runs.get(run)).toMatchObject({ state: 'ok', exitCode: 0, startedAt: 10, endedAt: 20 })
    expect(store.runs.unsettled()).toEqual([])
  })

  it('C-11: looks are rows; the next one wakes the daemon', () => {
    const run = aRun()
    store.runs.submitting(run, 5)
    store.runs.looked(run, { milestones: [{ text: 'half', at: 600 }], nextLookAt: 700 })

    expect(store.runs.nextLook()).toBe(700)
    expect(store.runs.dueLooks(699)).toEqual([])
    expect(store.runs.dueLooks(700)).toMatchObject([
      { id: run, looks: 1, milestones: [{ text: 'half', at: 600 }] },
    ])
  })

  it('a number without a step stays without one, beside step 0', () => {
    const run = aRun()
    const points = [
      { name: 'reward', step: null, value: 3.5 },
      { name: 'reward', step: 0, value: 1 },
    ]
    store.metrics.replace(run, points)
    store.metrics.replace(run, points)

    expect(store.metrics.ofRun(run)).toEqual(points)
    expect(store.metrics.ofExperiment(id, { steps: true })).toEqual([])
    store.runs.submitting(run, 1)
    store.runs.settle(run, { state: 'ok', exit })
    expect(store.metrics.ofExperiment(id, { steps: true })).toHaveLength(2)
    expect(store.metrics.ofExperiment(id, { steps: false })).toEqual([
      { run, condition: 'greedy', seed: 0, name: 'reward', step: null, value: 3.5 },
    ])
  })

  it('C-8: the same environment is stored once, by its hash', () => {
    const hash = store.environments.put(anEnvironment())

    expect(store.environments.put({ ...anEnvironment() })).toBe(hash)
    expect(store.environments.find(hash)).toEqual(anEnvironment())
  })
})

describe('hardware and money', () => {
  it('C-2: a lease is a row before it is held, and stays open until released', () => {
    const lease = store.leases.nextId(id)
    store.leases.want({
      id: lease,
      experiment: id,
      driver: 'local',
      pricePerHour: 1,
      capUsd: 2,
      createdAt: 1,
    })

    expect(store.leases.open()).toMatchObject([{ id: lease, state: 'wanted', facts: null }])
    expect(store.leases.nextId(id)).toBe(LeaseId.parse(`${id}.lease.2`))
    expect(store.leases.release(lease, { at: 5, reason: 'done' })).toBe(true)
    expect(store.leases.hold(lease, { host: 'h', pricePerHour: 1, facts: {}, at: 6 })).toBe(false)
    expect(store.leases.open()).toEqual([])
  })

  it('a cost counts once by its key; a later amount corrects it', () => {
    for (const usd of [1, 1.5])
      store.costs.put({ key: 'k', experiment: id, kind: 'hardware', usd, detail: '', at: 9 })

    expect(store.costs.spent(id)).toEqual({ model: 0, hardware: 1.5 })
    expect(store.costs.spentByStudy('bandits', 10)).toEqual({ model: 0, hardware: 0 })
  })
})

describe('results', () => {
  it('P-11: approving the same again keeps its publication; another version has to be published anew', () => {
    const finished = aFinishedExperiment(store)
    store.results.approve({ experiment: finished, draftVersion: 1, hash: HASH })
    expect(store.results.find(finished)?.tag).toBe(`hooke/${finished}`)

    const draftVersion = store.drafts.add({ experiment: finished, draft: aDraft(), author: 'ada', at: 1 })
    store.results.approve({ experiment: finished, draftVersion, hash: 'b'.repeat(64) })

    expect(store.results.find(finished)).toMatchObject({ draftVersion: 2, tag: null, publishedAt: null })
  })

  it('P-12: a retracted result no longer bears on a claim', () => {
    const finished = aFinishedExperiment(store)

    store.results.retract(finished, 'a bug', 500)
    store.claimEvidence.retract(finished, 500)

    expect(store.results.find(finished)).toMatchObject({ retractedAt: 500, retractedBecause: 'a bug' })
    expect(store.claimEvidence.ofClaim('bandits', 'optimism-pays')).toMatchObject([{ retractedAt: 500 }])
  })

  it('P-2: a file with other content has to be verified anew', () => {
    const file = {
      experiment: id,
      run: null,
      name: 'out',
      role: 'created',
      kind: 'artifact',
      createdAt: 1,
    } as const
    const put = (sha256: string) => store.artifacts.put({ ...file, sha256, bytes: 1, place: 'local' })
    put(HASH)
    store.artifacts.verified(id, 'out', 5)
    put(HASH)
    expect(store.artifacts.find(id, 'out')?.verifiedAt).toBe(5)

    put('b'.repeat(64))

    expect(store.artifacts.find(id, 'out')?.verifiedAt).toBeNull()
  })

  it('a record that was damaged in the store is told, not shown', () => {
    const finished = aFinishedExperiment(store)
    store.db.exec('update statistics set body = \'{"summaries": 3}\'')

    expect(() => store.statistics.find(finished)).toThrow(/summaries/)
  })
})

describe('the embedded tracker', () => {
  const issue = {
    ref: 'BANDIT-I1',
    study: 'bandits',
    number: 1,
    key: 'k',
    title: 't',
    body: 'b',
    author: 'ada',
  }
  const add = () =>
    store.issues.add({
      ...issue,
      assignee: null,
      labels: [],
      priority: 0,
      status: 'open',
      parent: null,
      createdAt: 1,
    })

  it('T-1: an issue or a comment with a known key changes nothing; the status is edited in place', () => {
    expect([add(), add()]).toEqual([true, false])
    const comment = { key: 'c', issue: 'BANDIT-I1', author: 'hooke', body: 'first', at: 1 }

    expect([store.comments.add(comment), store.comments.add({ ...comment, body: 'second' })]).toEqual([
      true,
      false,
    ])
    for (const body of ['planning', 'done']) {
      store.comments.putStatus({ issue: 'BANDIT-I1', author: 'hooke', body, at: 2 })
    }

    expect(store.comments.list('BANDIT-I1').map(({ body, isStatus }) => [body, isStatus])).toEqual([
      ['first', false],
      ['done', true],
    ])
    expect(store.issues.byKey('k')).toMatchObject({ ref: 'BANDIT-I1', labels: [] })
  })
})

describe('people and their sign-in', () => {
  it('W-8: a person is found by name and by what another system calls them', () => {
    store.people.put({ name: 'ada', ids: { git: 'ada@example.org' }, rights: ['approve'], createdAt: 1 })
    store.people.put({
      name: 'ada',
      ids: { git: 'ada@example.org' },
      rights: ['approve', 'spend'],
      createdAt: 2,
    })

    expect(store.people.byId('git', 'ada@example.org')).toMatchObject({
      name: 'ada',
      rights: ['approve', 'spend'],
    })
    expect(store.people.byId('system', 'ada@example.org')).toBeUndefined()
  })

  it('S-1: a link opens once and in time, and is never a cookie', () => {
    store.webSessions.add({ hash: 'h', kind: 'link', person: 'ada', expiresAt: 100 })
    store.webSessions.add({ hash: 'late', kind: 'link', person: 'ada', expiresAt: 5 })

    expect(store.webSessions.find('h', 'cookie', 1)).toBeUndefined()
    expect(store.webSessions.redeem('late', 10)).toBeUndefined()
    expect(store.webSessions.redeem('h', 10)).toMatchObject({ person: 'ada' })
    expect(store.webSessions.redeem('h', 11)).toBeUndefined()
  })

  it('S-1: a cookie is good until it expires or is removed', () => {
    store.webSessions.add({ hash: 'c', kind: 'cookie', person: 'ada', expiresAt: 100 })

    expect(store.webSessions.find('c', 'cookie', 99)).toMatchObject({ person: 'ada' })
    expect(store.webSessions.find('c', 'cookie', 100)).toBeUndefined()
    expect(store.webSessions.remove('c')).toBe(true)
    expect(store.webSessions.find('c', 'cookie', 1)).toBeUndefined()
  })
})
