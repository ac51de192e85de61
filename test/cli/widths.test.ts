import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printEnd } from '../../src/app/demo-screen.ts'
import { widthOf, wrap } from '../../src/cli/letters.ts'
import { createOutput } from '../../src/cli/output.ts'
import { ExperimentId } from '../../src/domain/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { anyText } from '../builders/any-text.ts'
import { anExperiment, atResultGate, NOW, terminals } from './harness.ts'

const terminalWith = terminals()

const HOUR = 3_600_000
const TITLE =
  'Does optimistic initialisation beat ε-greedy at n = 20 within the first 500 steps, and for how long?'
const WIDE =
  '楽観的な初期化は最初の五百歩において「ε-greedy」より多くの報酬を得る。ただし、長い試行では差が消える。'
const CLAIM =
  'Optimistic initialisation with start value 5 earns less than ε-greedy at p < 0.001 in the testbed'

function finished(changes: Readonly<Record<string, unknown>> = {}) {
  const stages = [
    ['planning', 2, 60_000],
    ['awaitingPlanApproval', 1, 3 * HOUR],
    ['implementing', 1, 10_000],
    ['verifying', 1, 700],
    ['publishing', 1, 900],
    ['done', 1, 5],
  ] as const
  return anExperiment({
    stage: 'done',
    turn: 'nobody',
    title: TITLE,
    brief: WIDE,
    stages: stages.map(([stage, visits, ms]) => ({ stage, visits, ms, current: stage === 'done' })),
    draft: { version: 1, hash: 'a3f2', markdown: '', draft: { claim: CLAIM, confidence: 'HIGH' } },
    artifacts: [{ verifiedAt: NOW }, { verifiedAt: NOW }, { verifiedAt: null }],
    result: { tag: 'result/BANDIT-002-v1' },
    overrides: [{ what: 'auditing', because: TITLE, by: 'ada' }],
    reason: TITLE,
    ...changes,
  })
}

const event = (at: number, sentence: string) => ({
  at,
  type: 'told',
  from: '',
  to: 'awaitingResultApproval',
  actor: 'follow-up-designer',
  sentence,
})
const API = {
  'GET /experiments/BANDIT-002': { body: finished() },
  'GET /experiments/BANDIT-003': {
    body: { ...atResultGate({ title: TITLE, brief: WIDE }), id: 'BANDIT-003' },
  },
  'POST /experiments/BANDIT-003/approve': { body: { stage: 'publishing' } },
  'GET /experiments/BANDIT-002/timeline': {
    body: { items: [event(NOW, TITLE), event(NOW, WIDE), event(NOW + 24 * HOUR, 'Done.')] },
  },
  'GET /claims': {
    body: {
      items: [
        { study: 'b', name: 'optimism-pays-early', statement: CLAIM, confidence: 'refuted', evidence: [] },
      ],
    },
  },
}

/** What a command prints on a terminal of so many columns. */
async function on(columns: number, ...argv: readonly string[]): Promise<readonly string[]> {
  const terminal = terminalWith({ api: API, isTTY: true })
  const { exit, out, err } = await terminal.hooke(argv, { columns, env: { NO_COLOR: '1' } })
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  return out.trimEnd().split('\n')
}

/** Words in order, wherever lines break; wide letters are words. */
const wordsOf = (lines: readonly string[]): string => lines.join(' ').replaceAll(/\s+/g, '')

describe.each([60, 80, 120])('on a terminal of %i columns', (columns) => {
  it.each([
    [
      ['show', 'BANDIT-002'],
      [TITLE, WIDE, CLAIM],
    ],
    [['timeline', 'BANDIT-002'], ['Done.']],
    [['claim', 'list'], []],
    [['claim', 'show', 'optimism-pays-early'], [CLAIM]],
    [['approve', 'BANDIT-003'], [TITLE]],
  ] as const)('DESIGN: %j breaks lines between words and within its width', async (argv, texts) => {
    const lines = await on(columns, ...argv)

    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns)
    for (const text of texts) expect(wordsOf(lines)).toContain(wordsOf([text]))
    expect(lines.join('\n')).not.toMatch(/ε-$|n =$|p <$| n$| p$/m)
  })

  it('DESIGN: the end of the demo breaks no command and no address', () => {
    const lines = endOn(columns)
    const command = 'npx hooke -c /tmp/some-where/a/hooke.toml'

    for (const line of lines.filter((one) => !one.includes('npx')))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns)
    for (const whole of ['http://127.0.0.1:4665', `${command} up`, `${command} show BANDIT-002 --json`])
      expect(lines.filter((line) => line.includes(whole))).toHaveLength(1)
    expect(lines.filter((line) => /^ {2}plan approval +3 h$/.test(line))).toHaveLength(1)
    expect(lines.join('\n')).not.toContain('awaitingPlanApproval')
    expect(wordsOf(lines)).toContain(wordsOf([`${CLAIM} (confidence: HIGH)`]))
  })
})

it('DESIGN: what is copied after words stands on a line of its own where it does not fit', async () => {
  const link = `http://127.0.0.1:4665/sign-in?token=${'x'.repeat(43)}`
  const terminal = terminalWith({ isTTY: true })
  const detachDaemon = () => Promise.resolve({ pid: 42, url: 'http://127.0.0.1:4665', link })
  const { out } = await terminal.hooke(['-c', `${terminal.home}/hooke.toml`, 'up', '--detach'], {
    detachDaemon,
  })

  expect(out.trimEnd().split('\n')).toEqual([
    'running at http://127.0.0.1:4665 (process 42); stop it with',
    `hooke -c ${terminal.home}/hooke.toml down`,
    'open',
    link,
  ])
})

it('DESIGN: a whole line of the path is as wide as the terminal at most, with the proof of it', async () => {
  const lines = await on(80, 'show', 'BANDIT-002')

  expect(lines.find((line) => line.includes('publish'))).toMatch(/ {3}result\/BANDIT-002-v1$/)
})

it('DESIGN: the wait for a person is told apart from the work of the part', async () => {
  const lines = await on(120, 'show', 'BANDIT-002')

  expect(lines.find((line) => line.includes('✓ plan'))).toMatch(
    /plan +1 min +2 rounds .* waited 3 h for a person/,
  )
})

it('DESIGN: verify counts what was verified, also when figures came after it', async () => {
  expect((await on(80, 'show', 'BANDIT-002')).find((line) => line.includes('verify'))).toContain(
    '2 artifacts',
  )
})

it('DESIGN: on a narrow terminal a day stands once in the timeline, above what happened on it', async () => {
  const lines = await on(80, 'timeline', 'BANDIT-002')

  expect(lines.filter((line) => /^\d{4}-\d\d-\d\d$/.test(line))).toHaveLength(2)
  expect(lines.filter((line) => /^\d\d:\d\d:\d\d {2}/.test(line))).toHaveLength(3)
})

it('DESIGN: lines hold any text whole, no wider than asked but for words that are wider', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (text, width) => {
      const lines = wrap(text, width)
      expect(wordsOf(lines)).toBe(wordsOf([text]))
      for (const line of lines) expect(widthOf(line) <= width || !line.trim().includes(' ')).toBe(true)
    }),
  )
})

it('DESIGN: wide letters break anywhere but before what closes and after what opens', () => {
  expect(wrap('初期化は「強い」。', 8)).toEqual(['初期化は', '「強', 'い」。'])
  expect(wrap('abc 初期化', 8)).toEqual(['abc 初期', '化'])
})

function endOn(columns: number): readonly string[] {
  const lines: string[] = []
  const stdout = { write: (text: string) => lines.push(...text.replace(/\n$/, '').split('\n')) }
  const clock = { ...systemClock, now: () => NOW }
  const output = createOutput({
    stdout,
    stderr: stdout,
    isTTY: true,
    colours: false,
    columns,
    clock,
    json: false,
  })
  const dir = '/tmp/some-where/a'
  printEnd(
    {
      output,
      clock,
      daemon: { url: 'http://127.0.0.1:4665' },
      command: `npx hooke -c ${dir}/hooke.toml`,
      id: ExperimentId.parse('BANDIT-002'),
      cwd: '/',
      folder: { dir, config: `${dir}/hooke.toml`, commit: '' },
    },
    {
      createdAt: NOW - 8000,
      stages: [{ stage: 'awaitingPlanApproval', visits: 1, ms: 3 * HOUR, current: false }],
      draft: { draft: { claim: CLAIM, confidence: 'HIGH' } },
    },
  )
  return lines
}
