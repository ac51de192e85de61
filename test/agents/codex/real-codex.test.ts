import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AgentRequest, type Turn } from '../../../src/agents/agent.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { OPENAI_KEY, aResponsesServer, type ResponsesAnswer } from '../../fakes/responses-server.ts'
import { aSandbox } from '../claude-code/program.ts'
import { aJournal, anExecutor, aRequest } from '../sessions.ts'
import { aCodexBackend } from './backends.ts'

/** Where `scripts/testbeds/codex up` or somebody else put one; null where there is none. */
const PROGRAM = programNamed(process.env['CODEX_PROGRAM'])
const skipped =
  PROGRAM === null ? ' (SKIPPED: no Codex; scripts/testbeds/codex up, then set CODEX_PROGRAM)' : ''
const NEVER = new AbortController().signal

function programNamed(path: string | undefined): string | null {
  if (path === undefined || path === '') return null
  accessSync(path, constants.X_OK)
  return path
}

const says = (say: string, ...calls: NonNullable<ResponsesAnswer['calls']>): ResponsesAnswer => ({
  say,
  calls,
})
const call = (tool: string, input: unknown) => ({ tool, input })
const SUBMIT = says('', call('submit', { answer: 'yes' }))

describe.skipIf(PROGRAM === null)(`the real Codex${skipped}`, { timeout: 180_000 }, () => {
  let root: string
  let worktree: string
  let server: Awaited<ReturnType<typeof aResponsesServer>>
  let sandbox: ReturnType<typeof aSandbox>
  let answers: readonly ResponsesAnswer[] = []
  let n = 0

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-codex-')))
    worktree = join(root, 'worktree')
    mkdirSync(worktree)
    writeFileSync(join(worktree, 'log.txt'), 'begin\nend\n')
    server = await aResponsesServer(() => answers[n++] ?? SUBMIT)
    sandbox = aSandbox(join(root, 'hidden'))
  })
  afterAll(async () => {
    await server.close()
    sandbox.close()
    rmSync(root, { recursive: true, force: true })
  })

  function aSession(session: string, told: readonly ResponsesAnswer[], options: Partial<AgentRequest> = {}) {
    answers = told
    n = 0
    const backend = aCodexBackend(join(root, 'state'), {
      ...{ program: PROGRAM ?? '', baseUrl: server.url, clock: systemClock, sandbox },
    })
    const request = aRequest(worktree, {
      session: `BANDIT-007.implementer.${session}` as AgentRequest['session'],
      tools: anExecutor(worktree, { protectedPaths: ['eval'] }),
      limits: { turns: 20, usd: 5, minutes: 5 },
      ...options,
    })
    return (signal = NEVER) => backend.run(request, signal)
  }
  const results = (turns: readonly Turn[]) =>
    turns.flatMap((turn) => (turn.kind === 'result' ? [turn.result] : []))

  it('A-1: does its work with the tools of the daemon and no other, and each answer is paid for once', async () => {
    const journal = aJournal()
    const run = aSession(
      '1',
      [
        says('I look.', call('read', { path: 'log.txt' }), call('list', { path: '.' })),
        says(
          'I write.',
          call('write', { path: 'src/a.js', content: '1\n' }),
          call('write', { path: 'eval/x', content: '' }),
        ),
        says('Done?'),
        SUBMIT,
      ],
      { journal },
    )

    expect(await run()).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })

    expect(server.problems).toEqual([])
    expect(results(journal.turns).map(({ ok }) => ok)).toEqual([true, true, true, false])
    expect(readFileSync(join(worktree, 'src/a.js'), 'utf8')).toBe('1\n')
    const said = journal.turns.filter(({ kind }) => kind === 'said')
    expect(said).toHaveLength(4)
    const names = server.seen[0]?.tools.map(({ name }) => name)
    expect(names).toEqual(['read', 'list', 'search', 'write', 'edit', 'run', 'submit'])
    const [rules] = server.seen[0]?.input ?? []
    expect(JSON.stringify([rules, server.seen[0]?.instructions])).toContain('Write the code.')
    expect(JSON.stringify(server.seen[0])).not.toMatch(/skills_instructions|Deferred tool/)
    expect(JSON.stringify(server.seen.at(-1)?.input)).toContain('begin')
  })

  it('A-5: stopped in the middle of a tool call it is dead at once, and another daemon goes on in the same thread', async () => {
    const journal = aJournal()
    const stop = new AbortController()
    const tools = anExecutor(worktree)
    let reads = 0
    const dying = {
      ...tools,
      run: (...args: Parameters<typeof tools.run>) => {
        if (++reads === 2) stop.abort()
        return tools.run(...args)
      },
    }
    const told = [
      says('First', call('read', { path: 'log.txt' })),
      says('Second', call('read', { path: 'src/a.js' })),
      says('', call('submit', { answer: 'after all' })),
    ]
    await expect(aSession('2', told, { journal, tools: dying })(stop.signal)).rejects.toMatchObject({
      code: 'effect.aborted',
    })
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => line.includes(join(root, 'state')))).toEqual([])

    const went = aSession('2', told.slice(2), { journal, tools })
    expect(await went()).toMatchObject({ output: { answer: 'after all' } })
    expect(journal.turns.filter(({ kind }) => kind === 'said')).toHaveLength(3)
    expect(server.problems).toEqual([])
    const last = JSON.stringify(server.seen.at(-1)?.input)
    expect(last.match(/Compare two starts/g)).toHaveLength(1)
    expect(last).toContain('Your session was interrupted')
  })

  it('A-4: a submission that is sent back is told why, in the same thread', async () => {
    const told = [says('', call('submit', { answer: '' })), says('', call('submit', { answer: 'better' }))]

    expect(await aSession('3', told)()).toMatchObject({ output: { answer: 'better' } })
    expect(JSON.stringify(server.seen.at(-1)?.input)).toContain('answer')
    expect(server.problems).toEqual([])
  })

  it('A-7: asks nobody but the model, and its key is in no file', () => {
    const { status, stdout } = spawnSync('grep', ['-rlaF', OPENAI_KEY, root], { encoding: 'utf8' })

    expect(server.others).toEqual([])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
