import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calls, says, submits, text, thinks, type Reply } from '../../fakes/messages-server/reply.ts'
import { type Answers, type Question } from '../../fakes/messages-server/messages-server.ts'
import { aJournal } from '../sessions.ts'
import { inWorld, kinds, type World } from './world.ts'

const DONE = submits({ answer: 'yes' })
const RULES = 'Never touch the seeds. '.repeat(40)
const REQUEST = {
  system: RULES,
  input: [{ title: 'Brief', text: 'Find the start.', trust: 'daemon' as const }],
}
const TOO_LONG: Reply = {
  kind: 'error',
  status: 400,
  type: 'invalid_request_error',
  message: 'prompt is too long: 210000 tokens > 200000 maximum',
}
const SUMMARY = 'a.txt holds nothing but a; what is left: submit.'

const sizeOf = ({ request }: Question): number => JSON.stringify(request.messages).length
const isAskedToSumUp = ({ request }: Question): boolean =>
  JSON.stringify(request.messages.at(-1)).includes('will be replaced by your summary')

/** Reads a big file again and again; refuses what is longer than `most` characters. */
function reader({ most, turns, lines = 60 }: { most: number; turns: number; lines?: number }): Answers {
  let asked = 0
  return (question) => {
    if (sizeOf(question) > most) return TOO_LONG
    if (isAskedToSumUp(question)) return says(text(SUMMARY))
    asked += 1
    if (asked > turns) return DONE
    return says(thinks(`thought ${asked}`), calls('read', { path: 'a.txt', from: asked, lines }))
  }
}

function withBigFile({ folder }: World): void {
  writeFileSync(join(folder, 'a.txt'), `${'a'.repeat(120)}\n`.repeat(60))
}

const verbatim = ({ server }: World): boolean =>
  server.seen.every(({ request: { system, messages } }) => {
    const [task] = messages[0]?.content ?? []
    return system[0]?.text === RULES && task?.type === 'text' && task.text === '## Brief\n\nFind the start.'
  })

describe('a conversation that no longer fits', () => {
  it('row 31: has old results shortened, with rules and task as they were', () =>
    inWorld(reader({ most: 60_000, turns: 12 }), async (world) => {
      withBigFile(world)

      expect(await world.run(REQUEST)).toMatchObject({ kind: 'submitted' })

      const { journal, server } = world
      expect(kinds(journal.turns)).toContain('compacted')
      expect(verbatim(world)).toBe(true)
      expect(server.problems()).toEqual([])
      const last = JSON.stringify(server.seen.at(-1)?.request)
      expect(last).toContain('characters left out to save space')
    }))

  it('row 31: is replaced by a summary where shortening is not enough, and goes on to the end', () =>
    inWorld(reader({ most: 14_000, turns: 20, lines: 8 }), async (world) => {
      withBigFile(world)

      expect(await world.run(REQUEST)).toMatchObject({ kind: 'submitted' })

      const summaries = world.journal.turns.flatMap((turn) =>
        turn.kind === 'compacted' ? [turn.summary] : [],
      )
      expect(summaries).toContain(SUMMARY)
      expect(verbatim(world)).toBe(true)
      expect(world.server.problems()).toEqual([])
      expect(JSON.stringify(world.server.seen.at(-1)?.request)).toContain(SUMMARY)
    }))

  it('row 31: is given up with the reason when nothing more can be left out', () =>
    inWorld([TOO_LONG], async ({ run }) => {
      const outcome = await run(REQUEST)

      expect(outcome).toMatchObject({ kind: 'gaveUp', class: 'limit' })
      expect(outcome.kind === 'gaveUp' && outcome.reason).toContain('no longer fits into the context')
    }))

  it('A-5: is the same after a restart, byte for byte, and its prefix stays until it is made smaller again', () =>
    inWorld(reader({ most: 60_000, turns: 12 }), async (world) => {
      withBigFile(world)
      await world.run(REQUEST)
      const { journal, server } = world
      const ok = server.seen
        .filter(({ reply }) => reply === 'said')
        .map(({ request }) => JSON.stringify(request))
      const last = journal.turns.findLastIndex(({ kind }) => kind === 'said')

      await world.restarted(aJournal(journal.turns.slice(0, last)), REQUEST)

      const again = server.seen
        .filter(({ reply }) => reply === 'said')
        .map(({ request }) => JSON.stringify(request))
      expect(again.at(-1)).toBe(ok.at(-1))
    }))

  it('A-9: is made smaller before it is refused, when the model says how much it read', () =>
    inWorld(
      reader({ most: Infinity, turns: 12 }),
      async (world) => {
        withBigFile(world)

        expect(await world.run(REQUEST)).toMatchObject({ kind: 'submitted' })

        expect(world.server.seen.every(({ reply }) => reply === 'said')).toBe(true)
        expect(kinds(world.journal.turns)).toContain('compacted')
      },
      {
        prices: { none: { input: 4, cacheRead: 0.2, cacheWrite: 5, output: 20, context: 20_000 } },
        mostOutput: 2_000,
      },
    ))

  it('A-9: a context that is full in the middle of an answer is paid, dropped, and made room for', () =>
    inWorld(
      ({ n }) =>
        n === 6
          ? { kind: 'said', content: [text('So')], stop: 'model_context_window_exceeded' }
          : n < 8
            ? says(calls('read', { path: 'a.txt', from: n }))
            : DONE,
      async (world) => {
        withBigFile(world)

        expect(await world.run(REQUEST)).toMatchObject({ kind: 'submitted' })

        const at = world.journal.turns.findIndex(({ kind }) => kind === 'unanswered')
        expect(world.journal.turns[at]).toMatchObject({ why: 'lost' })
        expect(world.journal.turns[at + 1]).toMatchObject({ kind: 'compacted' })
      },
    ))
})
