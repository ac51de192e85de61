import { afterEach, describe, expect, it } from 'vitest'
import type { ExperimentId } from '../../src/domain/ids.ts'
import type { ImportReport } from '../../src/engine/commands.ts'
import { createTimeline } from '../../src/store/views/timeline.ts'
import { createExperimentList } from '../../src/store/views/experiment-list.ts'
import type { FakeGithub } from '../fakes/github/github-fake.ts'
import { aLabAtGithub, type AtGithub } from './github-lab.ts'
import { ADA, BOB, expectSound, type LabOptions } from './harness.ts'
import { OFTEN, SELDOM, untilTrue } from './outside-lab.ts'

const PLAN = '# Plan\n\nGoal: does a larger step size forget old rewards?\n\n- seeds: 5'
const marker = (kind: string, version: number, text: string): string =>
  `<!-- epm:${kind} v${version} -->\n${text}\n<!-- /epm:${kind} -->`

interface Old {
  readonly title: string
  readonly body?: string
  readonly labels: readonly (readonly string[])[]
  readonly comments?: readonly (readonly [string, string])[]
}

/** An issue of the older workflow: its labels one after another, and comments as they were written. */
function anOldIssue(fake: FakeGithub, { title, body = '', labels, comments = [] }: Old): number {
  const number = fake.ask(title, body)
  for (const [by, text] of comments) fake.speak(`lab/bandits#${number}`, text, by)
  for (const own of labels) fake.label(number, own)
  return number
}

function anOldRepository(fake: FakeGithub): void {
  fake.addAccount('mallory', { isMember: false })
  anOldIssue(fake, {
    title: 'Does a larger step size forget?',
    body: '## Goal\n\nFind out whether a larger step size forgets old rewards.\n\n## Setup\n\nTen arms.',
    labels: [['status:proposed'], ['status:running', 'type:experiment'], ['status:done-experiment']],
    comments: [
      ['lab', marker('plan', 1, PLAN)],
      ['lab', marker('plan', 2, PLAN.replace('seeds: 5', 'seeds: 7'))],
      ['lab', marker('results', 1, 'Plasticity rose by a third with step size 0.5.')],
    ],
  })
  anOldIssue(fake, {
    title: 'Train the follow-up',
    body: 'Parent: #1\n\nThe same with decay.',
    labels: [['status:code_reviewing', 'type:experiment']],
    comments: [
      [
        'lab',
        marker('experiment-implementation', 1, 'token ghp_0123456789abcdefghijABCDEFGHIJ012345 was used'),
      ],
      ['lab', marker('frobnicate', 3, 'a kind of their own')],
      ['lab', '<!-- epm:plan vX -->\nno number'],
      ['mallory', marker('plan-approved', 1, 'approved by me')],
    ],
  })
  anOldIssue(fake, { title: 'Two labels', labels: [['status:running', 'status:planning']] })
  anOldIssue(fake, { title: 'A plain bug', labels: [['bug']] })
}

describe('hooke import', () => {
  const held: { at?: AtGithub } = {}
  afterEach(async () => {
    await held.at?.lab.gone()
    await held.at?.fake.close()
  })

  async function anImport(
    watched = SELDOM,
    options: LabOptions = {},
  ): Promise<AtGithub & { bring: (dryRun?: boolean) => Promise<ImportReport> }> {
    const at = await aLabAtGithub(watched, 1, options)
    held.at = at
    anOldRepository(at.fake)
    const bring = (dryRun = false) =>
      at.lab.commands.importPast({ repository: 'lab/bandits', study: null, dryRun }, ADA)
    return { ...at, bring }
  }

  it('T-4: a dry run lists what would come and what was not understood, and writes nothing', async () => {
    const { lab, fake, bring } = await anImport()
    const report = await bring(true)

    expect(report.items.map(({ issue, comesAs, experiment }) => [issue, comesAs, experiment])).toEqual([
      ['lab/bandits#1', 'done', null],
      ['lab/bandits#2', 'paused', null],
      ['lab/bandits#3', 'paused', null],
    ])
    expect(report.items.map(({ markers, moves }) => [markers, moves])).toEqual([
      [3, 3],
      [2, 1],
      [0, 2],
    ])
    expect(report.items[1]?.problems).toEqual([
      'a marker that cannot be read: <!-- epm:plan vX -->',
      'epm:frobnicate is unknown; it is kept',
      'markers by mallory, who may not write to the repository, are left out',
    ])
    expect(report.items[2]?.problems).toEqual(['two statuses at once: status:planning + status:running'])
    expect(report).toMatchObject({ others: 1, notes: [], leftOut: [] })
    expect(lab.store.db.prepare('select 1 from experiments').all()).toEqual([])
    expect(fake.requests.filter(({ line }) => !line.startsWith('GET '))).toEqual([])
  })

  it('T-4, E-8, W-1: issues become experiments with their history, which do not run, and nothing is written at GitHub', async () => {
    const { lab, fake, bring } = await anImport(OFTEN)
    const { items } = await bring()
    const [first, second, third] = items.map(({ experiment }) => lab.store.experiments.get(experiment ?? ''))

    expect(first).toMatchObject({ id: 'SCALE-001', stage: 'done', issue: 'lab/bandits#1' })
    expect(first?.brief).toBe('Find out whether a larger step size forgets old rewards.')
    expect(second).toMatchObject({ stage: 'paused', turn: 'nobody', parent: 'SCALE-001' })
    expect(second?.reason).toBe(
      'ada: imported from lab/bandits#2, which said status:code_reviewing; hooke resume begins it anew from its issue',
    )
    expect(third?.reason).toContain('status:planning + status:running')
    const told = createTimeline(lab.store)(first?.id as ExperimentId)
    expect(told.map(({ to, sentence }) => `${to} ${sentence}`)).toEqual([
      'intake epm:plan v1: Plan',
      'intake epm:plan v2: Plan',
      'intake epm:results v1: Plasticity rose by a third with step size 0.5.',
      'intake It was marked status:proposed.',
      'running It was marked status:running.',
      'done It was marked status:done-experiment.',
      'done Imported from lab/bandits#1, which said status:done-experiment.',
    ])
    const polls = () => lab.store.trackerIssues.find('code', String(fake.repository().issues.get(4)?.id))
    await untilTrue(() => polls() !== undefined)

    expectSound(lab)
    expect(lab.store.db.prepare('select kind from outbox').all()).toEqual([])
    expect(createExperimentList(lab.store.db)().items).toHaveLength(3)
    expect(lab.commands.drift()).toEqual([])
    expect(fake.requests.filter(({ line }) => !line.startsWith('GET '))).toEqual([])
  })

  it('S-5, 5.2: what came from outside is masked before it is stored, and what a stranger wrote does not come', async () => {
    const { lab, bring } = await anImport()
    await bring()

    const stored = lab.store.db
      .prepare(
        'select body from events union all select body from search_index union all select body from tracker_issues',
      )
      .pluck()
      .all()
      .join('\n')
    expect(stored).toContain('was used')
    expect(stored).not.toContain('ghp_0123456789')
    expect(stored).not.toContain('approved by me')
  })

  it('W-13: what was imported is related work, by question, newest plan and result', async () => {
    const { lab, bring } = await anImport()
    await bring()

    const near = (text: string) =>
      lab.store.searchIndex.nearest({ text, study: 'scales' }).map(({ kind, ref }) => `${kind} ${ref}`)
    expect(near('old rewards forgotten with larger step sizes')).toContain('question SCALE-001')
    expect(near('plasticity rises')).toEqual(['result SCALE-001'])
    expect(near('seeds: 7')).toEqual(['plan SCALE-001'])
  })

  it('T-4: twice is once, and one that broke off in the middle is finished by the next', async () => {
    const power = { fails: true }
    const { lab, bring } = await anImport(SELDOM, {
      wrap: ({ mask }) => ({
        mask: (text) => {
          if (power.fails && text === 'Two labels') throw new Error('the power failed')
          return mask(text)
        },
      }),
    })
    await expect(bring()).rejects.toThrow('the power failed')
    power.fails = false
    const { items } = await bring()
    const rows = lab.store.db.prepare('select count(*) from events').pluck().get()
    const again = await bring()

    expect(items.map(({ experiment, wasThere }) => [experiment, wasThere])).toEqual([
      ['SCALE-001', true],
      ['SCALE-002', true],
      ['SCALE-003', false],
    ])
    expect(again.items.every(({ wasThere }) => wasThere)).toBe(true)
    expect(lab.store.db.prepare('select count(*) from events').pluck().get()).toBe(rows)
    expect(lab.store.db.prepare('select count(*) from experiments').pluck().get()).toBe(3)
  })

  it('T-4: a paused one is taken up from its issue when a person resumes it; a done one has nothing to reopen', async () => {
    const { lab, bring } = await anImport()
    await bring()

    expect(() => lab.commands.reopen('SCALE-001' as ExperimentId, 'look again', ADA)).toThrow(
      'SCALE-001 has no result that could be reopened or retracted',
    )
    expect(() => lab.commands.retract('SCALE-001' as ExperimentId, 'it was wrong', ADA)).toThrow(
      'has no result',
    )
    lab.commands.resume('SCALE-002' as ExperimentId, ADA)
    await lab.until(() => lab.store.experiments.get('SCALE-002').stage === 'awaitingPlanApproval')
    expectSound(lab)
  })

  it('W-8: only who has the right admin imports, and an unknown repository is named', async () => {
    const { lab } = await anImport()
    const ask = (repository: string, actor = ADA) =>
      lab.commands.importPast({ repository, study: null, dryRun: true }, actor)

    await expect(ask('lab/bandits', BOB)).rejects.toThrow('bob may not do this')
    await expect(ask('lab/other')).rejects.toThrow('lab/other is no repository that is configured')
    await expect(ask('https://github.com/lab/bandits')).resolves.toMatchObject({ others: 1 })
  })

  it('T-4: where GitHub keeps the history of labels to itself the import goes on without it, and says so', async () => {
    const { fake, bring } = await anImport()
    fake.storm({ path: '/lab/bandits/issues/events', count: 1, status: 404 })
    const { items, notes } = await bring()

    expect(items.map(({ moves }) => moves)).toEqual([0, 0, 0])
    expect(notes[0]).toContain('the history of labels is not complete')
  })
})
