import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calls,
  rawCalls,
  says,
  submits,
  text,
  type Reply,
  type SaidBlock,
} from '../../fakes/messages-server/reply.ts'
import { aJournal } from '../sessions.ts'
import { type Turn } from '../../../src/agents/agent.ts'
import { EMPTY_DRAFT } from '../../../src/agents/anthropic/draft.ts'
import { replyOf } from '../../../src/agents/anthropic/reply.ts'
import { PRICE } from './backends.ts'
import { inWorld } from './world.ts'

const DONE = submits({ answer: 'yes' })

const WRONG: readonly (readonly [string, SaidBlock, string])[] = [
  ['arguments that are no JSON', rawCalls('read', '{"path": '), 'no JSON object'],
  ['arguments that are no object', rawCalls('read', '["a"]'), 'no JSON object'],
  ['a tool that does not exist', calls('delete_everything', {}), 'you have no tool delete_everything'],
  ['wrong types', calls('read', { path: 7 }), 'read was called wrongly'],
  [
    'a megabyte of arguments',
    calls('write', { path: 'a.txt', content: 'x'.repeat(1_000_001) }),
    'at most 1000000',
  ],
]

describe('a malformed call', () => {
  it.each(WRONG)('row 28: %s is answered with the reason and runs nothing', (_, wrong, words) =>
    inWorld([says(wrong), DONE], async ({ server, journal, folder, run }) => {
      expect(await run()).toMatchObject({ kind: 'submitted' })

      const result = journal.turns.find((turn) => turn.kind === 'result')
      expect(result).toMatchObject({
        result: { ok: false, output: expect.stringContaining(words) as string },
      })
      expect(server.problems()).toEqual([])
      expect(server.refused).toEqual([])
      expect(JSON.stringify(journal.turns).length).toBeLessThan(10_000)
      expect(folder).toBeTruthy()
    }),
  )

  it('row 28: three answers in a row of nothing else end the session', () =>
    inWorld(
      [says(rawCalls('read', '{')), says(calls('nothing', {})), says(calls('read', {})), DONE],
      async (world) => {
        const outcome = await world.run()

        expect(outcome).toMatchObject({ kind: 'gaveUp', class: 'malformed' })
        expect(world.server.seen).toHaveLength(3)
        expect(await world.restarted(world.journal)).toEqual(outcome)
      },
    ))

  it('row 28: one call that can be carried out begins the count anew', () =>
    inWorld(
      [
        says(rawCalls('read', '{')),
        says(rawCalls('read', '{')),
        says(calls('list', {}), rawCalls('read', '{')),
        says(rawCalls('read', '{')),
        DONE,
      ],
      async ({ run }) => {
        expect(await run()).toMatchObject({ kind: 'submitted' })
      },
    ))

  it('row 28: a submit that cannot be read is answered like an invalid one', () =>
    inWorld([says(rawCalls('submit', '{"answer": "y')), DONE], async ({ journal, run }) => {
      expect(await run()).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })

      expect(JSON.stringify(journal.turns)).toContain('no JSON object')
    }))

  it('row 30: the same call five times ends the session, and so does talk without a call', () =>
    inWorld([says(calls('list', {}))], async ({ server, run }) => {
      expect(await run()).toMatchObject({ kind: 'gaveUp', class: 'no-progress' })
      expect(server.seen).toHaveLength(5)
    }).then(() =>
      inWorld([says(text('Let me think about it.'))], async ({ server, run }) => {
        expect(await run()).toMatchObject({ kind: 'gaveUp', class: 'no-progress' })
        expect(server.seen).toHaveLength(3)
      }),
    ))
})

const json = fc.oneof(
  fc.json(),
  fc.string(),
  fc.json().map((whole) => whole.slice(0, -1)),
  fc.constant(''),
)
const tool = fc.constantFrom('read', 'list', 'search', 'write', 'edit', 'submit', 'nothing')
const anAnswer = fc.array(
  fc.oneof(
    fc.record({ tool, json }).map((call) => rawCalls(call.tool, call.json)),
    fc.string().map((words) => text(words)),
  ),
  { maxLength: 4 },
)

describe('whatever a model answers', () => {
  it('row 28: ends in an outcome, never in an error, and every request keeps to the protocol', async () => {
    const script: { replies: readonly Reply[] } = { replies: [] }
    await inWorld(
      ({ n }) => script.replies[n % script.replies.length] ?? DONE,
      async ({ server, restarted }) => {
        await fc.assert(
          fc.asyncProperty(fc.array(anAnswer, { minLength: 1, maxLength: 6 }), async (answers) => {
            script.replies = answers.map((content) => says(...content))
            const journal = aJournal()

            const outcome = await restarted(journal, { limits: { turns: 8, usd: 10, minutes: 30 } })

            expect(['submitted', 'gaveUp']).toContain(outcome.kind)
            expect(callsUnanswered(journal.turns)).toEqual([])
          }),
          { numRuns: 60 },
        )
        expect(server.problems()).toEqual([])
        expect(server.refused).toEqual([])
      },
    )
  })

  it('row 28: becomes a reply that can be stored, for any arguments at all', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.string({ maxLength: 5_000 })), (argument) => {
        const blocks = [{ type: 'tool_use' as const, id: 'toolu_1', name: 'read', json: argument }]
        const reply = replyOf(
          { ...EMPTY_DRAFT, blocks, stop: 'tool_use' },
          { model: 'none', price: PRICE, mostOutput: 100 },
        )

        expect(reply).toMatchObject({ kind: 'said', calls: [{ id: 'toolu_1', tool: 'read' }] })
        expect(JSON.parse(JSON.stringify(reply))).toEqual(reply)
      }),
      { numRuns: 10_000 },
    )
  })
})

/** Calls of every answer but the last that have no result. */
function callsUnanswered(turns: readonly Turn[]): readonly string[] {
  const last = turns.findLastIndex(({ kind }) => kind === 'said')
  const called = turns
    .slice(0, last)
    .flatMap((turn) => (turn.kind === 'said' ? turn.calls.map(({ id }) => id) : []))
  const answered = turns.flatMap((turn) => (turn.kind === 'result' ? [turn.result.id] : []))
  return called.filter((id) => !answered.includes(id))
}
