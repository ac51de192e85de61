import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTrackers } from '../../src/app/trackers.ts'
import { TrackersTable } from '../../src/config/tracker-schema.ts'
import type { HookeConfig } from '../../src/config/config.ts'
import { aLog } from '../engine/engine-parts.ts'
import { ADA_THERE, type FakeTracker } from '../fakes/fake-tracker.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { describeTracker } from './tracker.contract.ts'

const TRACKER = path.join(import.meta.dirname, '../fakes/out-of-tree/tracker.mjs')
// the same copy of the module that the daemon loads
const { services } = createRequire(import.meta.url)(TRACKER) as { services: Map<string, FakeTracker> }
let built = 0

function build(root: string, module: string, options = {}, clock = createManualClock(1_000_000)) {
  const name = `own${(built += 1)}`
  const table = { [name]: { kind: 'module', module, options, token: 'TRACKER_TOKEN' } }
  const { [name]: parsed } = TrackersTable.parse(table)
  const settings = { ...parsed, intake: parsed?.intake } as unknown as HookeConfig['tracker'][string]
  const places = {
    home: root,
    worktreesDir: path.join(root, 'worktrees'),
    stateDir: path.join(root, 'state'),
  }
  const make = () => {
    const secret = () => 'a token'
    const all = buildTrackers(
      { tracker: { [name]: settings }, ...places },
      { secret, clock, log: aLog(), rows: {} as never },
    )
    const tracker = all.get(name)
    if (tracker === undefined) throw new Error('it was not built')
    return tracker
  }
  return { name, make, clock }
}

describeTracker('C-18: an out-of-tree module as', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'hooke-module-'))
  const { name, make, clock } = build(root, TRACKER)
  const tracker = make()
  const service = services.get(name)
  if (service === undefined) throw new Error('the module was not loaded')
  const find = (ref: string) => [...service.issues.values()].find((one) => one.ref === ref)
  return {
    ...{ tracker, again: make, study: 'bandits', requests: () => service.requests.length },
    person: {
      id: ADA_THERE.id,
      comment: async (ref, body) => {
        service.say(ref, await Promise.resolve(body))
      },
      move: async (ref) => service.move(await Promise.resolve(ref), 'Backlog'),
      write: async (ref, text) => {
        const issue = find(await Promise.resolve(ref))
        if (issue !== undefined) issue.body += text
      },
      edit: async (ref, from, to) => {
        const comment = service.comments.find((one) => one.issue === ref && one.body === from)
        if (comment !== undefined) service.edit(comment, await Promise.resolve(to))
      },
    },
    tick: () => {
      clock.advance(1)
      return Promise.resolve(clock.now())
    },
    stop: () => rm(root, { recursive: true, force: true }),
  }
})

describe('a module that is no tracker', () => {
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'hooke-module-'))
    mkdirSync(path.join(root, 'worktrees'))
    writeFileSync(path.join(root, 'empty.mjs'), 'export const x = 1\n')
    writeFileSync(
      path.join(root, 'other.mjs'),
      "export const createTracker = () => ({ name: 'another', kind: 'linear' })\n",
    )
    cpSync(path.join(root, 'empty.mjs'), path.join(root, 'worktrees', 'empty.mjs'))
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it.each([
    ['a file that is not there', './nowhere.mjs', {}, /Cannot find module/],
    ['one that exports something else', './empty.mjs', {}, /exports no function createTracker/],
    ['one whose tracker is of another kind and lacks verbs', './other.mjs', {}, /kind .*show is no function/],
    ['one whose tracker lacks a verb', TRACKER, { verbless: true }, /^show is no function$/],
    ['one where agents write', './worktrees/empty.mjs', {}, /where agents write/],
  ])('C-18: %s is refused with the name of the tracker and the reason', (_, module, options, found) => {
    const { name, make } = build(root, module, options)
    expect(make).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        message: expect.stringContaining(`[tracker.${name}]`) as string,
        found: expect.stringMatching(found) as string,
      }),
    )
  })

  it('C-18: what it refuses in the words of the contract is passed on', () => {
    expect(build(root, TRACKER, { broken: true }).make).toThrow('it was asked to break')
  })
})
