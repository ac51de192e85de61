import { describe, expect, it } from 'vitest'
import { HookeError } from '../../../src/domain/errors.ts'
import {
  calls,
  chunksOf,
  submits,
  text,
  thinks,
  type Reply,
  type Said,
} from '../../fakes/messages-server/reply.ts'
import { aJournal, aRequest } from '../sessions.ts'
import { TIMEOUTS, withinTime } from '../../../src/agents/anthropic/stream.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { anAnthropicBackend } from './backends.ts'
import { aPurse, inWorld, kinds, NEVER, told, type World } from './world.ts'

const DONE = submits({ answer: 'yes' })
const SAID: Said = {
  content: [
    thinks('Both files.'),
    text('Writing.'),
    calls('write', { path: 'a.txt', content: 'a'.repeat(900) }),
  ],
}

describe('a stream', () => {
  it('row 26: cut at any chunk, it is dropped and asked again; no tool runs twice, each answer counts once', () =>
    inWorld(
      ({ n, turn }) => replyCutAt(n, turn),
      async ({ server, folder, clock }) => {
        const ask = askAgain(server, folder, clock)
        const journal = aJournal()

        const { outcome, tries } = await ask(journal)

        expect(outcome).toMatchObject({ kind: 'submitted', output: { answer: 'yes' } })
        expect(tries).toBe(CHUNKS)
        expect(kinds(journal.turns).filter((kind) => kind === 'started')).toHaveLength(1)
        expect(kinds(journal.turns).filter((kind) => kind === 'said')).toHaveLength(2)
        expect(server.seen.filter(({ answered }) => answered)).toHaveLength(2)
        const lost = journal.turns.flatMap((turn) => (turn.kind === 'unanswered' ? [turn] : []))
        expect(lost).toHaveLength(CHUNKS - 1)
        expect(lost.every(({ why, usage }) => why === 'lost' && usage.usd > 0)).toBe(true)
      },
    ))

  it.each([
    [
      'an error event',
      { kind: 'broken', after: 4, type: 'overloaded_error', said: SAID } as const,
      'overloaded',
    ],
    ['no form at all', { kind: 'garbage' } as const, 'cannot be reached'],
  ])('row 26: that ends with %s is asked again', (_, reply, words) =>
    inWorld([reply, DONE], async ({ clock, journal, run }) => {
      const error = await told(run())
      expect(error.message).toContain(words)
      expect(error.retryAt).toBe(clock.now() + 2_000)

      clock.advance(2_000)
      expect(await run()).toMatchObject({ kind: 'submitted' })
      expect(kinds(journal.turns).slice(0, 2)).toEqual(['unanswered', 'said'])
    }),
  )

  it.each([0, 3])('row 27: that falls silent after %i chunks is given up after 90 s', (after) =>
    inWorld([{ kind: 'hangs', after, said: SAID }, DONE], async ({ clock, run, server, journal }) => {
      const asked = told(run())
      await until(() => server.seen.length === 1 && clock.nextAt() !== undefined)
      await settled()
      clock.advance(89_000)
      await settled()
      expect(journal.turns).toEqual([])
      clock.advance(1_000)

      expect((await asked).found).toContain('nothing was heard for 90 s')
      expect(kinds(journal.turns)).toEqual(['unanswered'])
    }),
  )

  it('row 27: that only pings is given up after twenty minutes', () => {
    const line: { beat: () => void } = { beat: () => undefined }
    const pings: Reply = { kind: 'pings', onBeat: (beat) => (line.beat = beat) }
    return inWorld([pings, DONE], async ({ clock, run, server }) => {
      const asked = told(run())
      const end = clock.now() + 20 * 60_000
      await until(() => server.seen.length === 1)
      while (clock.now() < end) {
        line.beat()
        await settled()
        clock.advance(60_000)
      }

      expect((await asked).found).toContain('no end after 20 minutes')
    })
  })

  it('E-10: ends at once when the session is stopped, and stores nothing', () =>
    inWorld([{ kind: 'hangs', after: 3, said: SAID }], async ({ run, server, journal, clock }) => {
      const stop = new AbortController()
      const purse = aPurse()
      const asked = told(run({ purse }, stop.signal))
      await until(() => server.seen.length === 1)

      stop.abort()

      expect(await asked).toMatchObject({ code: 'effect.aborted' })
      expect(journal.turns).toEqual([])
      // the reply may have been billed: what was reserved stays spent
      expect(purse.asked).toEqual([expect.any(Number)])
      expect(clock.nextAt()).toBeUndefined()
    }))

  it('leaves no timer behind when a word comes after its end', async () => {
    const clock = createManualClock()
    const heard: { late: () => void } = { late: () => undefined }
    await withinTime({ clock, signal: NEVER, timeouts: TIMEOUTS }, ({ alive }) => {
      heard.late = alive
      return Promise.resolve()
    })

    heard.late()

    expect(clock.nextAt()).toBeUndefined()
  })
})

const CHUNKS = chunksOf(SAID, {
  id: 'msg',
  model: 'none',
  usage: { input_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 1 },
}).length

/** The first answer is cut one chunk later at each try, until it is whole. */
function replyCutAt(n: number, turn: number): Reply {
  if (turn === 1) return DONE
  return n < CHUNKS ? { kind: 'cut', after: n, said: SAID, politely: n % 2 === 0 } : { kind: 'said', ...SAID }
}

/** Each try is another process. */
function askAgain(server: World['server'], folder: string, clock: World['clock']) {
  return async (journal: ReturnType<typeof aJournal>) => {
    for (let tries = 1; ; tries += 1) {
      const backend = anAnthropicBackend(server, { clock })
      try {
        return { outcome: await backend.run(aRequest(folder, { journal }), NEVER), tries }
      } catch (error) {
        if (!(error instanceof HookeError) || !error.retryable) throw error
      }
    }
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error('it did not come to it')
    await settled()
  }
}

/** Lets what is on the wire arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
