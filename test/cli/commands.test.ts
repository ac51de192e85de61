import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anExperiment, atResultGate, type FakeApi, NOW, terminals } from './harness.ts'

const terminal = terminals()

const page = (...items: unknown[]): FakeApi => ({ 'GET /experiments': { body: { items, next: null } } })

describe('reading', () => {
  it('H-1: lists by filters, in aligned columns', async () => {
    const { hooke, asked } = terminal({ api: page(anExperiment()) })

    const { exit, out } = await hooke(['list', '--turn', 'hardware', '--study', 'bandits', '--limit', '5'])

    expect(exit).toBe(0)
    expect(asked[0]!.path).toBe('/experiments?study=bandits&turn=hardware&limit=5')
    expect(out).toBe(
      'id          stage  turn      since  title\n' +
        'BANDIT-002  runs   hardware   12 s  Does optimistic initialisation beat ε-greedy early?\n',
    )
  })

  it('H-1: without a daemon the same API is mounted in process', async () => {
    const { hooke, asked, mounted } = terminal({ api: page(), daemon: false })

    const { exit, out } = await hooke(['list'])

    expect(exit).toBe(0)
    expect(out).toContain('hooke new')
    expect(asked).toEqual([])
    expect(mounted).toHaveLength(1)
  })

  it('H-1: a daemon that died without a word counts as none', async () => {
    const { hooke, mounted } = terminal({ api: page() })

    const { exit } = await hooke(['list'], { fetch: () => Promise.reject(new TypeError('fetch failed')) })

    expect(exit).toBe(0)
    expect(mounted).toHaveLength(1)
  })

  it('H-1: --json prints the whole reply, also what no screen shows', async () => {
    const { hooke } = terminal({
      api: { 'GET /experiments/BANDIT-002': { body: anExperiment({ extra: { deep: 1 } }) } },
    })

    const { out } = await hooke(['show', 'bandit-002', '--json'])

    expect(JSON.parse(out)).toEqual(anExperiment({ extra: { deep: 1 } }))
  })

  it('shows the path, what proves it, and whose turn is next', async () => {
    const { hooke } = terminal({ api: { 'GET /experiments/BANDIT-002': { body: anExperiment() } } })

    const { out } = await hooke(['show', 'BANDIT-002'])

    expect(out).toBe(`BANDIT-002  Does optimistic initialisation beat ε-greedy early?
  ✓ question          0.4 s
  ✓ plan               41 s   2 rounds · 3 findings answered   sealed 7c1e…
  ✓ code               18 s                                    a3f2b1c0
  ⠸ runs               12 s   31/40 · next look now
  your turn next: the result
  cost $0.40 of $8.00
`)
  })

  it('A-13: shows what roles looked up on the web, how it ended, and what is cited', async () => {
    const lookup = {
      role: 'planner',
      url: 'https://papers.test/1',
      outcome: 'answered',
      bytes: 812,
      cited: true,
    }
    const refused = { ...lookup, url: 'https://evil.test/', outcome: 'not allowed', bytes: 0, cited: false }
    const body = anExperiment({ lookups: [lookup, refused, ...Array.from({ length: 12 }, () => lookup)] })
    const { hooke } = terminal({ api: { 'GET /experiments/BANDIT-002': { body } } })

    const { out } = await hooke(['show', 'BANDIT-002'])

    expect(out).toContain('looked up on the web: 14 requests')
    expect(out).toContain('planner: answered, 812 bytes, cited  https://papers.test/1')
    expect(out).toContain('planner: not allowed  https://evil.test/')
    expect(out).toContain('and 2 more')
  })

  it('W-3: shows what somebody skipped, and why', async () => {
    const overrides = [{ what: 'auditing', because: 'two of us read it', by: 'ada' }]
    const { hooke } = terminal({
      api: { 'GET /experiments/BANDIT-002': { body: anExperiment({ overrides }) } },
    })

    expect((await hooke(['show', 'BANDIT-002'])).out).toContain('ada skipped audit because two of us read it')
  })

  it('shows whom it waits for, since when, and the command', async () => {
    const { hooke } = terminal({ api: { 'GET /experiments/BANDIT-002': { body: atResultGate() } } })

    const { out } = await hooke(['show', 'BANDIT-002'])

    expect(out).toContain('● result')
    expect(out).toContain("Ada's turn: approve the result (waiting for 3 h)")
    expect(out).toContain('hooke approve BANDIT-002')
  })

  it('shows where it was interrupted, and why', async () => {
    const stages = [...anExperiment().stages, { stage: 'blocked', visits: 1, ms: 5, current: false }]
    const blocked = anExperiment({
      stage: 'blocked',
      turn: 'human',
      reason: 'gate run-sanity: reward is NaN',
      stages: stages.map((stay) => ({ ...stay, current: stay.stage === 'blocked' })),
    })
    const { hooke } = terminal({ api: { 'GET /experiments/BANDIT-002': { body: blocked } } })

    const { out } = await hooke(['show', 'BANDIT-002'])

    expect(out).toMatch(/✓ code.*\n {2}! runs/)
    expect(out).toContain('blocked; your turn: decide how to go on')
    expect(out).toContain('because: gate run-sanity: reward is NaN')
  })

  it('shows what waits for a person before what goes on by itself', async () => {
    const line = {
      id: 'BANDIT-007',
      study: 'bandits',
      title: 'Early?',
      stage: 'awaitingResultApproval',
      since: NOW - 720_000,
    }
    const work = {
      ...line,
      id: 'BANDIT-008',
      stage: 'running',
      runs: 40,
      runsEnded: 31,
      nextLookAt: null,
      spentUsd: 1.2,
      capUsd: 8,
    }
    const inbox = {
      needsYou: [{ ...line, person: null, ask: 'Approve the result', reason: null }],
      alarms: [{ words: 'BANDIT-008.a.s1.1 waits on cluster', since: line.since, experiment: 'BANDIT-008' }],
      atWork: [work],
    }
    const { hooke } = terminal({ api: { 'GET /inbox': { body: inbox } } })

    const { out } = await hooke(['inbox'])

    expect(out).toMatch(
      /^! BANDIT-008.a.s1.1 waits on cluster \(for 12 min\)\n1 needs you\n.*\nBANDIT-007 {2}Approve the result {3}12 min {2}Early\?\n\n1 at work\n.*\nBANDIT-008 {2}runs {3}31\/40 {2}\$1\.20/,
    )
  })

  it('S-5: what comes from outside cannot steer the terminal', async () => {
    const title = 'evil \u001B[2J\u001B]0;title\u0007\u009B31m \u202Eder \r\u0008x'
    const { hooke } = terminal({ api: page(anExperiment({ title })) })

    const plain = await hooke(['list'])
    const json = await hooke(['list', '--json'])
    expect(plain.out).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/)
    expect(json.out).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/)
    expect(JSON.parse(json.out)).toMatchObject({ items: [{ title }] })
  })

  it('K-3: show --prompt prints what a role was given, and each byte of it as data', async () => {
    const given = {
      ...{ session: 'BANDIT-002.planner.1', role: 'planner', round: 1, backend: 'anthropic' },
      ...{ model: 'm', tools: ['read'], system: 'Be  exact.\n', task: 'Two\u001b[31m\n\nlines ' },
    }
    const { hooke, asked } = terminal({
      api: { 'GET /experiments/BANDIT-002/prompt': () => ({ body: given }) },
    })

    const shown = await hooke(['show', 'BANDIT-002', '--prompt', 'planner'])
    const data = await hooke(['show', 'BANDIT-002', '--prompt', 'planner', '--json'])

    expect(asked[0]?.path).toBe('/experiments/BANDIT-002/prompt?agent=planner')
    expect(shown.out).toContain('its rules:\nBe  exact.\n\n--- its task:\nTwo')
    expect(shown.out).not.toContain('\u001b')
    expect(JSON.parse(data.out)).toEqual(given)
  })

  it('H-1: logs -f goes on until the end, from where it stopped', async () => {
    const parts = ['one\n', '', 'two\n']
    const logs = { 'GET /experiments/BANDIT-002/logs': () => ({ body: next() }) }
    let offset = 0
    const next = () => {
      const text = parts.shift() ?? ''
      offset += text.length
      return { text, nextOffset: offset, end: parts.length === 0 }
    }
    const { hooke, asked } = terminal({ api: logs })

    const { exit, out } = await hooke(['logs', 'BANDIT-002', '-f', '--agent', 'planner'])

    expect(exit).toBe(0)
    expect(out).toBe('one\ntwo\n')
    expect(asked.map(({ path }) => path)).toEqual([
      '/experiments/BANDIT-002/logs?agent=planner&offset=0',
      '/experiments/BANDIT-002/logs?agent=planner&offset=4',
      '/experiments/BANDIT-002/logs?agent=planner&offset=4',
    ])
  })

  it('H-1: logs -f ends when nobody reads any more, as in `| head`', async () => {
    const body = { text: 'more\n', nextOffset: 5, end: false }
    const { hooke } = terminal({ api: { 'GET /experiments/BANDIT-002/logs': { body } } })

    const { exit, out } = await hooke(['logs', 'BANDIT-002', '-f'], { hasReader: () => false })

    expect({ exit, out }).toEqual({ exit: 0, out: 'more\n' })
  })
})

describe('refusals', () => {
  it.each([
    [400, 2],
    [403, 1],
    [404, 3],
    [409, 4],
    [422, 4],
    [500, 1],
  ])('H-1: status %i is exit code %i, with what was found and what to do', async (status, code) => {
    const body = { title: 'refused', detail: 'it was refused', found: 'this', advice: 'do that' }
    const { hooke } = terminal({ api: { 'GET /inbox': { status, body } } })

    const { exit, err } = await hooke(['inbox'])

    expect(exit).toBe(code)
    expect(err).toBe('✗ it was refused\n  found: this\n  do: do that\n')
  })

  it.each([
    [['lst'], 'unknown command', 'did you mean list?'],
    [['list', '--turm', 'x'], 'unknown option', 'did you mean --turn?'],
    [['list', '--turm', 'x'], 'unknown option', 'Else: hooke list --help'],
    [['list', '--foo'], "unknown option '--foo'", 'do: hooke list --help'],
    [['--foo'], "unknown option '--foo'", 'do: hooke --help'],
    [
      ['list', '--turn', 'x'],
      "'x' is invalid\n  found: allowed choices are daemon, ",
      'do: hooke list --help',
    ],
    [['show'], "missing required argument 'id'", 'do: hooke show --help'],
    [['show', 'B-1', 'B-2'], "too many arguments for 'show'\n  found: expected 1", 'do: hooke show --help'],
    [
      ['show', 'NOPE-1'],
      'id: must be like BANDIT-007: 2 to 16 capitals or digits, "-", 3 to 6 digits, and is "NOPE-1"',
      'hooke show --help',
    ],
    [['plan', ''], 'issue: must not be empty', 'hooke plan --help'],
    [['revise', 'BANDIT-001', ' '], 'say why', 'hooke revise --help'],
    [['seeds', 'BANDIT-001', 'many'], 'n: must be a number, and is "many"', 'hooke seeds --help'],
    [['list', '--limit', '999'], '--limit: must be at most 200, and is "999"', 'hooke list --help'],
    [['defer', 'BANDIT-001', 'soonish'], '"soonish" is no time', 'write a date (2027-01-31)'],
    [['--as', 'ad', 'list'], 'nobody is called "ad"', 'did you mean --as "Ada"?'],
    [['compute', 'lst'], 'unknown command', 'did you mean list?'],
  ])('H-1: %j is wrong usage: exit 2', async (argv, what, advice) => {
    const { hooke } = terminal()

    const { exit, err, out } = await hooke(argv)

    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(what)
    expect(err).toContain(advice)
    expect(err).toMatch(/^✗ /)
  })

  it('H-1: no hooke.toml is exit 3, a bad one lists every problem', async () => {
    const none = await terminal().hooke(['-c', 'nowhere.toml', 'list'])
    const bad = await terminal({ toml: 'prot = 1\nhots = 2' }).hooke(['list'])

    expect(none.exit).toBe(3)
    expect(bad.exit).toBe(1)
    expect(bad.err.match(/hooke\.toml:\d/g)).toEqual(['hooke.toml:1', 'hooke.toml:2'])
  })

  it('shows a stack only with --debug', async () => {
    const { hooke } = terminal({ api: { 'GET /inbox': { body: { wrong: true } } } })

    const quiet = await hooke(['inbox'])
    const loud = await hooke(['inbox', '--debug'])

    expect(quiet.exit).toBe(1)
    expect(quiet.err).toContain('✗ the daemon answered in a form that this command does not know')
    expect(quiet.err).not.toMatch(/\n\s+at /)
    expect(loud.err).toMatch(/\n\s+at /)
  })

  it('5.7(10): a secret on the command line is refused and not repeated', async () => {
    const secret = `ghp_${'a1B2'.repeat(9)}`
    const { hooke, asked } = terminal()

    const word = await hooke(['new', `use ${secret} to download`])
    const option = await hooke(['up', '--token=abc'])

    expect([word.exit, option.exit]).toEqual([2, 2])
    expect(word.err + word.out).not.toContain(secret)
    expect(asked).toEqual([])
  })

  it('5.7(10): a token file that others may read is refused', async () => {
    const { hooke, home } = terminal({ api: page() })
    chmodSync(join(home, '.hooke', 'daemon.json'), 0o644)

    const { exit, err } = await hooke(['list'])

    expect(exit).toBe(1)
    expect(err).toContain('mode 644')
  })
})

describe('colours', () => {
  it('DESIGN: stand only on a terminal and never with NO_COLOR', async () => {
    const api = page(anExperiment())
    const on = await terminal({ api, isTTY: true }).hooke(['list'])
    const off = await terminal({ api, isTTY: true }).hooke(['list'], { env: { NO_COLOR: '1' } })

    expect(on.out).toContain('\u001B[1mBANDIT-002')
    expect(off.out).not.toContain('\u001B')
  })

  it('DESIGN: widths adapt to the terminal', async () => {
    const api = page(anExperiment())
    const { out } = await terminal({ api, isTTY: true }).hooke(['list'], {
      columns: 50,
      env: { NO_COLOR: '1' },
    })

    for (const line of out.trimEnd().split('\n')) expect(line.length).toBeLessThanOrEqual(50)
    expect(out).toContain('…')
  })
})
