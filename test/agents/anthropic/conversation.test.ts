import { describe, expect, it } from 'vitest'
import { type Turn } from '../../../src/agents/agent.ts'
import { createMasker } from '../../../src/lib/masking.ts'
import { calls, says, submits, text, thinks, type Reply } from '../../fakes/messages-server/reply.ts'
import { aJournal, aRequest } from '../sessions.ts'
import { anAnthropicBackend } from './backends.ts'
import { inWorld, kinds, NEVER } from './world.ts'

const DONE = submits({ answer: 'yes' })
const LOOKS = says(
  thinks('I should look at both.'),
  text('Looking.'),
  calls('list', {}),
  calls('write', { path: 'a.txt', content: 'a' }),
)

describe('a session on the Messages API', () => {
  it('A-1: sends the whole history each turn, all results of a turn in one message, and forces no tool', () =>
    inWorld([LOOKS, DONE], async ({ server, run }) => {
      const outcome = await run()

      expect(outcome).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })
      expect(server.problems()).toEqual([])
      expect(server.refused).toEqual([])
      const second = server.seen[1]?.request
      expect(second?.messages.map(({ role, content }) => [role, ...content.map(({ type }) => type)])).toEqual(
        [
          ['user', 'text'],
          ['assistant', 'thinking', 'text', 'tool_use', 'tool_use'],
          ['user', 'tool_result', 'tool_result'],
        ],
      )
      expect(second).not.toHaveProperty('tool_choice')
      expect(second?.tools.map(({ name }) => name)).toContain('submit')
    }))

  it('A-8: puts at most four marks: after the rules, the task, and the last two things said to the model', () =>
    inWorld([LOOKS, LOOKS, LOOKS, DONE], async ({ server, run }) => {
      await run()

      const last = server.seen[3]?.request
      expect(last?.system.map(({ cache_control: mark }) => mark)).toEqual([{ type: 'ephemeral', ttl: '1h' }])
      const marked = last?.messages.map(({ content }) =>
        content.map((block) => 'cache_control' in block && block.cache_control !== undefined),
      )
      expect(marked).toEqual([
        [true],
        [false, false, false, false],
        [false, false],
        [false, false, false, false],
        [false, true],
        [false, false, false, false],
        [false, true],
      ])
    }))

  it('A-8: gives thinking back to the model that had it, and to no other', () =>
    inWorld([LOOKS, DONE], async ({ server, folder, journal, run }) => {
      await run()
      const upTo = journal.turns.slice(0, -1)
      const backend = anAnthropicBackend(server)

      await backend.run(aRequest(folder, { journal: aJournal(upTo), model: 'other' }), NEVER)

      const types = (n: number) => server.seen[n]?.request.messages[1]?.content.map(({ type }) => type)
      expect(types(1)).toContain('thinking')
      expect(types(2)).toEqual(['text', 'tool_use', 'tool_use'])
      expect(server.problems()).toEqual([])
    }))

  it('S-5: leaves out thinking that was masked in the journal, whose signature no longer fits', () =>
    inWorld([says(thinks('The key is hunter2-hunter2.'), calls('list', {})), DONE], async (world) => {
      const masker = createMasker({ secrets: [{ name: 'KEY', value: 'hunter2-hunter2' }] })
      const kept = aJournal()
      const masking = {
        ...kept,
        append: (turn: Turn) => kept.append(JSON.parse(masker.mask(JSON.stringify(turn))) as Turn),
      }

      const outcome = await world.restarted(masking)

      expect(outcome.kind).toBe('submitted')
      expect(JSON.stringify(kept.turns)).not.toContain('hunter2')
      expect(world.server.seen[1]?.request.messages[1]?.content.map(({ type }) => type)).toEqual(['tool_use'])
    }))

  it('S-5: masks what it sends, and keeps the key out of every request', () =>
    inWorld(
      [DONE],
      async ({ server, run }) => {
        await run({
          system: 'Use hunter2-hunter2.',
          input: [{ title: 'Brief', text: 'hunter2-hunter2', trust: 'daemon' }],
        })

        const sent = JSON.stringify(server.seen[0]?.request)
        expect(sent).not.toContain('hunter2')
        expect(sent).not.toContain(server.key)
      },
      { mask: (words) => words.replaceAll('hunter2-hunter2', '‹secret›') },
    ))

  it('A-5: shows byte for byte the same after a restart at any point of its journal', () =>
    inWorld(
      ({ turn }) => [LOOKS, says(text('Only words.')), LOOKS, DONE][turn] ?? DONE,
      async ({ server, journal, run, restarted }) => {
        await run()
        const first = server.seen.map(({ request }) => JSON.stringify(request.messages))
        const ends = journal.turns.flatMap(({ kind }, i) => (kind === 'said' ? [i] : []))

        for (const [turn, end] of ends.entries()) {
          await restarted(aJournal(journal.turns.slice(0, end)))
          const again = JSON.stringify(server.seen.at(turn - ends.length)?.request.messages)
          // thinking and calls have the ids of the first run as far as the journal holds them
          expect({ turn, same: again === first[turn] }).toEqual({ turn, same: true })
        }
      },
    ))

  it('A-1: goes on with a turn that the provider paused by sending it back as it is', () =>
    inWorld(
      [{ kind: 'said', content: [text('So far.')], stop: 'pause_turn' }, DONE],
      async ({ server, run }) => {
        expect(await run()).toMatchObject({ kind: 'submitted' })

        expect(server.problems()).toEqual([])
        expect(server.seen[1]?.request.messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
      },
    ))

  it('A-1: asks for the configured effort', () =>
    inWorld([DONE], async ({ server, run }) => {
      await run({ effort: 'xhigh' })

      expect(server.seen[0]?.request.output_config).toEqual({ effort: 'xhigh' })
    }))

  it('A-8: knows what each turn cost', () =>
    inWorld([LOOKS, DONE], async ({ journal, run }) => {
      const { usage } = await run({ system: 'Write the code. '.repeat(500) })

      const said = journal.turns.flatMap((turn) => (turn.kind === 'said' ? [turn.usage] : []))
      expect(said).toHaveLength(2)
      expect(said[1]?.cachedTokens).toBeGreaterThan(0)
      expect(said.every(({ usd }) => usd > 0)).toBe(true)
      expect(usage.usd).toBeCloseTo(
        said.reduce((sum, { usd }) => sum + usd, 0),
        12,
      )
    }))
})

const stops = (stop: string, category?: string): Reply => ({
  kind: 'said',
  content: [text('I would rather not.'), calls('write', { path: 'a.txt', content: 'cut' })],
  stop,
  ...(category === undefined ? {} : { category }),
})

describe('an answer that is none', () => {
  it.each([
    ['a refusal', stops('refusal', 'cyber'), 'refusal', 'the model refused to answer'],
    ['an answer cut at its limit', stops('max_tokens'), 'limit', 'was cut at the most tokens'],
    ['an empty answer', says(), 'no-progress', 'its answer was empty'],
  ] as const)('A-9: %s is asked again once with a note, then given up', (_, reply, why, words) =>
    inWorld([reply, reply], async ({ server, journal, run, restarted }) => {
      const outcome = await run()

      expect(outcome).toMatchObject({ kind: 'gaveUp', class: why })
      expect(outcome.kind === 'gaveUp' && outcome.reason).toContain(words)
      expect(outcome.usage.usd).toBeGreaterThan(0)
      expect(kinds(journal.turns)).toEqual(['unanswered', 'unanswered'])
      const [first, second] = server.seen.map(({ request }) => request.messages[0]?.content ?? [])
      expect(second?.slice(0, 1)).toEqual(first)
      expect(second).toHaveLength(2)
      expect(await restarted(journal)).toEqual(outcome)
      expect(server.seen).toHaveLength(2)
    }),
  )

  it('A-9: none of its calls runs, and the conversation goes on from the note', () =>
    inWorld([LOOKS, stops('max_tokens'), DONE], async ({ server, run }) => {
      expect(await run()).toMatchObject({ kind: 'submitted' })

      expect(server.problems()).toEqual([])
      expect(server.seen[2]?.request.messages.at(-1)?.content.map(({ type }) => type)).toEqual([
        'tool_result',
        'tool_result',
        'text',
      ])
      expect(JSON.stringify(server.seen[2]?.request)).not.toContain('"cut"')
    }))
})
