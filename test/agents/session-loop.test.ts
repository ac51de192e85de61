import { describe, expect, it } from 'vitest'
import { type AgentRequest, type Turn } from '../../src/agents/agent.ts'
import { NO_USAGE, type Conversation } from '../../src/agents/conversation.ts'
import { runSession, type ModelReply } from '../../src/agents/session-loop.ts'
import { HookeError } from '../../src/domain/errors.ts'
import { type Clock } from '../../src/lib/clock.ts'
import {
  acting,
  createScriptedAgents,
  createScriptedBackend,
  playing,
  read,
  run,
  submit,
  write,
} from '../fakes/scripted-agent.ts'
import { aJournal, aRequest, inFolder } from './sessions.ts'

const NEVER = new AbortController().signal
const still: Clock = { now: () => 0, steady: () => 0, after: () => () => undefined }

function session(request: AgentRequest, next: (conversation: Conversation) => ModelReply, clock = still) {
  return runSession(
    { model: { next: (conversation) => Promise.resolve(next(conversation)) }, clock },
    request,
    NEVER,
  )
}

let ids = 0
const says = (calls: readonly { tool: string; input: unknown }[], usd = 0): ModelReply => ({
  kind: 'said',
  text: '',
  calls: calls.map((call) => ({ ...call, id: `id-${(ids += 1)}` })),
  usage: { ...NO_USAGE, usd },
})

describe('a session', () => {
  it('A-5: reports a command that a restart cut off as unknown instead of running it again', () =>
    inFolder(async (folder) => {
      const call = { id: 'c1', ...run('touch', 'made') }
      const journal = aJournal([
        { kind: 'said', text: '', calls: [call], usage: NO_USAGE },
        { kind: 'started', call: 'c1' },
      ])
      const shown: Conversation[] = []

      await session(aRequest(folder, { journal }), (conversation) => {
        shown.push(conversation)
        return says([submit({ answer: 'yes' })])
      })

      expect(shown[0]?.messages[1]).toMatchObject({
        results: [{ ok: false, output: expect.stringContaining('unknown') as string }],
      })
      const listing = await aRequest(folder).tools.run({ id: 'x', tool: 'list', input: {} }, NEVER)
      expect(listing.output).toContain('no file')
    }))

  it('A-4: shows the reasons of a gate as the result of that submit', () =>
    inFolder(async (folder) => {
      const journal = aJournal([
        { kind: 'said', text: '', calls: [{ id: 's1', ...submit({ answer: 'a' }) }], usage: NO_USAGE },
        { kind: 'feedback', call: 's1', reasons: ['no baseline', 'n is below 3'] },
      ])
      const shown: Conversation[] = []

      await session(aRequest(folder, { journal }), (conversation) => {
        shown.push(conversation)
        return says([submit({ answer: 'b' })])
      })

      const [, results] = shown[0]?.messages ?? []
      expect(results).toMatchObject({ kind: 'results', results: [{ id: 's1', ok: false }] })
      expect(JSON.stringify(results)).toContain('- no baseline\\n- n is below 3')
    }))

  it('A-4: counts invalid submissions anew once a gate has seen a valid one', () =>
    inFolder(async (folder) => {
      const journal = aJournal()
      const answers = ['', '', '', 'valid', '', '', '', 'mended']
      const next = (): ModelReply => says([submit({ answer: answers.shift() ?? '' })])

      const first = await session(aRequest(folder, { journal }), next)
      journal.append({
        kind: 'feedback',
        call: first.kind === 'submitted' ? first.call : '',
        reasons: ['no'],
      })

      expect(await session(aRequest(folder, { journal }), next)).toMatchObject({
        output: { answer: 'mended' },
      })
    }))

  it('answers all calls of a turn before it accepts the submission among them', () =>
    inFolder(async (folder) => {
      const journal = aJournal()

      const outcome = await session(aRequest(folder, { journal }), () =>
        says([submit({ answer: 'yes' }), write('a.txt', 'a'), submit({ answer: 'no' })]),
      )

      expect(outcome).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })
      expect(journal.turns.map(({ kind }) => kind)).toEqual(['said', 'started', 'result', 'result'])
    }))

  it('A-9: ends without progress after three answers without a call, having said so twice', () =>
    inFolder(async (folder) => {
      const shown: Conversation[] = []

      const outcome = await session(aRequest(folder), (conversation) => {
        shown.push(conversation)
        return says([])
      })

      expect(outcome).toMatchObject({ kind: 'gaveUp', class: 'no-progress' })
      expect(shown.at(-1)?.messages.map(({ kind }) => kind)).toEqual([
        'answer',
        'reminder',
        'answer',
        'reminder',
      ])
    }))

  it('A-9: ends without progress after the same call five times, unless a file changed between', () =>
    inFolder(async (folder) => {
      let asked = 0
      const stuck = await session(aRequest(folder), () => {
        asked += 1
        return says([read('absent.txt')])
      })
      let turn = 0
      const working = await session(aRequest(folder), () => {
        turn += 1
        if (turn > 12) return says([submit({ answer: 'yes' })])
        return says([turn % 3 === 0 ? write('a.txt', String(turn)) : run('true')])
      })

      expect(stuck).toMatchObject({
        kind: 'gaveUp',
        class: 'no-progress',
        reason: expect.stringContaining('read') as string,
      })
      expect(asked).toBe(5)
      expect(working.kind).toBe('submitted')
    }))

  it('A-8: ends at its limits of turns, dollars and minutes, and tells what it cost', () =>
    inFolder(async (folder) => {
      let n = 0
      const step = (usd: number) => () => says([write('a.txt', String((n += 1)))], usd)
      let now = 0
      const slow: Clock = { ...still, now: () => (now += 60_000) }
      const limits = { turns: 3, usd: 1, minutes: 5 }

      const turns = await session(aRequest(folder, { limits }), step(0.1))
      const usd = await session(aRequest(folder, { limits: { ...limits, turns: 99 } }), step(0.6))
      const minutes = await session(aRequest(folder, { limits: { ...limits, turns: 99 } }), step(0), slow)

      expect(turns).toMatchObject({ class: 'limit', reason: 'all 3 turns are used' })
      expect(usd).toMatchObject({ class: 'limit', reason: '$1.20 of $1.00 are spent', usage: { usd: 1.2 } })
      expect(minutes).toMatchObject({ class: 'limit', reason: 'its 5 minutes are over' })
    }))

  it('A-8: ends at its limit of tokens, the cached ones included', () =>
    inFolder(async (folder) => {
      let n = 0
      const usage = { inputTokens: 10, cachedTokens: 80, outputTokens: 10, usd: 0 }
      const step = (): ModelReply => ({ ...says([write('a.txt', String((n += 1)))]), usage }) as ModelReply
      const limits = { turns: 99, usd: 1, minutes: 5, tokens: 250 }

      const outcome = await session(aRequest(folder, { limits }), step)

      expect(outcome).toMatchObject({ class: 'limit', reason: '300 of 250 tokens are used' })
    }))

  it('A-5: asks, runs a tool and commits only when all that came before is on the disk', () =>
    inFolder(async (folder) => {
      const kept = aJournal()
      const state = { onDisk: 0 }
      const journal = {
        ...kept,
        durable: () => Promise.resolve(void (state.onDisk = kept.turns.length)),
      }
      const seen: string[] = []
      const look = (what: string): void =>
        void seen.push(`${what}: ${kept.turns.length - state.onDisk} missing`)
      const afterStep = (): Promise<void> => {
        look('commit')
        return Promise.resolve()
      }
      const request = aRequest(folder, { journal, afterStep })
      const tools: AgentRequest['tools'] = {
        ...request.tools,
        run(call, signal) {
          look(call.tool)
          return request.tools.run(call, signal)
        },
      }
      const answers = [says([write('a.txt', 'a')]), says([submit({ answer: 'yes' })])]
      const model = () => {
        look('ask')
        return answers.shift() ?? says([])
      }

      expect(await session({ ...request, tools }, model)).toMatchObject({ kind: 'submitted' })
      expect(seen).toEqual(['ask: 0 missing', 'write: 0 missing', 'commit: 0 missing', 'ask: 0 missing'])
    }))

  it('passes provider trouble on as it is, with nothing lost', () =>
    inFolder(async (folder) => {
      const journal = aJournal()
      let asked = 0
      const model = () => {
        asked += 1
        if (asked === 1) return says([write('a.txt', 'a')])
        throw new HookeError('agent.unavailable', 'overloaded', { retryable: true })
      }

      await expect(session(aRequest(folder, { journal }), model)).rejects.toMatchObject({ retryable: true })

      expect(journal.turns.map(({ kind }) => kind)).toEqual(['said', 'started', 'result'])
    }))

  it('A-5: an abort during a call leaves it started, and the next session settles it', () =>
    inFolder(async (folder) => {
      const stop = new AbortController()
      const journal = aJournal()
      const request = aRequest(folder, { journal })
      const backend = createScriptedBackend({
        implementer: () => acting([run('sleep', '60')], { answer: 'yes' }),
      })
      const started: AgentRequest['tools'] = {
        ...request.tools,
        run(call, signal) {
          setImmediate(() => stop.abort())
          return request.tools.run(call, signal)
        },
      }

      await expect(backend.run({ ...request, tools: started }, stop.signal)).rejects.toMatchObject({
        code: 'effect.aborted',
      })
      expect(journal.turns.map(({ kind }) => kind)).toEqual(['said', 'started'])

      expect(await backend.run(request, NEVER)).toMatchObject({ kind: 'submitted' })
    }))

  it('W-6: asks again for the commit of a step when none is in the journal, and not when one is', () =>
    inFolder(async (folder) => {
      const turns: Turn[] = [
        { kind: 'said', text: 'Write', calls: [{ id: 'w', ...write('a.txt', 'a') }], usage: NO_USAGE },
        { kind: 'started', call: 'w' },
        { kind: 'result', result: { id: 'w', ok: true, output: 'written' } },
      ]
      const steps: number[] = []
      const afterStep: AgentRequest['afterStep'] = (turn) => Promise.resolve(void steps.push(turn))
      const end = () => says([submit({ answer: 'yes' })])

      await session(aRequest(folder, { journal: aJournal(turns), afterStep }), end)
      const done: Turn = { kind: 'committed', commit: 'abc', turn: 1 }
      await session(aRequest(folder, { journal: aJournal([...turns, done]), afterStep }), end)

      expect(steps).toEqual([1])
    }))
})

describe('scripted agents', () => {
  it('play a role by a function from its request, with feedback and calls', () =>
    inFolder(async (worktree) => {
      const agents = createScriptedAgents({
        implementer: (request, { round, feedback }) =>
          feedback.length === 0
            ? acting([write('a.txt', request.study)], { answer: `round ${round}` })
            : playing([{ calls: [submit({ answer: feedback[0] ?? '' })] }]),
      })
      const journal = aJournal()
      const request = aRequest(worktree, { journal })

      const first = await agents.backend('implementer').run(request, NEVER)
      journal.append({
        kind: 'feedback',
        call: first.kind === 'submitted' ? first.call : '',
        reasons: ['too long'],
      })
      const second = await agents.backend('implementer').run(request, NEVER)

      expect(first).toMatchObject({ output: { answer: 'round 1' } })
      expect(second).toMatchObject({ output: { answer: expect.stringContaining('- too long') as string } })
      expect(agents.requests).toHaveLength(2)
    }))
})
