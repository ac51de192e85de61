import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anExperiment, atResultGate, type FakeApi, NOW, RESULT_HASH, terminals } from './harness.ts'

const terminal = terminals()

const atPlanGate = () => anExperiment({ stage: 'awaitingPlanApproval', turn: 'human' })
const decided = { body: { stage: 'publishing', turn: 'daemon' } }

describe('deciding', () => {
  const gate: FakeApi = {
    'GET /experiments/BANDIT-002': { body: atResultGate() },
    'POST /experiments/BANDIT-002/approve': decided,
  }

  it('H-1: approves exactly what is shown, with choices, as the person that init wrote down', async () => {
    const { hooke, asked } = terminal({ api: gate })

    const { exit, out } = await hooke([
      'approve',
      'BANDIT-002',
      '--hash',
      'a3f2',
      '--follow-ups',
      '1,2',
      '--no-merge',
    ])

    expect(exit).toBe(0)
    expect(asked.at(-1)).toEqual({
      method: 'POST',
      path: '/experiments/BANDIT-002/approve',
      body: { what: 'result', hash: RESULT_HASH, followUps: [1, 2], merge: false },
      person: 'Ada',
      token: 'Bearer tok',
    })
    expect(out).toContain('branch kept unmerged')
    expect(out).toContain('BANDIT-002  result a3f2… approved; now: publish')
  })

  it.each([
    ['another hash', ['--hash', 'beef'], atResultGate(), 4, 'a3f2… waits, not beef…'],
    ['nothing to approve', [], anExperiment(), 4, 'it is at runs'],
    [
      'an option of the plan',
      ['--accept-unverified'],
      atResultGate(),
      2,
      'belongs to the approval of the plan',
    ],
    [
      'follow-ups of no result',
      ['--follow-ups', '9'],
      atPlanGate(),
      2,
      '--follow-ups belongs to the approval of the result',
    ],
    ['a merge of no result', ['--merge'], atPlanGate(), 2, '--merge belongs to the approval of the result'],
    [
      'options of the result',
      ['--follow-ups', '1', '--no-merge'],
      atPlanGate(),
      2,
      '--follow-ups and --no-merge belong to',
    ],
    ['an unknown follow-up', ['--follow-ups', '1,9'], atResultGate(), 2, 'there is no follow-up 9'],
    [
      'follow-ups that are no numbers',
      ['--follow-ups', 'all'],
      atResultGate(),
      2,
      'write numbers with commas',
    ],
    [
      'an unverified assumption',
      [],
      anExperiment({
        stage: 'awaitingPlanApproval',
        factChecks: [{ assumption: 'seeds-fit', verdict: 'unverified' }],
      }),
      4,
      'seeds-fit',
    ],
  ])('H-1: refuses to approve with %s', async (...[, argv, view, code, words]) => {
    const { hooke, asked } = terminal({ api: { ...gate, 'GET /experiments/BANDIT-002': { body: view } } })

    const { exit, err } = await hooke(['approve', 'BANDIT-002', ...argv])

    expect(exit).toBe(code)
    expect(err).toContain(words)
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it.each([
    [
      'plan',
      atPlanGate(),
      'plan 7c1e… approved; next: the gates read it once more, it is sealed, and the code is written',
    ],
    [
      'result',
      atResultGate(),
      'result a3f2… approved; next: the gates read it once more, and it is published',
    ],
  ])(
    'H-1: an approved %s says what comes next, though the stage stays for a moment',
    async (_, view, words) => {
      const { hooke } = terminal({
        api: {
          'GET /experiments/BANDIT-002': { body: view },
          'POST /experiments/BANDIT-002/approve': { body: { stage: view.stage, turn: 'daemon' } },
        },
      })

      const { out } = await hooke(['approve', 'BANDIT-002'])

      expect(out.trimEnd().split('\n').at(-1)).toBe(`BANDIT-002  ${words}`)
    },
  )

  it('asks once on a terminal, and no means no', async () => {
    const { hooke, asked } = terminal({ api: gate })

    const no = await hooke(['approve', 'BANDIT-002'], { canAsk: true, typed: 'n\n' })
    const yes = await hooke(['approve', 'BANDIT-002'], { canAsk: true, typed: 'y\n' })

    expect(no.exit).toBe(1)
    expect(no.err).toContain('nothing was approved')
    expect(yes.exit).toBe(0)
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it.each([
    [['revise', 'BANDIT-002', 'more', 'seeds'], '/revise', { note: 'more seeds' }],
    [['reject', 'BANDIT-002', 'no'], '/reject', { note: 'no' }],
    [['defer', 'BANDIT-002', '3d'], '/defer', { until: NOW + 3 * 86_400_000 }],
    [['seeds', 'BANDIT-002', '10'], '/seeds', { n: 10 }],
    [['reopen', 'BANDIT-002', 'a', 'leak'], '/reopen', { reason: 'a leak' }],
    [['retract', 'BANDIT-002', 'wrong data'], '/retract', { reason: 'wrong data' }],
    [['archive', 'BANDIT-002'], '/archive', {}],
    [['publish', 'bandit-002'], '/publish', {}],
    [['pause', 'BANDIT-002'], '/pause', { reason: '' }],
    [['resume', 'BANDIT-002'], '/resume', {}],
    [['cancel', 'BANDIT-002', 'old'], '/cancel', { reason: 'old' }],
    [['retry', 'BANDIT-002', '--from', 'implementing'], '/retry', { from: 'implementing' }],
    [
      ['skip', 'BANDIT-002', 'duplicates', 'generated', 'code'],
      '/skip',
      { what: 'duplicates', because: 'generated code' },
    ],
    [
      ['skip', 'BANDIT-002', 'hooks/plan/moon.cjs', 'it', 'is', 'day'],
      '/skip',
      { what: 'hooks/plan/moon.cjs', because: 'it is day' },
    ],
    [['skip', 'BANDIT-002', 'audit', 'read', 'twice'], '/skip', { what: 'audit', because: 'read twice' }],
    [
      ['answer', 'BANDIT-002', '1=500 steps', '2=a=b'],
      '/answer',
      { answers: { 1: '500 steps', 2: 'a=b' }, waveThrough: false },
    ],
    [['answer', 'BANDIT-002', '--wave-through'], '/answer', { answers: {}, waveThrough: true }],
  ])('H-1: W-3: %j is one request', async (argv, path, body) => {
    const { hooke, asked } = terminal({ api: { ...gate, [`POST /experiments/BANDIT-002${path}`]: decided } })

    const { exit, err } = await hooke(argv)

    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(asked.at(-1)).toMatchObject({ method: 'POST', path: `/experiments/BANDIT-002${path}`, body })
  })

  it('H-1: without a daemon it says what to do and exits 5', async () => {
    const { hooke, mounted } = terminal({ daemon: false })

    const { exit, err } = await hooke(['revise', 'BANDIT-002', 'more'])

    expect(exit).toBe(5)
    expect(err).toMatch(/✗ no daemon runs.*\n {2}found: .*hooke\.toml\n {2}do: hooke up\n/)
    expect(mounted).toEqual([])
  })

  it('H-12: chat says what each line did', async () => {
    const outcomes = ['revision', 'nothing']
    const api = {
      'POST /experiments/BANDIT-002/chat': () => ({ body: { outcome: outcomes.shift(), text: 'done' } }),
    }
    const { hooke, asked } = terminal({ api })

    const { exit, out } = await hooke(['chat', 'BANDIT-002'], { typed: 'start the axis at 0\n\nthanks\n' })

    expect(exit).toBe(0)
    expect(asked.map(({ body }) => body)).toEqual([{ text: 'start the axis at 0' }, { text: 'thanks' }])
    expect(out).toBe('asked for a revision: done\nnothing changed: done\n')
  })

  it('begins an experiment from a question, or one from each file', async () => {
    const api = { 'POST /experiments': { body: { id: 'BANDIT-003', issue: 'BANDIT-I3' } } }
    const { hooke, asked, home } = terminal({ api })
    writeFileSync(join(home, 'q.md'), 'From a file?\n')

    const { exit, out } = await hooke(['new', 'Is', 'it?', '--priority', '2', '--from', 'q.md'])

    expect(exit).toBe(0)
    expect(asked.map(({ body }) => body)).toEqual([
      { priority: 2, question: 'Is it?' },
      { priority: 2, question: 'From a file?' },
    ])
    expect(out).toContain('hooke show BANDIT-003')
  })

  it.each(['https://linear.app/x/issue/ENG-1', 'owner/repo#12', 'ENG-12'])(
    'T-12: plan takes %s as it is written',
    async (issue) => {
      const api = { 'POST /experiments/from-issue': { body: { id: 'BANDIT-003', issue } } }
      const { hooke, asked } = terminal({ api })

      const { exit, out } = await hooke(['plan', issue])

      expect(exit).toBe(0)
      expect(asked.map(({ body }) => body)).toEqual([{ issue }])
      expect(out).toContain('BANDIT-003')
    },
  )
})
