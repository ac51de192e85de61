import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AgentRequest, type Turn } from '../../../src/agents/agent.ts'
import { type CodexOptions } from '../../../src/agents/codex/codex-backend.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { aResponsesServer, OPENAI_KEY, type ResponsesAnswer } from '../../fakes/responses-server.ts'
import { aPurse, told } from '../anthropic/world.ts'
import { aJournal, aRequest, inFolder } from '../sessions.ts'
import { aCodexBackend } from './backends.ts'
import { aFakeCodex } from './fake-codex.ts'

const SUBMIT: ResponsesAnswer = { calls: [{ tool: 'submit', input: { answer: 'yes' } }] }
const LIST: ResponsesAnswer = { say: 'I look.', calls: [{ tool: 'list', input: { path: '.' } }] }
const fails = (status: number, code: string, headers?: Record<string, string>): ResponsesAnswer => ({
  fails: { status, code, ...(headers === undefined ? {} : { headers }) },
})

interface World {
  readonly folder: string
  readonly journal: ReturnType<typeof aJournal>
  readonly clock: ReturnType<typeof createManualClock>
  readonly codex: ReturnType<typeof aFakeCodex>
  readonly server: Awaited<ReturnType<typeof aResponsesServer>>
  readonly run: (request?: Partial<AgentRequest>) => Promise<unknown>
}

/** A session whose model gives these answers, one each time it is asked. */
async function withAnswers<T>(
  answers: readonly ResponsesAnswer[],
  use: (world: World) => Promise<T>,
  { kinds = [], ...options }: Partial<CodexOptions> & { kinds?: readonly string[] } = {},
): Promise<T> {
  let n = 0
  const server = await aResponsesServer(() => answers[n++] ?? SUBMIT)
  const codex = aFakeCodex({ kinds })
  try {
    return await inFolder((folder) => {
      const [clock, journal] = [createManualClock(), aJournal()]
      const backend = aCodexBackend(folder, { baseUrl: server.url, start: codex.start, clock, ...options })
      const run: World['run'] = (request = {}) =>
        backend.run(aRequest(folder, { journal, ...request }), new AbortController().signal)
      return use({ folder, journal, clock, codex, server, run })
    })
  } finally {
    await server.close()
  }
}

const kindsOf = (turns: readonly Turn[]) =>
  turns.map((turn) => (turn.kind === 'unanswered' ? turn.why : turn.kind))

describe('a session of Codex', () => {
  it('A-1: is started with nothing of its own: no settings, tools or variables but ours, and without the key', () =>
    withAnswers([], async ({ run, codex }) => {
      await run({ effort: 'max', limits: { turns: 7, usd: 3, minutes: 2 } })

      const { argv, environment } = codex.starts[0]!
      expect(argv.slice(1, 3)).toEqual(['exec', '--json'])
      expect(argv).toContain('--ignore-user-config')
      expect(argv).toContain('features.shell_tool=false')
      expect(argv).toContain('sandbox_mode="read-only"')
      expect(argv).toContain('model_reasoning_effort="xhigh"')
      expect(Object.keys(environment).sort()).toEqual([
        'CODEX_HOME',
        'HOME',
        'HOOKE_MODEL_TOKEN',
        'HOOKE_TOOLS_TOKEN',
        'LANG',
        'PATH',
      ])
      expect(JSON.stringify([argv, environment])).not.toContain(OPENAI_KEY)
    }))

  it('A-8: asks for money before each answer, and pays each once, what was cached at its own price', () =>
    withAnswers([LIST], async ({ run, journal, server }) => {
      const purse = aPurse()
      await run({ purse })

      expect(server.problems).toEqual([])
      expect(purse.asked).toHaveLength(2)
      const usages = journal.turns.flatMap((turn) => (turn.kind === 'said' ? [turn.usage] : []))
      expect(usages.map(({ inputTokens, cachedTokens }) => [inputTokens, cachedTokens])).toEqual([
        [200, 800],
        [200, 800],
      ])
      for (const [i, reserved] of purse.asked.entries())
        expect(reserved).toBeGreaterThan(usages[i]?.usd ?? Infinity)
    }))

  it('A-8: makes no call that the purse refuses', () =>
    withAnswers([], async ({ run, server }) => {
      const outcome = await run({ purse: aPurse('$10 of $10 is spent for the study') })

      expect(outcome).toMatchObject({ kind: 'gaveUp', class: 'limit' })
      expect(server.seen).toEqual([])
    }))

  it.each([
    ['429', fails(429, 'rate_limit_exceeded', { 'retry-after': '17' }), 17_000, 'limits how often'],
    ['503', fails(503, 'server_is_overloaded'), 2_000, 'overloaded'],
    ['500', fails(500, 'server_error'), 2_000, 'has trouble (500)'],
    ['a reply that breaks off', { ...LIST, cut: true }, 2_000, 'cannot be reached'],
  ])('A-9: %s makes the experiment wait until a time, and the session goes on', (_, answer, wait, words) =>
    withAnswers([answer], async ({ run, clock }) => {
      const error = await told(run())

      expect(error).toMatchObject({ code: 'agent.unavailable', retryable: true, retryAt: clock.now() + wait })
      expect(error.message).toContain(words)
      clock.advance(wait)
      expect(await run()).toMatchObject({ kind: 'submitted' })
    }),
  )

  it.each([
    ['401', fails(401, 'invalid_api_key'), 'does not accept the key', 'OPENAI_API_KEY'],
    [
      'a quota that is used up, which comes as 429',
      fails(429, 'insufficient_quota'),
      'spend limit',
      'add credit',
    ],
    ['404', fails(404, 'model_not_found'), 'not known to its provider', 'model'],
  ])('A-9: %s is not tried again, and says what to do', (_, answer, words, advice) =>
    withAnswers([answer], async ({ run, server }) => {
      const error = await told(run())

      expect(error).toMatchObject({ code: 'agent.failed', retryable: false })
      expect(error.message).toContain(words)
      expect(error.advice).toContain(advice)
      expect(server.seen).toHaveLength(1)
    }),
  )

  it.each([
    ['length', { ...LIST, incomplete: 'max_output_tokens' as const }],
    ['refusal', { ...LIST, incomplete: 'content_filter' as const }],
    ['empty', {}],
  ])('A-9: an answer that is none (%s) is paid, and the next is told why', (why, answer) =>
    withAnswers([LIST, answer], async ({ run, journal, server }) => {
      expect(await run()).toMatchObject({ kind: 'submitted' })

      expect(kindsOf(journal.turns)).toEqual(['said', 'started', 'result', why, 'said'])
      expect(JSON.stringify(server.seen.at(-1)?.input)).toContain('Your last answer')
    }),
  )

  it('A-4: an answer without a call is asked for more, in the same thread', () =>
    withAnswers([{ say: 'I am done.' }], async ({ run, codex, server }) => {
      expect(await run()).toMatchObject({ kind: 'submitted' })

      expect(codex.starts.map(({ argv }) => argv[2])).toEqual(['--json', 'resume'])
      expect(JSON.stringify(server.seen.at(-1)?.input)).toContain('hand in your result with submit')
    }))

  it('A-7: a tool that is not the daemon’s is not used, and the session goes on', () =>
    withAnswers([{ calls: [{ tool: 'shell', input: { command: ['id'] } }] }], async ({ run, journal }) => {
      expect(await run()).toMatchObject({ kind: 'submitted' })

      const results = journal.turns.flatMap((turn) => (turn.kind === 'result' ? [turn.result.output] : []))
      expect(results[0]).toContain('you have no tool shell')
    }))

  it('A-8: what Codex asks for itself is charged, and is no answer', () =>
    withAnswers(
      [{ say: 'a summary' }],
      async ({ run, journal }) => {
        expect(await run()).toMatchObject({ kind: 'submitted' })

        expect(kindsOf(journal.turns)).toEqual(['lost', 'said'])
        expect(journal.turns[0]).toMatchObject({ usage: { cachedTokens: 800 } })
      },
      { kinds: ['compact'] },
    ))

  it('S-5: keeps of what Codex wrote only the conversation, masked', () => {
    const mask = (text: string): string => text.replaceAll('I look', '‹secret›')
    return withAnswers(
      [LIST],
      async ({ run, folder }) => {
        await run()

        const home = join(folder, 'codex', 'BANDIT-007.implementer.1', 'home')
        expect(readdirSync(home)).toEqual(['sessions'])
        const [year = ''] = readdirSync(join(home, 'sessions'))
        const [name = ''] = readdirSync(join(home, 'sessions', year))
        const text = readFileSync(join(home, 'sessions', year, name), 'utf8')
        expect(text).toContain('‹secret›')
        expect(text).not.toContain('I look')
        expect(existsSync(join(home, '..', 'thread.json'))).toBe(true)
      },
      { mask },
    )
  })
})
