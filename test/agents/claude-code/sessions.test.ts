import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AgentRequest, type Turn } from '../../../src/agents/agent.ts'
import { type ClaudeCodeOptions } from '../../../src/agents/claude-code/claude-code-backend.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { aPurse, told } from '../anthropic/world.ts'
import { aJournal, anExecutor, aRequest, inFolder } from '../sessions.ts'
import { aClaudeCodeBackend } from './backends.ts'
import { aFakeClaude, type FakeAnswer, type FakeOptions } from './fake-claude.ts'

const SUBMIT = { tool: 'submit', input: { answer: 'yes' } }
const READ = { tool: 'read', input: { path: 'log.txt' } }

interface World {
  readonly journal: ReturnType<typeof aJournal>
  readonly clock: ReturnType<typeof createManualClock>
  readonly claude: ReturnType<typeof aFakeClaude>
  readonly run: (request?: Partial<AgentRequest>, signal?: AbortSignal) => Promise<unknown>
}

/** A session whose model gives these answers, one each time it is asked. */
function withAnswers<T>(
  answers: readonly FakeAnswer[],
  use: (world: World) => Promise<T>,
  { fake = {}, ...options }: Partial<ClaudeCodeOptions> & { fake?: FakeOptions } = {},
): Promise<T> {
  return inFolder((folder) => {
    const claude = aFakeClaude(({ n }) => answers[n - 1] ?? { calls: [SUBMIT] }, fake)
    const clock = createManualClock()
    const journal = aJournal()
    const backend = aClaudeCodeBackend(folder, { start: claude.start, clock, ...options })
    const run: World['run'] = (request = {}, signal = new AbortController().signal) =>
      backend.run(aRequest(folder, { journal, ...request }), signal)
    return use({ journal, clock, claude, run })
  })
}

const costs = (turns: readonly Turn[]) =>
  turns.flatMap((turn) => ('usage' in turn ? [[turn.kind, turn.usage.inputTokens]] : []))

describe('a session of Claude Code', () => {
  it('A-1: is started with nothing of its own: no tools, settings, servers or variables but ours', () =>
    withAnswers([], async ({ run, claude }) => {
      await run({ effort: 'high', limits: { turns: 7, usd: 3, minutes: 2 } })

      const { argv, environment, input } = claude.starts[0]!.command
      const after = (flag: string) => argv[argv.indexOf(flag) + 1]
      expect(after('--tools')).toBe('')
      expect(after('--setting-sources')).toBe('')
      expect(argv).toContain('--strict-mcp-config')
      expect(after('--allowedTools')?.split(',')).toContain('mcp__hooke__submit')
      expect([after('--effort'), after('--max-turns'), after('--max-budget-usd')]).toEqual([
        'high',
        '7',
        '3.0000',
      ])
      expect(after('--session-id')).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
      )
      expect(environment).toMatchObject({
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        CLAUDE_CODE_MAX_RETRIES: '0',
      })
      expect(Object.keys(environment).filter((name) => process.env[name] === environment[name])).toEqual(
        Object.keys(environment).filter(
          (name) => ['LANG'].includes(name) && process.env['LANG'] === 'C.UTF-8',
        ),
      )
      expect(input).toBe('## Brief\n\nCompare two starts.')
    }))

  it('A-8: charges each turn once, and of totals that go on over a resume only the difference', () =>
    withAnswers(
      [
        ...[{ calls: [READ] }, { say: 'I am done' }, { say: 'really' }],
        ...[{ calls: [READ] }, { say: 'I am done' }, { say: 'really' }, { calls: [SUBMIT] }],
      ],
      async ({ run, journal, claude }) => {
        expect(await run()).toMatchObject({ kind: 'submitted' })

        expect(claude.starts.map(({ resumes }) => resumes)).toEqual([false, true, true])
        // 150 tokens of input a turn; at the end of the first process 500 that no answer told of
        const turn = ['said', 150]
        expect(costs(journal.turns)).toEqual([turn, turn, turn, ['unanswered', 500], turn, turn, turn, turn])
      },
      { fake: { hiddenTokens: 500 } },
    ))

  it('A-8: charges what it spends on making its conversation shorter', () =>
    withAnswers([{ compacts: 4_000, calls: [SUBMIT] }], async ({ run, journal }) => {
      await run()
      expect(costs(journal.turns)).toEqual([
        ['unanswered', 4_000],
        ['said', 150],
      ])
    }))

  it('A-8: asks for money before each answer, and gives it back when nothing was billed', () =>
    withAnswers(
      [{ calls: [READ] }, { fails: { status: 529, type: 'overloaded_error' } }],
      async ({ run }) => {
        const purse = aPurse()
        await told(run({ purse }))
        expect(purse.asked).toEqual([expect.any(Number), expect.any(Number), 'released'])
        expect(purse.asked.slice(0, 2).every((usd) => Number(usd) > 0.1)).toBe(true)
      },
    ))

  it.each([
    [429, 'rate_limit_error', 'agent.unavailable', 'limits how often'],
    [529, 'overloaded_error', 'agent.unavailable', 'overloaded'],
    [401, 'authentication_error', 'agent.failed', 'does not accept the key'],
    [402, 'billing_error', 'agent.failed', 'spend limit'],
  ])('A-9: %i %s is told by its class', (status, type, code, words) =>
    withAnswers([{ fails: { status, type } }], async ({ run, journal }) => {
      const error = await told(run())

      expect(error).toMatchObject({ code, message: expect.stringContaining(words) as string })
      expect(error.retryAt !== undefined).toBe(code === 'agent.unavailable')
      expect(journal.turns).toEqual([])
    }),
  )

  it('A-9: an overflow that nothing can mend, a refusal and an empty answer have outcomes of their own', async () => {
    const overflow = { fails: { status: 400, type: 'invalid_request_error', message: 'prompt is too long' } }
    const outcomes = [
      await withAnswers([overflow], ({ run }) => run()),
      await withAnswers([{ stop: 'refusal' }, { stop: 'refusal' }], ({ run }) => run()),
      await withAnswers([{}, {}], ({ run }) => run()),
    ]
    expect(outcomes).toMatchObject([
      { kind: 'gaveUp', class: 'limit' },
      { kind: 'gaveUp', class: 'refusal' },
      { kind: 'gaveUp', class: 'no-progress' },
    ])
  })

  it.each(['error_max_turns', 'error_max_budget_usd'])('A-8: %s is a limit, not a fault', (subtype) =>
    withAnswers(
      [{ say: 'one' }, { say: 'two' }],
      async ({ run }) => expect(await run()).toMatchObject({ kind: 'gaveUp', class: 'limit' }),
      { fake: { subtype } },
    ),
  )

  it('A-5: a process that dies in an answer is charged for it, and the session goes on where it was', () =>
    withAnswers(
      [{ calls: [READ] }, { dies: true, say: 'half' }, { calls: [SUBMIT] }],
      async ({ run, journal, claude }) => {
        expect(await told(run())).toMatchObject({
          code: 'agent.unavailable',
          found: expect.stringContaining('it died') as string,
        })
        expect(await run()).toMatchObject({ kind: 'submitted' })

        const all = ['said', 'started', 'result', 'unanswered', 'said']
        expect(journal.turns.map(({ kind }) => kind)).toEqual(all)
        expect(claude.starts.map(({ resumes }) => resumes)).toEqual([false, true])
      },
    ))

  it('A-9: tells the model why its last answer did not count, also in another process', () =>
    withAnswers(
      [{ calls: [READ] }, { stop: 'refusal' }, { say: 'no' }, {}, { calls: [SUBMIT] }],
      async ({ run, claude }) => {
        await run()
        expect(claude.starts.map(({ command: { input } }) => input).join()).toMatch(
          /answer (ended in a refusal|was empty)/,
        )
      },
    ))

  it('A-5: what its own memory lacks it is told from the journal', () =>
    inFolder(async (folder) => {
      const claude = aFakeClaude(({ turn }) => ({ calls: [turn === 0 ? READ : SUBMIT] }))
      const journal = aJournal()
      const first = aClaudeCodeBackend(join(folder, 'one'), { start: claude.start })
      await first.run(aRequest(folder, { journal }), new AbortController().signal)
      const kept = aJournal(journal.turns.slice(0, 3))
      const elsewhere = aClaudeCodeBackend(join(folder, 'two'), { start: claude.start })

      await elsewhere.run(aRequest(folder, { journal: kept }), new AbortController().signal)

      const { command, resumes } = claude.starts.at(-1)!
      expect(resumes).toBe(false)
      expect(command.input).toContain('You called read')
      expect(command.input).toContain('"path":"log.txt"')
      expect(command.input).toMatch(/<data-[0-9a-f]{16} origin="answer to the call toolu_0_0">/)
    }))

  it('A-9: a silence is waited for no longer than its time, and leaves no process', () =>
    withAnswers([{ hangs: true }], async ({ run, clock, claude }) => {
      const session = told(run())
      await expect.poll(() => claude.starts.length).toBe(1)
      clock.advance(700_000)
      expect(await session).toMatchObject({ code: 'agent.unavailable' })
    }))

  it('A-5: ends what a killed daemon left of the session before another begins, and no stranger with its number', () =>
    inFolder(async (folder) => {
      const claude = aFakeClaude(() => ({ calls: [SUBMIT] }))
      const backend = aClaudeCodeBackend(folder, { start: claude.start })
      const own = join(folder, 'claude-code', aRequest(folder).session)
      const [left, stranger] = [
        spawn('sleep', ['60'], { detached: true }),
        spawn('sleep', ['60'], { detached: true }),
      ]
      const deaths = { left: false, stranger: false }
      left.once('exit', () => (deaths.left = true))
      stranger.once('exit', () => (deaths.stranger = true))
      const session = async (pid: number | undefined, started: string) => {
        mkdirSync(own, { recursive: true })
        writeFileSync(join(own, 'alive.json'), JSON.stringify({ pid, started }))
        await backend.run(aRequest(folder), new AbortController().signal)
      }
      await session(stranger.pid, '1')
      await session(
        left.pid,
        readFileSync(`/proc/${left.pid ?? 0}/stat`, 'utf8')
          .split(') ')[1]!
          .split(' ')[19]!,
      )

      await expect.poll(() => deaths).toEqual({ left: true, stranger: false })
      stranger.kill('SIGKILL')
    }))

  it('A-10: a tool that Claude Code calls without its hook is not used, and the session ends', () =>
    withAnswers(
      [{ calls: [READ] }],
      async ({ run, clock, journal }) => {
        const session = told(run())
        await expect.poll(() => journal.turns.at(-1)?.kind).toBe('started')
        await expect.poll(() => clock.nextAt() !== undefined && (clock.advance(21_000), true)).toBe(true)
        expect((await session).message).toContain('without asking its hook')
        expect(journal.turns.some(({ kind }) => kind === 'result')).toBe(false)
      },
      { fake: { ignoresHooks: true } },
    ))

  it.each([['exit 0'], ['exit 1'], ['exit 127']])(
    'A-10: does not begin where its hook answers with %s',
    (script) =>
      withAnswers(
        [],
        async ({ run, claude }) => {
          const error = await told(run())
          expect(error.message).toContain('its hook does not block')
          expect(claude.starts).toEqual([])
        },
        { hook: ['/bin/sh', '-c', script] },
      ),
  )

  it('A-10: what a hook refused is not carried out, although Claude Code called it', () =>
    withAnswers(
      [{ calls: [{ tool: 'write', input: { path: 'eval/x', content: '' } }] }],
      async ({ run, journal }) => {
        const ran: string[] = []
        const tools = anExecutor('/', { protectedPaths: ['eval'] })
        await run({
          tools: { ...tools, run: (call, signal) => (ran.push(call.tool), tools.run(call, signal)) },
        })

        expect(ran).toEqual([])
        expect(journal.turns).toContainEqual(
          expect.objectContaining({
            kind: 'result',
            result: expect.objectContaining({
              ok: false,
              output: expect.stringContaining('hook error: eval/x is protected') as string,
            }) as object,
          }),
        )
      },
    ))

  it('A-7: keeps its key out of every file it writes', () =>
    inFolder(async (folder) => {
      const claude = aFakeClaude(() => ({ calls: [SUBMIT] }))
      const backend = aClaudeCodeBackend(folder, { start: claude.start, apiKey: 'sk-ant-oat01-secret' })
      await backend.run(aRequest(folder), new AbortController().signal)

      const { environment, cwd } = claude.starts[0]!.command
      expect(environment['CLAUDE_CODE_OAUTH_TOKEN']).toBe('sk-ant-oat01-secret')
      const own = join(cwd, '../..')
      const files = ['settings.json', 'rules.json', 'tools.json', 'system.md'].map((name) =>
        readFileSync(join(own, name), 'utf8'),
      )
      expect(files.join('\n')).not.toContain('secret')
    }))
})
