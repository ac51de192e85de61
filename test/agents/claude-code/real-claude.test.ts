import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AgentRequest, type Turn } from '../../../src/agents/agent.ts'
import { systemClock } from '../../../src/lib/clock.ts'
import { aMessagesServer, KEY, type MessagesServer } from '../../fakes/messages-server/messages-server.ts'
import { calls, says, text, type Reply } from '../../fakes/messages-server/reply.ts'
import { aJournal, anExecutor, aRequest } from '../sessions.ts'
import { aClaudeCodeBackend, HOOK } from './backends.ts'
import { aMessagesDoor } from './messages-door.ts'
import { aSandbox, HOOK_FILES, PROGRAM, skipped } from './program.ts'

const NEVER = new AbortController().signal

let root: string
let worktree: string
let server: MessagesServer
let door: Awaited<ReturnType<typeof aMessagesDoor>>
let sandbox: ReturnType<typeof aSandbox>
let replies: readonly Reply[] = []

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hooke-claude-')))
  worktree = join(root, 'worktree')
  mkdirSync(worktree)
  writeFileSync(join(worktree, 'log.txt'), 'begin\nend\n')
  let n = 0
  server = await aMessagesServer(() => replies[n++] ?? says(text('there is nothing more to say')))
  door = await aMessagesDoor(server)
  sandbox = aSandbox(join(root, 'state'))
})
afterAll(async () => {
  await door.close()
  await server.close()
  sandbox.close()
  rmSync(root, { recursive: true, force: true })
})

function aSession(options: Partial<AgentRequest> = {}) {
  const backend = aClaudeCodeBackend(join(root, 'state'), {
    program: PROGRAM ?? '',
    apiKey: KEY,
    baseUrl: door.url,
    clock: systemClock,
    sandbox,
    hook: HOOK,
    hookFiles: HOOK_FILES,
  })
  const request = aRequest(worktree, {
    tools: anExecutor(worktree, { protectedPaths: ['eval'] }),
    limits: { turns: 20, usd: 5, minutes: 5 },
    ...options,
  })
  return (signal = NEVER) => backend.run(request, signal)
}

const results = (turns: readonly Turn[]) =>
  turns.flatMap((turn) => (turn.kind === 'result' ? [turn.result] : []))

describe.skipIf(PROGRAM === null)(`the real Claude Code${skipped}`, () => {
  const journal = aJournal()

  it('A-1: works with the tools of the daemon alone, and ends with a typed result', async () => {
    replies = [
      says(
        text('Look around, then write'),
        calls('list', {}),
        calls('write', { path: 'src/policy.js', content: 'export const start = 0\n' }),
      ),
      says(calls('Bash', { command: 'touch /tmp/claude-was-here' }), calls('read', { path: 'log.txt' })),
      says(calls('write', { path: 'eval/score.js', content: 'cheat' })),
      says(calls('submit', { answer: '' })),
      says(calls('submit', { answer: 'yes' })),
    ]
    const outcome = await aSession({ journal })()

    expect(outcome).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })
    expect(readFileSync(join(worktree, 'src/policy.js'), 'utf8')).toBe('export const start = 0\n')
    const [list, write, bash, read, cheat, invalid] = results(journal.turns)
    expect([list, write, read].map((result) => result?.ok)).toEqual([true, true, true])
    expect(bash).toMatchObject({ ok: false, output: expect.stringContaining('Bash') as string })
    expect(cheat).toMatchObject({ ok: false, output: expect.stringContaining('protected') as string })
    expect(invalid).toMatchObject({ ok: false, output: expect.stringContaining('answer') as string })
  }, 180_000)

  it('A-8: knows what each turn cost, and the provider was asked once for each', () => {
    const said = journal.turns.flatMap((turn) => (turn.kind === 'said' ? [turn.usage] : []))

    expect(said).toHaveLength(5)
    expect(said.every(({ usd, outputTokens }) => usd > 0 && outputTokens > 0)).toBe(true)
    expect(server.seen).toHaveLength(5)
    expect(server.problems()).toEqual([])
    expect(server.refused).toEqual([])
  })

  it('A-10: a hook of the daemon was asked, and its word reached the model', () => {
    const told = JSON.stringify(door.asked.at(3)?.messages.at(-2))

    expect(told).toContain('hook error')
    expect(told).toContain('eval/score.js is protected')
  })

  it('A-4: goes on in the same conversation when a gate refuses', async () => {
    const [call] = journal.turns
      .flatMap((turn) => (turn.kind === 'said' ? turn.calls.slice(-1) : []))
      .slice(-1)
    journal.append({ kind: 'feedback', call: call?.id ?? '', reasons: ['the answer is too short'] })
    replies = [...replies, says(calls('submit', { answer: 'better' }))]

    expect(await aSession({ journal })()).toMatchObject({ kind: 'submitted', output: { answer: 'better' } })

    const last = JSON.stringify(door.asked.at(-1)?.messages)
    expect(last).toContain('the answer is too short')
    expect(last.match(/Look around, then write/g)).toHaveLength(1)
    expect(door.asked.at(-1)?.messages.filter(({ role }) => role === 'assistant').length).toBeGreaterThan(3)
  }, 180_000)

  it('A-5: stopped in the middle of a tool call it is dead at once, and another daemon goes on', async () => {
    const second = aJournal()
    const stop = new AbortController()
    const tools = anExecutor(worktree)
    const request = { journal: second, session: `${aRequest(worktree).session}-2` as AgentRequest['session'] }
    replies = [
      ...replies,
      says(text('First'), calls('read', { path: 'log.txt' })),
      says(text('Second'), calls('read', { path: 'src/policy.js' })),
      says(calls('submit', { answer: 'after all' })),
      // what is on the wire as the program dies is asked for again
      says(calls('submit', { answer: 'after all' })),
    ]
    let reads = 0
    const dying = {
      ...tools,
      run: (...args: Parameters<typeof tools.run>) => {
        if (++reads === 2) stop.abort()
        return tools.run(...args)
      },
    }
    await expect(aSession({ ...request, tools: dying })(stop.signal)).rejects.toMatchObject({
      code: 'effect.aborted',
    })
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => line.includes(root))).toEqual([])

    expect(await aSession({ ...request, tools })()).toMatchObject({ output: { answer: 'after all' } })
    expect(second.turns.filter(({ kind }) => kind === 'said')).toHaveLength(3)
    expect(server.problems()).toEqual([])
  }, 180_000)

  it('A-7: asks nobody but the model, and leaves its key in no file', () => {
    const { status, stdout } = spawnSync('grep', ['-rlaF', KEY, root], { encoding: 'utf8' })

    expect(door.other).toEqual([])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
