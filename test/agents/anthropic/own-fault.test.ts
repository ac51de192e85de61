import { describe, expect, it } from 'vitest'
import { createAnthropicModel } from '../../../src/agents/anthropic/anthropic-model.ts'
import { BrokenOff, isFromOutside } from '../../../src/agents/anthropic/failure.ts'
import { createPatience } from '../../../src/agents/anthropic/patience.ts'
import { TimeIsOver, TIMEOUTS } from '../../../src/agents/anthropic/stream.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { NEVER } from './world.ts'

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })

describe('A-9: a fault of our own', () => {
  it.each([
    [new TimeIsOver('nothing was heard'), true],
    [new BrokenOff({ type: null, message: 'the reply broke off' }), true],
    [Object.assign(new Error('overloaded'), { status: 529 }), true],
    [Object.assign(new Error('Connection error.'), { requestID: undefined }), true],
    [new TypeError('fetch failed'), true],
    [new TypeError('terminated'), true],
    [reset, true],
    [new SyntaxError('Unexpected token < in JSON'), true],
    [new TypeError("Cannot read properties of undefined (reading 'usage')"), false],
    [new RangeError('Invalid array length'), false],
    [new Error('Streaming is required for operations that may take longer'), false],
  ])('%s: from outside is %s', (error, expected) => {
    expect(isFromOutside(error)).toBe(expected)
  })

  it('is not waited for, closes the provider to nobody, and asks for a person', async () => {
    const clock = createManualClock()
    const patience = createPatience({ clock, random: () => 0, timeouts: TIMEOUTS })
    const price = { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5, context: 200_000 }
    const send = () => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'x')"))
    const client = { send, describe: () => Promise.resolve('') }
    const mask = (text: string): string => text
    const parts = {
      client,
      mask,
      clock,
      patience,
      timeouts: TIMEOUTS,
      mostOutput: 16_000,
      thinking: 'default' as const,
    }
    const model = createAnthropicModel(
      { ...parts, secret: 'KEY' },
      { session: 's', model: 'm', price, effort: undefined },
    )
    const conversation = { system: '', task: '', tools: [], messages: [] }

    for (const _ of [1, 2, 3, 4]) {
      const reply = await model.next(conversation, NEVER)

      expect(reply).toMatchObject({ kind: 'trouble', error: { code: 'agent.failed', retryable: false } })
    }
    expect(patience.closedUntil('another')).toBeNull()
  })
})
