import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modelChecks } from '../../src/app/doctor-models.ts'
import { readConfig } from '../../src/config/load.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { aMessagesServer, KEY, type MessagesServer } from '../fakes/messages-server/messages-server.ts'
import { submits } from '../fakes/messages-server/reply.ts'

let server: MessagesServer
beforeAll(async () => {
  server = await aMessagesServer(() => submits({}))
})
afterAll(() => server.close())

const LIVE = `
[agents]
backend = "anthropic"
model = "claude-opus-5-5"
[secrets]
ANTHROPIC_API_KEY = "env:THE_KEY"
`

function checks(text: string, env: Record<string, string>) {
  const all = { ...env, HOOKE_AGENTS__ANTHROPIC__BASE_URL: server.url }
  const config = readConfig({ path: '/lab/bandits/hooke.toml', text, env: all })
  return modelChecks({ config, clock: systemClock, env: all })
}

describe('doctor', () => {
  it('H-13: asks the Messages API whether it takes the key and knows the model, which costs nothing', async () => {
    expect(await checks(LIVE, { THE_KEY: KEY })).toEqual([
      {
        name: 'agents anthropic',
        state: 'ok',
        found: 'claude-opus-5-5 is Fake claude-opus-5-5; the key is accepted',
      },
    ])
    expect(server.seen).toEqual([])
  })

  it.each([
    ['a key that is not accepted', { THE_KEY: 'sk-ant-wrong-6f1b2c3d4e5f6a7b' }, '401'],
    ['a key that is not there', {}, 'THE_KEY'],
  ])('H-13: fails for %s, says what to do, and shows no key', async (_, env, words) => {
    const [check] = await checks(LIVE, env)

    expect(check).toMatchObject({ state: 'failed', advice: expect.stringContaining('[secrets]') as string })
    expect(check?.found).toContain(words)
    expect(JSON.stringify(check)).not.toContain('sk-ant-wrong')
  })

  it('H-13: asks nobody where the roles are rehearsed', async () => {
    expect(await checks('', {})).toEqual([])
  })
})
