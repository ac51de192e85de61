import { describe, expect, it } from 'vitest'
import { type AgentRequest } from '../../../src/agents/agent.ts'
import {
  calls,
  fails,
  says,
  submits,
  text,
  type Reply,
  type Said,
} from '../../fakes/messages-server/reply.ts'
import { aJournal, aRequest } from '../sessions.ts'
import { SessionId } from '../../../src/domain/ids.ts'
import { until } from '../../workflow/harness.ts'
import { aPurse, inWorld, told, type World } from './world.ts'

const DONE = submits({ answer: 'yes' })
const SAID: Said = { content: [text('Writing.')] }

describe('trouble that passes', () => {
  it.each([
    [
      '429 with retry-after',
      fails(429, 'rate_limit_error', { 'retry-after': '17' }),
      17_000,
      'limits how often',
    ],
    [
      '429 with retry-after-ms',
      fails(429, 'rate_limit_error', { 'retry-after-ms': '700' }),
      700,
      'limits how often',
    ],
    ['429 without a word', fails(429, 'rate_limit_error'), 2_000, 'limits how often'],
    ['529', fails(529, 'overloaded_error'), 2_000, 'overloaded'],
    ['500', fails(500, 'api_error'), 2_000, 'has trouble (500)'],
    ['503', fails(503, 'api_error'), 2_000, 'has trouble (503)'],
    ['408', fails(408, 'timeout_error'), 2_000, 'has trouble (408)'],
    [
      'a connection that is reset',
      { kind: 'cut', after: 0, said: SAID } satisfies Reply,
      2_000,
      'cannot be reached',
    ],
  ] as const)('A-9: %s makes the experiment wait until a time, and costs nothing', (_, reply, wait, words) =>
    inWorld([reply, DONE], async ({ clock, journal, run }) => {
      const purse = aPurse()
      const error = await told(run({ purse }))

      expect(error).toMatchObject({ code: 'agent.unavailable', retryable: true, retryAt: clock.now() + wait })
      expect(error.message).toContain(words)
      expect(journal.turns).toEqual([])
      expect(purse.asked).toEqual([expect.any(Number), 'released'])
      clock.advance(wait)
      expect(await run({ purse })).toMatchObject({ kind: 'submitted' })
    }),
  )

  it('A-9: waits longer each time, to a cap of five minutes, and anew after an answer', () =>
    inWorld(
      [
        ...Array.from({ length: 9 }, () => fails(429, 'rate_limit_error')),
        says(calls('list', {})),
        fails(429, 'rate_limit_error'),
      ],
      async ({ clock, run }) => {
        const waits: number[] = []
        for (let i = 0; i < 10; i += 1) {
          const { retryAt = 0 } = await told(run())
          waits.push((retryAt - clock.now()) / 1_000)
          clock.advance(retryAt - clock.now())
        }

        expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 2])
      },
    ))

  it('A-9: spreads those who failed together', () =>
    inWorld(
      [fails(529, 'overloaded_error')],
      async ({ clock, run }) => {
        const { retryAt = 0 } = await told(run())

        expect(retryAt - clock.now()).toBe(2_500)
      },
      { random: () => 1 },
    ))

  it('A-9: one session that waits for a rate limit keeps no other from asking', () =>
    inWorld([fails(429, 'rate_limit_error', { 'retry-after': '3600' }), DONE], async ({ run }) => {
      await told(run({ session: SessionId.parse('AA-001.planner.1') }))

      expect(await run({ session: SessionId.parse('BB-001.planner.1') })).toMatchObject({ kind: 'submitted' })
    }))

  it('A-9: after three failures nobody asks; one looks whether the provider is back; then all go on', () =>
    inWorld(
      [fails(529, 'overloaded_error'), fails(529, 'overloaded_error'), fails(529, 'overloaded_error'), DONE],
      async (world) => {
        const { server, clock } = world
        const sessions = ['AA-001.planner.1', 'BB-001.planner.1', 'CC-001.planner.1', 'DD-001.planner.1']
        const [a, b, c, d] = sessions.map((id) => sessionOf(world, id))
        await told(run(world, a))
        await told(run(world, b))
        const { retryAt = 0 } = await told(run(world, c))
        expect(server.seen).toHaveLength(3)

        const held = await told(run(world, d))
        expect(server.seen).toHaveLength(3)
        expect(held.retryAt).toBe(retryAt)
        expect(held.found).toContain('nobody asks until then')

        clock.advance(retryAt - clock.now())
        const scout = run(world, d)
        expect((await told(run(world, a))).retryAt).toBe(clock.now() + 2_000)
        expect(await scout).toMatchObject({ kind: 'submitted' })
        expect(await run(world, a)).toMatchObject({ kind: 'submitted' })
      },
    ))

  it.each([
    ['is stopped', null],
    ['is told that its key is not accepted', fails(401, 'authentication_error')],
    ['is told that it asks too often', fails(429, 'rate_limit_error', { 'retry-after': '3600' })],
  ] as const)('W-1, A-9: when the one that looks %s, the others go on', (_, reply) =>
    inWorld(
      ({ n }) =>
        n <= 3
          ? fails(529, 'overloaded_error')
          : n > 4
            ? DONE
            : (reply ?? { kind: 'hangs', after: 0, said: SAID }),
      async (world) => {
        const { server, clock } = world
        const [a, b] = ['AA-001.planner.1', 'BB-001.planner.1'].map((id) => sessionOf(world, id))
        for (let i = 0; i < 3; i += 1) {
          const { retryAt = 0 } = await told(run(world, a))
          clock.advance(retryAt - clock.now())
        }
        const stop = new AbortController()
        const scout = told(world.run(a, stop.signal))
        await until(
          () => server.seen.length === 4,
          () => `${server.seen.length} requests`,
        )
        if (reply === null) stop.abort()
        await scout

        expect(await run(world, b)).toMatchObject({ kind: 'submitted' })
      },
    ),
  )

  it('A-9: an hour without a provider takes few requests and no money', () =>
    inWorld([fails(529, 'overloaded_error')], async ({ server, clock, journal, run }) => {
      const end = clock.now() + 3_600_000
      while (clock.now() < end) {
        const { retryAt = end } = await told(run())
        clock.advance(retryAt - clock.now())
      }

      expect(server.seen.length).toBeLessThan(25)
      expect(journal.turns).toEqual([])
    }))
})

function sessionOf({ folder }: World, id: string): Partial<AgentRequest> {
  return { session: SessionId.parse(id), journal: aJournal(), tools: aRequest(folder).tools }
}

function run({ run: ask }: World, request: Partial<AgentRequest> | undefined) {
  return ask(request ?? {})
}

describe('trouble that needs a person', () => {
  it.each([
    ['401', fails(401, 'authentication_error'), 'does not accept the key (401)', 'ANTHROPIC_API_KEY'],
    ['403', fails(403, 'permission_error'), 'does not accept the key (403)', 'ANTHROPIC_API_KEY'],
    ['402', fails(402, 'billing_error'), 'spend limit', 'add credit'],
    [
      'a spend limit, which comes as 429',
      { ...fails(429, 'rate_limit_error'), code: 'enforced_spend_limit_reached' } as Reply,
      'spend limit',
      'add credit',
    ],
    ['400', fails(400, 'invalid_request_error'), 'refused the request (400)', '[agents]'],
    ['404', fails(404, 'not_found_error'), 'not known to its provider', 'model'],
  ] as const)('A-9: %s is not tried again, and says what to do', (_, reply, words, advice) =>
    inWorld([reply], async ({ server, journal, run }) => {
      const error = await told(run())

      expect(error).toMatchObject({ code: 'agent.failed', retryable: false, retryAt: undefined })
      expect(error.message).toContain(words)
      expect(error.advice).toContain(advice)
      expect(error.advice).toContain('hooke retry')
      expect(JSON.stringify([error, error.cause])).not.toContain(server.key)
      expect(server.seen).toHaveLength(1)
      expect(journal.turns).toEqual([])
    }),
  )

  it('A-8: makes no call that the purse refuses, and says why', () =>
    inWorld([DONE], async ({ server, run }) => {
      const outcome = await run({ purse: aPurse('$10 of $10 is spent for the study') })

      expect(outcome).toMatchObject({
        kind: 'gaveUp',
        class: 'limit',
        reason: '$10 of $10 is spent for the study',
      })
      expect(server.seen).toEqual([])
    }))

  it('A-8: reserves what a call may cost at most before it makes the call', () =>
    inWorld([says(calls('list', {})), DONE], async ({ journal, run }) => {
      const purse = aPurse()

      await run({ purse })

      const paid = journal.turns.flatMap((turn) => ('usage' in turn ? [turn.usage.usd] : []))
      expect(purse.asked).toHaveLength(2)
      for (const [i, reserved] of purse.asked.entries()) expect(reserved).toBeGreaterThan(paid[i] ?? 0)
    }))

  it('A-8: has no session with a model that has no price', () =>
    inWorld([DONE], async ({ server, run }) => {
      await expect(run({ model: 'unheard-of' })).rejects.toMatchObject({
        code: 'config.invalid',
        advice: expect.stringContaining('[agents.prices."unheard-of"]') as string,
      })
      expect(server.seen).toEqual([])
    }))
})
